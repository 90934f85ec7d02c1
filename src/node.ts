export type { OutputTokensField } from './classifiers/judge/llm-judge.ts';
export type { Activation } from './classifiers/onnx/logit-score.ts';
export {
  type OnnxClassifier,
  type OnnxClassifierOptions,
  onnxClassifier,
} from './classifiers/onnx/onnx-classifier.ts';
export { fieldCipher } from './crypto/field-cipher.ts';
export {
  createKeyRing,
  type KeyRing,
  type KeyRingOptions,
  openKeyRing,
  openOrCreateKeyRing,
} from './crypto/key-ring.ts';
export { KeyRingError, type KeyRingReason } from './crypto/key-ring-error.ts';
export { nodeKeys } from './crypto/mac.ts';
export {
  createExtractionMonitor,
  EXTRACTION_BOUNDS_DEFAULT,
  type ExtractionBounds,
  type ExtractionMonitor,
  type ExtractionMonitorOptions,
  type ExtractionVerdict,
} from './limits/extraction/extraction-monitor.ts';
export {
  limitReply,
  REPLY_LIMITS_DEFAULT,
  type ReplyLimitStep,
  type ReplyLimits,
} from './limits/extraction/reply-limits.ts';
export { EXTRACTION_REASONS, type ExtractionReason } from './limits/extraction/score-signals.ts';
export type { ExtractionSignals } from './limits/extraction/signals.ts';
export { throttledQuota } from './limits/extraction/throttled-quota.ts';
export type { RequestQuota } from './limits/request-limits.ts';
export { ajvSchemaCheck } from './setup/ajv-schema-check.ts';
export { type LlmJudge, type LlmJudgeOptions, llmJudge } from './setup/llm-judge.ts';
