import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as zlib from 'node:zlib';
import { UpstreamBodyTooLargeError, UpstreamEncodingError, UpstreamError } from './upstream-errors.ts';

/** A content coding that can be decoded (RFC 9110, 8.4.1). */
export type ContentCoding = 'gzip' | 'deflate' | 'br' | 'zstd';

/** RFC 8878, 3.1.1.1.2: decoders should support windows of 8 MiB; more memory is given to nobody. */
const ZSTD_WINDOW_LOG_MAX = 23;

/** The zstd decoder of Node from 22.15 on; older ones and their type definitions have none. */
const createZstdDecompress: unknown = Reflect.get(zlib, 'createZstdDecompress');

/**
 * The coding that a `content-encoding` header names; `undefined` for none.
 *
 * @throws `UpstreamEncodingError` for an unknown coding, and for more than one: each would multiply what a bomb can do,
 *   and no provider does it.
 */
export function readContentCoding(header: string | readonly string[] | undefined): ContentCoding | undefined {
  if (header === undefined) return undefined;
  const name = typeof header === 'string' ? header.trim().toLowerCase() : '';
  if (name === 'identity') return undefined;
  if (name === 'gzip' || name === 'x-gzip') return 'gzip';
  if (name === 'deflate' || name === 'br') return name;
  if (name === 'zstd' && typeof createZstdDecompress === 'function') return name;
  throw new UpstreamEncodingError('headers', 'unknown content coding');
}

/**
 * Decodes a reply as its pieces come: what can be decoded of a piece leaves before the next one is asked for.
 * Ending the loop early ends that of `source`.
 *
 * @param bytesMax - Bytes that may leave; decoding stops there, however little came in.
 * @throws `UpstreamEncodingError` when the coding is broken or ends too early, `UpstreamBodyTooLargeError`, and what
 *   `source` throws.
 */
export async function* decodePieces(
  source: AsyncIterable<Uint8Array>,
  coding: ContentCoding,
  bytesMax: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const decoder = createDecoder(coding);
  const input = Readable.from(source, { objectMode: false });
  // The failure reaches the loop below through the decoder; here it only must not go unheard.
  pipeline(input, decoder).catch(() => undefined);
  let bytes = 0;
  try {
    for await (const piece of decoder as AsyncIterable<Uint8Array>) {
      bytes += piece.byteLength;
      if (bytes > bytesMax) throw new UpstreamBodyTooLargeError('body', bytesMax);
      yield piece;
    }
  } catch (error) {
    throw error instanceof UpstreamError ? error : new UpstreamEncodingError('body', 'broken content coding');
  } finally {
    decoder.destroy();
    input.destroy();
  }
}

function createDecoder(coding: ContentCoding): Transform {
  if (coding === 'gzip') return zlib.createGunzip();
  if (coding === 'deflate') return zlib.createInflate();
  if (coding === 'br') return zlib.createBrotliDecompress();
  const windowLogMax: unknown = Reflect.get(zlib.constants, 'ZSTD_d_windowLogMax');
  return Reflect.apply(createZstdDecompress as (options: object) => Transform, zlib, [
    { params: { [String(windowLogMax)]: ZSTD_WINDOW_LOG_MAX } },
  ]);
}
