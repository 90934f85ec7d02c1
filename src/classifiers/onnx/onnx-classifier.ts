import { resolve } from 'node:path';
import { checkWholeNumber } from '../../core/check-whole-number.ts';
import type { Classifier } from '../../core/ports.ts';
import { ClassifierError } from '../classifier-error.ts';
import type { Activation } from './logit-score.ts';
import type { OnnxSettings } from './onnx-protocol.ts';
import { startOnnxThread } from './onnx-thread.ts';

/** Which model is run and how its answer is read. */
export interface OnnxClassifierOptions {
  readonly id: string;
  /** Path of a text-classification model with the inputs of BERT. */
  readonly model: string;
  /** Path of its `tokenizer.json` or `vocab.txt`, a WordPiece tokenizer. */
  readonly tokenizer: string;
  /** Whether a `vocab.txt` is of an uncased model; a `tokenizer.json` says it itself. True when missing. */
  readonly lowercase?: boolean;
  /** The label that means an injection; 1 when missing. */
  readonly labelIndex?: number;
  /** `softmax` when missing. */
  readonly activation?: Activation;
  /** Tokens of a window, 16 to 512; 512 when missing. */
  readonly tokensMax?: number;
  /** Windows of a text, 1 to 10,000; 64 when missing. A longer text is not judged. */
  readonly windowsMax?: number;
  /** UTF-16 units of a text, 1 to 1,000,000; 200,000 when missing. A longer text is not judged. */
  readonly textLengthMax?: number;
  /** Threads of the runtime, 1 to 64; 1 when missing. */
  readonly threadsMax?: number;
}

/** A classifier that holds a model and a thread. */
export interface OnnxClassifier extends Classifier {
  /** Ends the thread when what it is at is done. */
  close(): Promise<void>;
}

/** What holds where options say nothing. */
export const ONNX_DEFAULT: Required<Omit<OnnxClassifierOptions, 'id' | 'model' | 'tokenizer'>> = {
  lowercase: true,
  labelIndex: 1,
  activation: 'softmax',
  tokensMax: 512,
  windowsMax: 64,
  textLengthMax: 200_000,
  threadsMax: 1,
};

/** The least and the greatest values of the numbers among the options. */
export const ONNX_RANGES: Readonly<
  Record<'labelIndex' | 'tokensMax' | 'windowsMax' | 'textLengthMax' | 'threadsMax', readonly [number, number]>
> = {
  labelIndex: [0, 10_000],
  tokensMax: [16, 512],
  windowsMax: [1, 10_000],
  textLengthMax: [1, 1_000_000],
  threadsMax: [1, 64],
};

/**
 * Loads a text-classification model from local files and runs it in a thread of its own. The package onnxruntime-node must be
 * installed; nothing is fetched. A long text is read in windows that overlap, and the highest score counts.
 *
 * @throws `InvalidOptionsError` for a file that cannot be used, or without the package.
 * @example
 * const classifier = await onnxClassifier({ id: 'bert', model: 'bert/model.onnx', tokenizer: 'bert/tokenizer.json' });
 * const guard = createGuard({ classifiers: [{ classifier }] });
 */
export async function onnxClassifier(options: OnnxClassifierOptions): Promise<OnnxClassifier> {
  const settings = settingsOf(options);
  const { textLengthMax = ONNX_DEFAULT.textLengthMax } = options;
  const thread = await startOnnxThread(settings);
  return {
    id: options.id,
    async classify({ text }, { signal }) {
      if (text.length > textLengthMax) throw new ClassifierError('too-long');
      return { score: await thread.score(text, signal) };
    },
    close: () => thread.close(),
  };
}

function settingsOf(options: OnnxClassifierOptions): OnnxSettings {
  const { lowercase, activation, ...numbers } = { ...ONNX_DEFAULT, ...options };
  for (const [name, [min, max]] of Object.entries(ONNX_RANGES) as [keyof typeof ONNX_RANGES, [number, number]][]) {
    checkWholeNumber(name, numbers[name], { min, max });
  }
  const { labelIndex, tokensMax, windowsMax, threadsMax } = numbers;
  return {
    modelFile: resolve(options.model),
    tokenizerFile: resolve(options.tokenizer),
    isLowerCase: lowercase,
    labelIndex,
    activation,
    tokensMax,
    windowsMax,
    threadsMax,
  };
}
