/** Milliseconds between two lines of progress. */
const EVERY_MS = 200;
const MEGABYTE = 1_000_000;

/** Shows on a terminal's standard error how far a long job has come; elsewhere nothing. */
export interface Progress {
  /** So many bytes more have been read. */
  add(bytes: number): void;
  /** Takes the line away. */
  end(): void;
}

/**
 * Begins to show progress.
 *
 * @param total - Bytes that there are; undefined where nobody knows.
 */
export function showProgress(total: number | undefined): Progress {
  if (!process.stderr.isTTY) return { add: () => {}, end: () => {} };
  const begun = performance.now();
  let done = 0;
  let shownAt = begun;
  return {
    add(bytes) {
      done += bytes;
      const now = performance.now();
      if (now - shownAt < EVERY_MS) return;
      shownAt = now;
      process.stderr.write(`\r\u001B[K${progressLine(done, total, now - begun)}`);
    },
    end: () => void process.stderr.write('\r\u001B[K'),
  };
}

const BAR_WIDTH = 24;

/** `████████░░░░  41 %  12.3 MB  8.1 MB/s`; without the bar where the total is not known. */
export function progressLine(done: number, total: number | undefined, milliseconds: number): string {
  const speed = `${(done / MEGABYTE).toFixed(1)} MB  ${(done / 1_000 / Math.max(1, milliseconds)).toFixed(1)} MB/s`;
  if (total === undefined || total === 0) return speed;
  const share = Math.min(1, done / total);
  const full = Math.round(BAR_WIDTH * share);
  return `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)}  ${Math.floor(100 * share)} %  ${speed}`;
}
