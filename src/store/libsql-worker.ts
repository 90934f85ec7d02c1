/**
 * The thread of one database: SQLite's calls wait for the disk, so they do so here. It answers each batch with its
 * outcomes, in order, and ends when it is told to.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type Database from 'libsql';
import { identityAt, placeCheck } from './file-place.ts';
import { batchRunner } from './libsql-batch.ts';
import { failureOf } from './libsql-failure.ts';
import { openLibsqlFile } from './libsql-file.ts';
import type { FromWorker, StoreOutcome, StoreRequest, ToWorker, WorkerSettings } from './libsql-protocol.ts';

/** Larger values change hands; smaller ones are copied, which costs less. */
const TRANSFER_BYTES_MIN = 8_192;

const port = parentPort;
if (port !== null) serve(port, workerData as WorkerSettings);

function serve(answers: NonNullable<typeof port>, settings: WorkerSettings): void {
  const send = (message: FromWorker, buffers: readonly ArrayBuffer[] = []): void => {
    answers.postMessage(message, buffers);
  };
  let database: Database.Database;
  let run: (batch: readonly StoreRequest[]) => readonly StoreOutcome[];
  let checkPlace: () => void;
  try {
    database = openLibsqlFile(settings);
    run = batchRunner(database);
    checkPlace = placeCheck([settings.path, `${settings.path}-wal`]);
    checkPlace();
  } catch (error) {
    send({ openFailure: failureOf(error) });
    return;
  }
  answers.on('message', (message: ToWorker) => {
    if ('isClosing' in message) {
      closeDatabase(database);
      answers.close();
      return;
    }
    const outcomes = runInPlace(message.batch);
    send({ outcomes }, largeBuffers(outcomes));
  });
  send({ isOpen: true, identity: identityAt(settings.path) ?? '' });

  /** A file that goes between the look and the end of the batch might as well have gone right after it. */
  function runInPlace(batch: readonly StoreRequest[]): readonly StoreOutcome[] {
    try {
      checkPlace();
    } catch (error) {
      const failure = failureOf(error);
      return batch.map(() => ({ failure }));
    }
    return run(batch);
  }
}

/** The log of changes goes into the file and is cut, so that nothing that was deleted stays in it. Another process may be reading: then the last one to close does it. */
function closeDatabase(database: Database.Database): void {
  try {
    database.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // All that was answered for is in the log of changes; whoever opens the file next finds it there.
  }
  database.close();
}

function largeBuffers(outcomes: readonly StoreOutcome[]): readonly ArrayBuffer[] {
  const buffers: ArrayBuffer[] = [];
  const take = (value: Uint8Array): void => {
    if (value.length >= TRANSFER_BYTES_MIN && value.buffer instanceof ArrayBuffer) buffers.push(value.buffer);
  };
  for (const outcome of outcomes) {
    const reply = 'reply' in outcome ? outcome.reply : undefined;
    if (typeof reply !== 'object') continue;
    if ('value' in reply) take(reply.value);
    else if (Array.isArray(reply)) for (const item of reply) if (typeof item === 'object') take(item.value);
  }
  return buffers;
}
