import { Worker } from 'node:worker_threads';
import { InvalidOptionsError } from '../../core/errors.ts';
import { ClassifierError } from '../classifier-error.ts';
import type { FromOnnxThread, OnnxSettings, OpenProblem, ToOnnxThread } from './onnx-protocol.ts';

/** The thread of a model, seen from outside. One that has nothing to do keeps no process alive. */
export interface OnnxThread {
  /** Rejects with {@link ClassifierError}. When `signal` aborts the thread stops at the next window. */
  score(text: string, signal: AbortSignal): Promise<number>;
  close(): Promise<void>;
}

/** A model may be large and the disk slow. */
const OPEN_TIMEOUT_MS = 120_000;
const CLOSE_TIMEOUT_MS = 5_000;

/**
 * Starts the thread of a model, and resolves when the model has been loaded and tried.
 *
 * @throws {@link InvalidOptionsError} that says what is wrong with the files, or what to install.
 */
export async function startOnnxThread(settings: OnnxSettings): Promise<OnnxThread> {
  const worker = new Worker(IS_SOURCE ? SOURCE_FILE : BUILT_FILE, {
    name: 'sallyport-onnx',
    workerData: settings,
    execArgv: IS_SOURCE ? [...typeScriptLoader()] : [],
  });
  const problem = await hasOpened(worker);
  if (problem !== undefined) {
    await worker.terminate();
    throw new InvalidOptionsError(problem.option, problem.problem);
  }
  return new Thread(worker);
}

function hasOpened(worker: Worker): Promise<OpenProblem | undefined> {
  return new Promise((resolve) => {
    const done = (problem?: OpenProblem): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      resolve(problem);
    };
    const fail = (problem: string): void => done({ option: 'model', problem });
    const onMessage = (message: FromOnnxThread): void => {
      done('openProblem' in message ? message.openProblem : undefined);
    };
    const onError = (): void => fail('cannot be opened: its thread failed');
    const onExit = (): void => fail('cannot be opened: its thread ended');
    const timer = setTimeout(() => fail(`was not loaded within ${OPEN_TIMEOUT_MS} ms`), OPEN_TIMEOUT_MS);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}

interface Pending {
  readonly resolve: (score: number) => void;
  readonly reject: (error: ClassifierError) => void;
}

class Thread implements OnnxThread {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #hasEnded = false;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (message: FromOnnxThread) => this.#take(message));
    worker.on('error', () => this.#end());
    worker.on('exit', () => this.#end());
    worker.unref();
  }

  async score(text: string, signal: AbortSignal): Promise<number> {
    if (this.#hasEnded) throw new ClassifierError('failed');
    if (signal.aborted) throw new ClassifierError('deadline');
    this.#lastId += 1;
    const id = this.#lastId;
    const cancelled = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const cancel = (): void => void Atomics.store(cancelled, 0, 1);
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await new Promise<number>((resolve, reject) => {
        this.#pending.set(id, { resolve, reject });
        this.#worker.ref();
        this.#send({ id, text, cancelled });
      });
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  async close(): Promise<void> {
    if (this.#hasEnded) return;
    const ended = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()));
    const timer = setTimeout(() => void this.#worker.terminate(), CLOSE_TIMEOUT_MS);
    this.#worker.ref();
    this.#send({ isClosing: true });
    await ended;
    clearTimeout(timer);
  }

  #send(message: ToOnnxThread): void {
    this.#worker.postMessage(message);
  }

  #take(message: FromOnnxThread): void {
    if (!('id' in message)) return;
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (this.#pending.size === 0) this.#worker.unref();
    if ('score' in message) pending?.resolve(message.score);
    else pending?.reject(new ClassifierError(message.failure));
  }

  #end(): void {
    this.#hasEnded = true;
    for (const { reject } of this.#pending.values()) reject(new ClassifierError('failed'));
    this.#pending.clear();
  }
}

/** The thread runs the same kind of file as this one: the source under a loader, or what was built from it. */
const IS_SOURCE = import.meta.url.endsWith('.ts');
const SOURCE_FILE = new URL('./onnx-worker.ts', import.meta.url);
const BUILT_FILE = new URL('./onnx-worker.js', import.meta.url);

/** Node 20 reads no TypeScript by itself; see the thread of the database. Built files never come here. */
function typeScriptLoader(): readonly string[] {
  const script = `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}; register();`;
  return ['--import', `data:text/javascript,${encodeURIComponent(script)}`];
}
