import type { Writable } from 'node:stream';

/** Writes messages to a peer, whole and one after the other. */
export interface LineWriter {
  /** Resolves when the peer has room for more, or is gone. What is written to a peer that is gone is dropped. */
  write(line: string): Promise<void>;
  /** Whether the peer takes nothing more. */
  readonly isClosed: boolean;
  /** Says that nothing more comes. */
  end(): void;
}

/**
 * A writer of lines over a stream. Whoever waits for `write` before it reads on holds one message at a time: a peer that does
 * not read keeps the other one from writing, and nothing piles up in between.
 *
 * @param watch - `onStuck` is called when a write has waited for `stuckMs`; missing: it waits for as long as it takes.
 */
export function createLineWriter(
  stream: Writable,
  watch?: { readonly stuckMs: number; readonly onStuck: () => void },
): LineWriter {
  let isClosed = false;
  const waiting = new Set<() => void>();
  const release = (): void => {
    for (const resume of waiting) resume();
    waiting.clear();
  };
  const close = (): void => {
    isClosed = true;
    release();
  };
  stream.on('drain', release).on('close', close).on('error', close);

  return {
    get isClosed() {
      return isClosed;
    },
    write(line) {
      if (isClosed || stream.writableEnded || stream.write(`${line}\n`)) return Promise.resolve();
      return new Promise((resolve) => {
        const giveUp = (): void => {
          close();
          watch?.onStuck();
        };
        const timer = watch === undefined ? undefined : setTimeout(giveUp, watch.stuckMs);
        waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
    end() {
      if (!stream.writableEnded) stream.end();
    },
  };
}
