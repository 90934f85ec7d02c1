import { fstatSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { UsageError } from './exit.ts';

/** UTF-16 code units of a text that is read as a whole. */
const TEXT_LENGTH_MAX = 2_000_000;

/** Where a command takes its text from. */
export interface TextSource {
  readonly argument: string | undefined;
  readonly file: string | undefined;
}

/**
 * The text of a command: its argument, a file, or standard input.
 *
 * @throws {@link UsageError} when there is none, when there are two, and beyond {@link TEXT_LENGTH_MAX}.
 */
export async function readText(source: TextSource): Promise<string> {
  if (source.argument !== undefined && source.file === undefined) return source.argument;
  let text = '';
  for await (const chunk of readChunks(source)) {
    text += chunk;
    if (text.length > TEXT_LENGTH_MAX) {
      throw new UsageError(
        `the text is longer than ${TEXT_LENGTH_MAX} characters; split it, or give it line by line with --jsonl`,
      );
    }
  }
  return text;
}

/** As {@link readText}, in pieces of valid UTF-16 as they arrive. Bytes that are not UTF-8 become U+FFFD. */
export async function* readChunks({ argument, file }: TextSource): AsyncGenerator<string> {
  if (argument !== undefined && file !== undefined) throw new UsageError('give the text or --file, not both');
  if (argument !== undefined) {
    yield argument;
    return;
  }
  const decoder = new TextDecoder();
  for await (const bytes of readBytes(file)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

/**
 * The bytes of a file, or of standard input. A file that cannot be read, or not to its end, is never taken for an empty or a
 * shorter one.
 *
 * @throws {@link UsageError}
 */
export async function* readBytes(file: string | undefined): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of await openSource(file)) yield bytes as Uint8Array;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code !== 'string') throw error;
    throw new UsageError(`cannot read ${file ?? 'standard input'}: ${code}`, { cause: error });
  }
}

async function openSource(file: string | undefined): Promise<AsyncIterable<unknown>> {
  if (file !== undefined) return (await open(file)).createReadStream();
  if (process.stdin.isTTY)
    throw new UsageError('there is no text; give it as an argument, with --file, or on standard input');
  // Node takes a directory for an empty input.
  if (fstatSync(0).isDirectory()) throw new UsageError('standard input is a directory; give a file');
  return process.stdin;
}
