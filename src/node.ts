export type { OutputTokensField } from './classifiers/judge/llm-judge.ts';
export type { Activation } from './classifiers/onnx/logit-score.ts';
export {
  type OnnxClassifier,
  type OnnxClassifierOptions,
  onnxClassifier,
} from './classifiers/onnx/onnx-classifier.ts';
export type { Clock, Sink } from './core/ports.ts';
export type { Log, LogEntry, LogPage } from './core/store-ports.ts';
export { fieldCipher } from './crypto/field-cipher.ts';
export {
  createKeyRing,
  type FollowOptions,
  type KeyRing,
  type KeyRingOptions,
  openKeyRing,
  openOrCreateKeyRing,
} from './crypto/key-ring.ts';
export { KeyRingError, type KeyRingReason } from './crypto/key-ring-error.ts';
export type { RingFileOptions } from './crypto/key-ring-file.ts';
export { nodeKeys } from './crypto/mac.ts';
export {
  EVENT_LOG_BOUNDS_DEFAULT,
  type EventLog,
  type EventLogBounds,
  type EventLogOptions,
  type EventLogStats,
  openEventLog,
} from './record/event-log.ts';
export type { Wait } from './record/wait.ts';
export { ajvSchemaCheck } from './setup/ajv-schema-check.ts';
export { type LlmJudge, type LlmJudgeOptions, llmJudge } from './setup/llm-judge.ts';
export { openPostgresLog, type PostgresLogOptions } from './store/postgres/postgres-log.ts';
export type { PostgresAccessOptions, PostgresPlace, PostgresTls } from './store/postgres/postgres-place.ts';
export { StoreError, type StoreOperation, type StoreReason } from './store/store-error.ts';
