import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { RecordLine } from '../offline/labelled-record.ts';
import { UsageError } from './exit.ts';
import { readLines } from './read-lines.ts';
import { readBytes } from './read-text.ts';

/**
 * The lines of files, or of standard input where none is named, with their places. What begins as gzip does is unpacked,
 * whatever its name.
 *
 * @param files - `-` is standard input.
 * @throws {@link UsageError} when a file cannot be read to its end.
 */
export async function* readRecordLines(files: readonly string[]): AsyncGenerator<RecordLine> {
  for (const file of files.length === 0 ? [STANDARD_INPUT] : files) {
    const name = file === STANDARD_INPUT ? 'standard input' : file;
    for await (const line of readLines(readUnpacked(file === STANDARD_INPUT ? undefined : file, name))) {
      yield { file: name, number: line.number, text: 'text' in line ? line.text : null };
    }
  }
}

const STANDARD_INPUT = '-';
/** RFC 1952, section 2.3.1. */
const GZIP_MAGIC = [0x1f, 0x8b] as const;

async function* readUnpacked(file: string | undefined, name: string): AsyncGenerator<string> {
  if (file === undefined && process.stdin.isTTY) {
    throw new UsageError('there are no records; name a file of JSON lines, or give them on standard input');
  }
  const bytes = readBytes(file);
  const first = await firstOf(bytes);
  const all = followedBy(first, bytes);
  const isGzip = GZIP_MAGIC.every((byte, i) => first[i] === byte);
  const decoder = new TextDecoder();
  for await (const piece of isGzip ? gunzipped(all, name) : all) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** Enough bytes to tell what they are; a pipe may bring them one by one. */
async function firstOf(bytes: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  let first: Uint8Array = new Uint8Array();
  while (first.length < GZIP_MAGIC.length) {
    const { value, done } = await bytes.next();
    if (done === true) break;
    first = Buffer.concat([first, value]);
  }
  return first;
}

async function* followedBy(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

async function* gunzipped(packed: AsyncGenerator<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // What goes wrong on the way comes out of the iteration, too.
  const piped = pipeline(Readable.from(packed), gunzip).catch(() => undefined);
  try {
    for await (const piece of gunzip) yield piece as Uint8Array;
    await piped;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code !== 'string' || !code.startsWith('Z_')) throw error;
    throw new UsageError(`cannot unpack ${name}: ${code}`, { cause: error });
  }
}
