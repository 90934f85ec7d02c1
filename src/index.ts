export { BOUNDS_DEFAULT, type Bounds } from './core/bounds.ts';
export type { AskWhen, ClassifierUse, FailMode } from './core/classifier-panel.ts';
export type { Action, Decision, DecisionFacts, Mode, Scores } from './core/decision.ts';
export type { Edit, Operator } from './core/edit.ts';
export {
  type ErrorCode,
  InvalidOptionsError,
  InvalidPolicyError,
  InvalidRuleError,
  InvalidTextError,
  SallyportError,
  TextTooLongError,
} from './core/errors.ts';
export type { Category, Finding, Severity, Treatment, ViewName } from './core/finding.ts';
export { InvalidJsonError } from './core/json/invalid-json-error.ts';
export type { JsonValue } from './core/json-value.ts';
export type {
  MessageSegment,
  ReplyGate,
  TextChannel,
  ToolCall,
  ToolCallVerdict,
  Uncovered,
} from './core/message.ts';
export type {
  Classifier,
  ClassifierCall,
  ClassifierInput,
  Clock,
  FieldCipher,
  Keys,
  Random,
  SchemaCheck,
  Sink,
} from './core/ports.ts';
export { PSEUDONYM_BOUNDS, type PseudonymEntry, type Pseudonyms, type PseudonymTable } from './core/pseudonyms.ts';
export type { DecisionSummary, SecurityEvent, SecurityEventType } from './core/security-event.ts';
export type { Direction, Principal, Role, Segment, Trust } from './core/segment.ts';
export { CATEGORY_TAXONOMY, EVENT_TAXONOMY, type TaxonomyIds } from './core/taxonomy.ts';
export type { Vault, VaultSession } from './core/vault.ts';
export { edgeKeys as createKeys } from './crypto/mac-edge.ts';
export type { FailureTreatment, Policy, PolicyRule } from './decide/policy.ts';
export { balancedPolicy, type ProfileName, permissivePolicy, strictPolicy } from './decide/profiles.ts';
export {
  type DetectorDefinition,
  defineDetector,
  type MeterDetectorDefinition,
  type TokenDetectorDefinition,
} from './detect/define-detector.ts';
export { defineRecognizer, type RecognizerDefinition } from './detect/define-recognizer.ts';
export { defineRule, type RuleDefinition } from './detect/define-rule.ts';
export type { Reason } from './detect/injection/model/model-reasons.ts';
export type {
  MeterRule,
  MeterRun,
  RegionRule,
  Rule,
  RuleFacts,
  SpanRule,
  Token,
  TokenRule,
  TokenTag,
} from './detect/matching/rule.ts';
export { anonymize, deanonymize, type RestoreOptions, redact } from './guard/anonymize.ts';
export type {
  CallOptions,
  ExplainedFinding,
  Explanation,
  Guard,
  GuardedStream,
  GuardOptions,
  InputOptions,
  MessageOptions,
  OutputOptions,
  ReplyOptions,
  ToolCallDecision,
  ToolCallOptions,
} from './guard/guard.ts';
export { InputNormalizer } from './guard/guide/input-normalizer.ts';
export { type OutputCheck, OutputValidator } from './guard/guide/output-validator.ts';
export { PIIProtector } from './guard/guide/pii-protector.ts';
export { type PromptCheck, PromptFilter } from './guard/guide/prompt-filter.ts';
export { createRedactor, type RedactOptions, type Redactor } from './guard/redactor.ts';
export { VaultBusyError } from './guard/with-pseudonyms.ts';
export { createPseudonyms, type InProcessVaultOptions, inProcessVault } from './memory/vault/in-process-vault.ts';
export { SecurityLogger, type SecurityLoggerOptions } from './record/security-logger.ts';
export type { EventFacts } from './record/system-event.ts';
export {
  type PromptSection,
  type PromptStructureOptions,
  type StructuredPrompt,
  structurePrompt,
} from './rewrite/prompt-structure.ts';
export { createSecurePrompt, type SecurePromptOptions } from './rewrite/secure-prompt.ts';
export type { Spotlighting } from './rewrite/spotlighting.ts';
export { createGuard } from './setup/create-guard.ts';
export { jsonSchemaCheck } from './setup/json-schema-check.ts';
export type { Evaluator, ReplyOutcome } from './validate/evaluator.ts';
