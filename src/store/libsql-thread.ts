import { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker, WorkerSettings } from './libsql-protocol.ts';

/** The thread of a database, seen from outside. */
export interface LibsqlThread {
  send(message: ToWorker): void;
  /** Whether the process waits for the thread. One that has nothing to do keeps no process alive. */
  hold(isNeeded: boolean): void;
  /** Ends the thread wherever it is. One that waits inside the operating system ends when that returns. */
  end(): void;
}

/** What a thread tells. `ended` comes once, whether the thread was ended, threw or finished. */
export interface ThreadEvents {
  readonly message: (message: FromWorker) => void;
  /** With the code of the error that ended it, where it has one. */
  readonly ended: (code?: string) => void;
}

/** Starts the thread; it answers first whether it could open the file. */
export function startLibsqlThread(settings: WorkerSettings, events: ThreadEvents): LibsqlThread {
  const worker = new Worker(IS_SOURCE ? SOURCE_FILE : BUILT_FILE, {
    name: 'sallyport-store',
    workerData: settings,
    execArgv: IS_SOURCE ? [...typeScriptLoader()] : [],
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 256 },
  });
  let hasEnded = false;
  const end = (error?: unknown): void => {
    if (hasEnded) return;
    hasEnded = true;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    events.ended(typeof code === 'string' ? code : undefined);
  };
  worker.on('message', events.message);
  // A message that cannot be read belongs to a batch whose outcome is lost: the thread is of no more use.
  worker.on('messageerror', end);
  worker.on('error', end);
  worker.on('exit', () => end());
  return {
    send: (message) => worker.postMessage(message, largeBuffers(message)),
    hold: (isNeeded) => (isNeeded ? worker.ref() : worker.unref()),
    end() {
      worker.terminate().then(() => end(), end);
    },
  };
}

/** The thread runs the same kind of file as this one: the source under a loader, or what was built from it. */
const IS_SOURCE = import.meta.url.endsWith('.ts');
const SOURCE_FILE = new URL('./libsql-worker.ts', import.meta.url);
const BUILT_FILE = new URL('./libsql-worker.js', import.meta.url);

/**
 * Node 20 does not read TypeScript by itself, and tsx as `--import` loads nothing in threads: it is asked to by name.
 * It is a development dependency; built files never come here.
 */
function typeScriptLoader(): readonly string[] {
  const script = `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}; register();`;
  return ['--import', `data:text/javascript,${encodeURIComponent(script)}`];
}

/** Larger values change hands; smaller ones are copied, which costs less. The drivers have made copies of their own. */
const TRANSFER_BYTES_MIN = 8_192;

function largeBuffers(message: ToWorker): readonly ArrayBuffer[] {
  if ('isClosing' in message) return [];
  const buffers: ArrayBuffer[] = [];
  const take = (value: Uint8Array): void => {
    if (value.length >= TRANSFER_BYTES_MIN && value.buffer instanceof ArrayBuffer) buffers.push(value.buffer);
  };
  for (const request of message.batch) {
    if (request.operation === 'put') take(request.value);
    else if (request.operation === 'append') for (const { value } of request.entries) take(value);
  }
  return buffers;
}
