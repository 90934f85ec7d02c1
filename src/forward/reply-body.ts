import { isUtf8 } from 'node:buffer';
import { type ContentCoding, decodePieces } from './decode-pieces.ts';
import type { Exchange } from './exchange.ts';
import { UpstreamBodyTooLargeError, UpstreamCancelledError, UpstreamEncodingError } from './upstream-errors.ts';

/** The body of a reply; it can be read once, in one of the two ways. */
export interface ReplyBody {
  readonly pieces: AsyncIterable<Uint8Array>;
  text(): Promise<string>;
}

/** The body that an exchange receives, decoded, with at most `decodedBytesMax` bytes. */
export function createReplyBody(
  exchange: Exchange,
  coding: ContentCoding | undefined,
  decodedBytesMax: number,
): ReplyBody {
  let isTaken = false;
  function takeBody(): void {
    if (isTaken) throw new TypeError('the body of a reply can be read once');
    isTaken = true;
  }
  function open(): AsyncIterator<Uint8Array> {
    takeBody();
    const wire = wirePieces(exchange, coding === undefined ? decodedBytesMax : Number.POSITIVE_INFINITY);
    return coding === undefined ? wire : decodePieces({ [Symbol.asyncIterator]: () => wire }, coding, decodedBytesMax);
  }
  return {
    pieces: { [Symbol.asyncIterator]: open },
    text: async () => {
      if (coding !== undefined) return decodeText(await collect({ [Symbol.asyncIterator]: open }));
      takeBody();
      return decodeText(await collectWire(exchange, decodedBytesMax));
    },
  };
}

/** Written out instead of as a generator: this runs for every piece of every stream. */
function wirePieces(exchange: Exchange, bytesMax: number): AsyncIterator<Uint8Array> {
  let bytes = 0;
  return {
    next: async () => {
      for (;;) {
        const piece = exchange.take();
        if (piece !== undefined) {
          bytes += piece.byteLength;
          if (bytes > bytesMax) throw tooLarge(exchange, bytesMax);
          return { done: false, value: piece };
        }
        if (exchange.isDone) return { done: true, value: undefined };
        await exchange.more();
      }
    },
    return: async () => {
      if (!exchange.isDropping) exchange.fail(new UpstreamCancelledError('body'));
      return { done: true, value: undefined };
    },
  };
}

async function collectWire(exchange: Exchange, bytesMax: number): Promise<readonly Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const piece = exchange.take();
    if (piece === undefined) {
      if (exchange.isDone) return pieces;
      await exchange.more();
      continue;
    }
    bytes += piece.byteLength;
    if (bytes > bytesMax) throw tooLarge(exchange, bytesMax);
    pieces.push(piece);
  }
}

function tooLarge(exchange: Exchange, bytesMax: number): UpstreamBodyTooLargeError {
  const error = new UpstreamBodyTooLargeError('body', bytesMax);
  exchange.fail(error);
  return error;
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<readonly Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return pieces;
}

/** A byte order mark at the start is not text (RFC 8259, 8.1 lets parsers ignore it). */
function decodeText(pieces: readonly Uint8Array[]): string {
  const first = pieces[0];
  if (first === undefined) return '';
  const bytes =
    pieces.length === 1 ? Buffer.from(first.buffer, first.byteOffset, first.byteLength) : Buffer.concat(pieces);
  if (!isUtf8(bytes)) throw new UpstreamEncodingError('body', 'not UTF-8');
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.toString('utf8', hasMark ? 3 : 0);
}
