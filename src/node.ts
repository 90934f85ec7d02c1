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
  type FollowOptions,
  type KeyRing,
  type KeyRingOptions,
  openKeyRing,
  openOrCreateKeyRing,
} from './crypto/key-ring.ts';
export { KeyRingError, type KeyRingReason } from './crypto/key-ring-error.ts';
export type { RingFileOptions } from './crypto/key-ring-file.ts';
export { nodeKeys } from './crypto/mac.ts';
export { ajvSchemaCheck } from './setup/ajv-schema-check.ts';
export { type LlmJudge, type LlmJudgeOptions, llmJudge } from './setup/llm-judge.ts';
