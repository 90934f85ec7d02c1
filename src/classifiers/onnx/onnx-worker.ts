/**
 * The thread of one model: the runtime computes in the call, so it does so here. It says whether it could open the model, then
 * answers one text after the other, and ends when it is told to.
 */
import { readFile, stat } from 'node:fs/promises';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { ClassifierFailure } from '../../core/classifier-panel.ts';
import { InvalidOptionsError } from '../../core/errors.ts';
import { ClassifierError } from '../classifier-error.ts';
import { type OnnxModel, openOnnxModel } from './onnx-model.ts';
import type { FromOnnxThread, OnnxSettings, OpenProblem, ToOnnxThread } from './onnx-protocol.ts';
import { readTokenizer, type Tokenizer } from './read-tokenizer.ts';
import { tokenWindows } from './token-windows.ts';

const TOKENIZER_BYTES_MAX = 67_108_864;

if (parentPort !== null) await serve(parentPort, workerData as OnnxSettings);

async function serve(port: MessagePort, settings: OnnxSettings): Promise<void> {
  const send = (message: FromOnnxThread): void => port.postMessage(message);
  let tokenizer: Tokenizer;
  let model: OnnxModel;
  try {
    tokenizer = await openTokenizer(settings);
    model = await openOnnxModel(settings, [tokenizer.beginId, tokenizer.endId]);
  } catch (error) {
    send({ openProblem: problemOf(error) });
    return;
  }
  // One text at a time, in the order in which they came.
  let last = Promise.resolve();
  port.on('message', (message: ToOnnxThread) => {
    last = last.then(async () => {
      if (!('isClosing' in message)) return send(await answerOf(message));
      await model.close();
      port.close();
    });
  });
  send({ isOpen: true });

  async function answerOf({
    id,
    text,
    cancelled,
  }: Exclude<ToOnnxThread, { isClosing: true }>): Promise<FromOnnxThread> {
    try {
      return { id, score: await scoreOf(text, () => Atomics.load(cancelled, 0) !== 0) };
    } catch (error) {
      return { id, failure: failureOf(error) };
    }
  }

  /** The highest score of all windows. */
  async function scoreOf(text: string, isCancelled: () => boolean): Promise<number> {
    let most = 0;
    let windows = 0;
    for (const ids of tokenWindows(tokenizer.ids(text), { ...settings, ...tokenizer })) {
      if (isCancelled()) throw new ClassifierError('deadline');
      windows += 1;
      if (windows > settings.windowsMax) throw new ClassifierError('too-long');
      most = Math.max(most, await model.scoreOf(ids));
    }
    return most;
  }
}

async function openTokenizer({ tokenizerFile, isLowerCase }: OnnxSettings): Promise<Tokenizer> {
  let source: string;
  try {
    const { size } = await stat(tokenizerFile);
    if (size > TOKENIZER_BYTES_MAX) throw new InvalidOptionsError('tokenizer', 'names a file of more than 64 MiB');
    source = await readFile(tokenizerFile, 'utf8');
  } catch (error) {
    if (error instanceof InvalidOptionsError) throw error;
    throw new InvalidOptionsError('tokenizer', 'names a file that does not exist or that this user may not read');
  }
  return readTokenizer(source, { isLowerCase });
}

function problemOf(error: unknown): OpenProblem {
  if (!(error instanceof InvalidOptionsError)) return { option: 'model', problem: 'cannot be opened' };
  const { option, message } = error;
  return { option, problem: message.slice(`option "${option}" `.length) };
}

/** What the runtime throws may hold numbers of a text; the closed word alone leaves the thread. */
function failureOf(error: unknown): ClassifierFailure {
  return error instanceof ClassifierError ? error.reason : 'failed';
}
