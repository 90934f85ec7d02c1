import type { Readable, Writable } from 'node:stream';

const MINUTE_MS = 60_000;
const NOTICE = '\nsallyport: the server writes too much on stderr; the rest of this minute is left out\n';

/**
 * Passes what a server writes on its standard error, up to so many bytes in a minute. What is more, or comes faster than it is read,
 * is left out: a server must not wait for whoever reads its log.
 */
export function passStderr(from: Readable, to: Writable, bytesPerMinute: number): void {
  let minute = 0;
  let bytes = 0;
  let isTold = false;
  from.on('data', (chunk: Buffer) => {
    const now = Math.floor(performance.now() / MINUTE_MS);
    if (now !== minute) {
      minute = now;
      bytes = 0;
      isTold = false;
    }
    bytes += chunk.length;
    if (bytes <= bytesPerMinute && to.writableLength <= bytesPerMinute) to.write(chunk);
    else if (!isTold) {
      isTold = true;
      to.write(NOTICE);
    }
  });
  from.on('error', () => undefined);
}
