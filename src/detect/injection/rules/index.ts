import type { InjectionRule } from '../injection-rule.ts';
import { authorityUrgencyRules } from './authority-urgency.ts';
import { authorityUrgencyMultilingualRules } from './authority-urgency-multilingual.ts';
import { developerModeRules } from './developer-mode.ts';
import { developerModeCjkRules } from './developer-mode-cjk.ts';
import { developerModeEasternRules } from './developer-mode-eastern.ts';
import { developerModeEuropeanRules } from './developer-mode-european.ts';
import { embeddedInstructionRules } from './embedded-instruction.ts';
import { embeddedInstructionEasternRules } from './embedded-instruction-eastern.ts';
import { embeddedInstructionEuropeanRules } from './embedded-instruction-european.ts';
import { encodeAndExecuteRules } from './encode-and-execute.ts';
import { exfiltrationCarrierRules } from './exfiltration-carrier.ts';
import { forgedDelimiterRules } from './forged-delimiters.ts';
import { hiddenCarrierRules } from './hidden-carriers.ts';
import { manyShotRules } from './many-shot.ts';
import { memoryExtractionRules } from './memory-extraction.ts';
import { memoryExtractionCjkRules } from './memory-extraction-cjk.ts';
import { memoryExtractionEasternRules } from './memory-extraction-eastern.ts';
import { memoryExtractionEuropeanRules } from './memory-extraction-european.ts';
import { outputHijackRules } from './output-hijack.ts';
import { overrideRules } from './override.ts';
import { overrideCjkRules } from './override-cjk.ts';
import { overrideEasternRules } from './override-eastern.ts';
import { overrideEuropeanRules } from './override-european.ts';
import { overrideResetRules } from './override-reset.ts';
import { overrideScopeRules } from './override-scope.ts';
import { overrideVoidEasternRules } from './override-void-eastern.ts';
import { overrideVoidEuropeanRules } from './override-void-european.ts';
import { payloadSplittingRules } from './payload-splitting.ts';
import { promptExtractionRules } from './prompt-extraction.ts';
import { promptExtractionCjkRules } from './prompt-extraction-cjk.ts';
import { promptExtractionEasternRules } from './prompt-extraction-eastern.ts';
import { promptExtractionEuropeanRules } from './prompt-extraction-european.ts';
import { refusalSuppressionRules } from './refusal-suppression.ts';
import { refusalSuppressionCjkRules } from './refusal-suppression-cjk.ts';
import { refusalSuppressionEasternRules } from './refusal-suppression-eastern.ts';
import { refusalSuppressionEuropeanRules } from './refusal-suppression-european.ts';
import { roleHijackRules } from './role-hijack.ts';
import { roleHijackCjkRules } from './role-hijack-cjk.ts';
import { roleHijackEasternRules } from './role-hijack-eastern.ts';
import { roleHijackEuropeanRules } from './role-hijack-european.ts';
import { roleHijackMultilingualRules } from './role-hijack-multilingual.ts';
import { toolHijackRules } from './tool-hijack.ts';

/** All rules for prompt injection, in the order of their families. */
export const injectionRules: readonly InjectionRule[] = [
  ...overrideRules,
  ...overrideResetRules,
  ...overrideScopeRules,
  ...overrideEuropeanRules,
  ...overrideEasternRules,
  ...overrideCjkRules,
  ...overrideVoidEuropeanRules,
  ...overrideVoidEasternRules,
  ...roleHijackRules,
  ...roleHijackMultilingualRules,
  ...roleHijackEuropeanRules,
  ...roleHijackEasternRules,
  ...roleHijackCjkRules,
  ...promptExtractionRules,
  ...promptExtractionEuropeanRules,
  ...promptExtractionEasternRules,
  ...promptExtractionCjkRules,
  ...memoryExtractionRules,
  ...memoryExtractionEuropeanRules,
  ...memoryExtractionEasternRules,
  ...memoryExtractionCjkRules,
  ...forgedDelimiterRules,
  ...refusalSuppressionRules,
  ...refusalSuppressionEuropeanRules,
  ...refusalSuppressionEasternRules,
  ...refusalSuppressionCjkRules,
  ...developerModeRules,
  ...developerModeEuropeanRules,
  ...developerModeEasternRules,
  ...developerModeCjkRules,
  ...encodeAndExecuteRules,
  ...payloadSplittingRules,
  ...manyShotRules,
  ...toolHijackRules,
  ...embeddedInstructionRules,
  ...embeddedInstructionEuropeanRules,
  ...embeddedInstructionEasternRules,
  ...exfiltrationCarrierRules,
  ...authorityUrgencyRules,
  ...authorityUrgencyMultilingualRules,
  ...hiddenCarrierRules,
  ...outputHijackRules,
];
