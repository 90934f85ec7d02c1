import type { OutputTokensField } from '../classifiers/judge/llm-judge.ts';
import type { Activation } from '../classifiers/onnx/logit-score.ts';
import type { AskWhen, FailMode } from '../core/classifier-panel.ts';
import type { Trust } from '../core/segment.ts';
import type { ApiKeyHeader, Secret } from './gateway-config.ts';
import type { SecretReference } from './gateway-config-file.ts';

/** On what terms a classifier is asked; see `ClassifierUse`. */
export interface ClassifierTermsConfig {
  /** Its findings are called `injection/classifier/<id>`. */
  readonly id: string;
  readonly when: AskWhen;
  readonly trusts: readonly Trust[];
  readonly onFailure: FailMode;
  readonly timeoutMs: number;
  readonly callsPerMinute: number;
  readonly concurrentMax: number;
}

/** A model of local files; see `OnnxClassifierOptions`. */
export interface OnnxConfig extends ClassifierTermsConfig {
  readonly driver: 'onnx';
  /** Absolute paths, once they are resolved. */
  readonly model: string;
  readonly tokenizer: string;
  readonly lowercase: boolean;
  readonly labelIndex: number;
  readonly activation: Activation;
  readonly tokensMax: number;
  readonly windowsMax: number;
  readonly textLengthMax: number;
  readonly threadsMax: number;
}

/** A language model of a provider; see `LlmJudgeOptions`. */
export interface JudgeConfig extends ClassifierTermsConfig {
  readonly driver: 'llm-judge';
  readonly url: string;
  readonly model: string;
  /** Missing where the provider wants none. */
  readonly apiKey?: Secret;
  readonly apiKeyHeader: ApiKeyHeader;
  readonly allowHttp: boolean;
  readonly principles: readonly string[];
  readonly textLengthMax: number;
  readonly tokensPerMinute: number;
  readonly outputTokensMax: number;
  readonly outputTokensField: OutputTokensField;
  /** `default` leaves it to the provider. */
  readonly temperature: number | 'default';
  readonly jsonMode: boolean;
}

/** A classifier of a running gateway. */
export type ClassifierConfig = OnnxConfig | JudgeConfig;

/** A classifier as a file says it. */
export type ClassifierFile =
  | OnnxConfig
  | (Omit<JudgeConfig, 'apiKey'> & { readonly apiKey?: SecretReference | undefined });
