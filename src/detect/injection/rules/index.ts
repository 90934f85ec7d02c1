import type { InjectionRule } from '../injection-rule.ts';
import { authorityUrgencyRules } from './authority-urgency.ts';
import { developerModeRules } from './developer-mode.ts';
import { embeddedInstructionRules } from './embedded-instruction.ts';
import { encodeAndExecuteRules } from './encode-and-execute.ts';
import { exfiltrationCarrierRules } from './exfiltration-carrier.ts';
import { forgedDelimiterRules } from './forged-delimiters.ts';
import { hiddenCarrierRules } from './hidden-carriers.ts';
import { manyShotRules } from './many-shot.ts';
import { memoryExtractionRules } from './memory-extraction.ts';
import { outputHijackRules } from './output-hijack.ts';
import { overrideRules } from './override.ts';
import { overrideCjkRules } from './override-cjk.ts';
import { overrideEasternRules } from './override-eastern.ts';
import { overrideEuropeanRules } from './override-european.ts';
import { overrideResetRules } from './override-reset.ts';
import { overrideScopeRules } from './override-scope.ts';
import { payloadSplittingRules } from './payload-splitting.ts';
import { promptExtractionRules } from './prompt-extraction.ts';
import { promptExtractionAsianRules } from './prompt-extraction-asian.ts';
import { promptExtractionEuropeanRules } from './prompt-extraction-european.ts';
import { refusalSuppressionRules } from './refusal-suppression.ts';
import { roleHijackRules } from './role-hijack.ts';
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
  ...roleHijackRules,
  ...roleHijackMultilingualRules,
  ...promptExtractionRules,
  ...promptExtractionEuropeanRules,
  ...promptExtractionAsianRules,
  ...memoryExtractionRules,
  ...forgedDelimiterRules,
  ...refusalSuppressionRules,
  ...developerModeRules,
  ...encodeAndExecuteRules,
  ...payloadSplittingRules,
  ...manyShotRules,
  ...toolHijackRules,
  ...embeddedInstructionRules,
  ...exfiltrationCarrierRules,
  ...authorityUrgencyRules,
  ...hiddenCarrierRules,
  ...outputHijackRules,
];
