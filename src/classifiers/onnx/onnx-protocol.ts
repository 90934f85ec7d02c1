import type { ClassifierFailure } from '../../core/classifier-panel.ts';
import type { Activation } from './logit-score.ts';

/** What the thread of a model is made with. */
export interface OnnxSettings {
  /** Absolute paths. */
  readonly modelFile: string;
  readonly tokenizerFile: string;
  readonly isLowerCase: boolean;
  readonly labelIndex: number;
  readonly activation: Activation;
  readonly tokensMax: number;
  readonly windowsMax: number;
  readonly threadsMax: number;
}

/** To the thread: a text, or that it is to end. */
export type ToOnnxThread =
  | {
      readonly id: number;
      readonly text: string;
      /** One number, 1 when nobody waits for the score any more. */
      readonly cancelled: Int32Array<SharedArrayBuffer>;
    }
  | { readonly isClosing: true };

/** What is wrong with the model, the tokenizer or the runtime, for people; it speaks of no text. */
export interface OpenProblem {
  readonly option: string;
  readonly problem: string;
}

/** From the thread: whether it could open the model, then the outcome of each text. */
export type FromOnnxThread =
  | { readonly isOpen: true }
  | { readonly openProblem: OpenProblem }
  | { readonly id: number; readonly score: number }
  | { readonly id: number; readonly failure: ClassifierFailure };
