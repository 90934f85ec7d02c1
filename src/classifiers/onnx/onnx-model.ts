import { stat } from 'node:fs/promises';
import { InvalidOptionsError } from '../../core/errors.ts';
import { ClassifierError } from '../classifier-error.ts';
import { logitScore } from './logit-score.ts';
import type { OnnxSettings } from './onnx-protocol.ts';
import { loadOnnxRuntime, type OnnxRuntime, type OnnxSession, type OnnxTensor } from './onnx-runtime.ts';

/** A text-classification model. */
export interface OnnxModel {
  /** The score of one window of ids. Rejects with {@link ClassifierError} where the model gives no number. */
  scoreOf(ids: readonly number[]): Promise<number>;
  close(): Promise<void>;
}

/**
 * Loads a model and tries it with an empty text.
 *
 * @throws {@link InvalidOptionsError} for a file that is no model, one with other inputs than those of BERT, or without the label.
 */
export async function openOnnxModel(settings: OnnxSettings, trial: readonly number[]): Promise<OnnxModel> {
  const runtime = await loadOnnxRuntime();
  const session = await openSession(runtime, settings);
  try {
    const input = inputOf(session);
    const model: OnnxModel = {
      scoreOf: async (ids) => readScore(await run(runtime, session, input, ids), settings),
      close: () => session.release(),
    };
    checkLogits(await run(runtime, session, input, trial), settings);
    return model;
  } catch (error) {
    await session.release();
    if (error instanceof InvalidOptionsError) throw error;
    throw new InvalidOptionsError('model', `cannot be run: ${sayingOf(error)}`);
  }
}

async function openSession(runtime: OnnxRuntime, { modelFile, threadsMax }: OnnxSettings): Promise<OnnxSession> {
  const isFile = await stat(modelFile).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile)
    throw new InvalidOptionsError('model', 'names a file that does not exist or that this user may not read');
  try {
    return await runtime.InferenceSession.create(modelFile, {
      executionProviders: ['cpu'],
      intraOpNumThreads: threadsMax,
      interOpNumThreads: 1,
      // Its own log would go to the output of the process, past every rule about what a log may hold.
      logSeverityLevel: 4,
    });
  } catch (error) {
    throw new InvalidOptionsError('model', `is no ONNX model that can be loaded: ${sayingOf(error)}`);
  }
}

/** What the runtime says before it has seen any text: one line, for whoever chose the model. */
function sayingOf(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : '').split('\n');
  return line.replaceAll(/[^ -~]/gu, '').slice(0, SAYING_LENGTH_MAX);
}

const SAYING_LENGTH_MAX = 200;

interface ModelInput {
  readonly names: readonly string[];
  readonly isWide: boolean;
}

const INPUT_NAMES: readonly string[] = ['input_ids', 'attention_mask', 'token_type_ids'];

function inputOf({ inputNames, inputMetadata = [] }: OnnxSession): ModelInput {
  if (!inputNames.includes('input_ids') || !inputNames.every((name) => INPUT_NAMES.includes(name))) {
    throw new InvalidOptionsError('model', `must have the inputs of BERT: ${INPUT_NAMES.join(', ')}`);
  }
  return { names: inputNames, isWide: inputMetadata.every(({ type }) => type !== 'int32') };
}

async function run(
  { Tensor }: OnnxRuntime,
  session: OnnxSession,
  { names, isWide }: ModelInput,
  ids: readonly number[],
): Promise<OnnxTensor | undefined> {
  const values: Readonly<Record<string, readonly number[]>> = {
    input_ids: ids,
    attention_mask: ids.map(() => 1),
    token_type_ids: ids.map(() => 0),
  };
  const feeds: Record<string, OnnxTensor> = {};
  for (const name of names) {
    const data = values[name] ?? [];
    feeds[name] = isWide
      ? new Tensor('int64', BigInt64Array.from(data, BigInt), [1, data.length])
      : new Tensor('int32', Int32Array.from(data), [1, data.length]);
  }
  const outputs = await session.run(feeds);
  return outputs['logits'] ?? outputs[session.outputNames[0] ?? ''];
}

function checkLogits(logits: OnnxTensor | undefined, { labelIndex, activation }: OnnxSettings): void {
  const labels = logits?.dims.at(-1) ?? 0;
  if (logits?.type !== 'float32' || logits.dims.length !== 2) {
    throw new InvalidOptionsError('model', 'must give logits of one text: float32 in the shape [1, labels]');
  }
  if (labelIndex >= labels) throw new InvalidOptionsError('labelIndex', `is past the ${labels} labels of the model`);
  if (activation === 'softmax' && labels < 2) {
    throw new InvalidOptionsError('activation', 'must be sigmoid for a model with one label');
  }
}

function readScore(logits: OnnxTensor | undefined, settings: OnnxSettings): number {
  const score = logitScore((logits?.data ?? []) as ArrayLike<number>, settings);
  if (Number.isFinite(score)) return score;
  throw new ClassifierError('verdict');
}
