import { type FileHandle, open, rename, stat } from 'node:fs/promises';
import { UsageError } from './exit.ts';

/** Bytes that are read at a time when an unfinished file is looked through. */
const BLOCK_BYTES = 1 << 16;
const LINE_FEED = 0x0a;

/** An output that is written to `NAME.part` and gets its name when it is whole. */
export interface PartFile {
  /** Whole lines that an earlier run has left. */
  readonly linesDone: number;
  /** The last of them, without its line break; empty where there are none. */
  readonly lastLine: string;
  write(text: string): Promise<void>;
  /** Gives the file its name, once it is on the disk. */
  finish(): Promise<void>;
  /** Closes the file as it is, to be gone on with. */
  close(): Promise<void>;
}

/**
 * Opens `path` with `.part` behind it. With `isResumed` the whole lines in it are kept, and what a stopped run left of one more is cut off.
 *
 * @throws {@link UsageError} when it cannot be written; so do its methods.
 */
export async function openPartFile(path: string, isResumed: boolean): Promise<PartFile> {
  const part = `${path}.part`;
  const saying = async <Answer>(act: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await act();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new UsageError(`${part} cannot be written (${code ?? 'unknown reason'})`, { cause: error });
    }
  };
  const flags = isResumed && (await isThere(part)) ? 'r+' : 'w+';
  const handle = await saying(() => open(part, flags));
  const { lines, end, lastStart } = await saying(() => wholeLines(handle));
  await saying(() => handle.truncate(end));
  const lastLine = lines === 0 ? '' : await saying(() => textBetween(handle, lastStart, end - 1));
  let position = end;
  return {
    linesDone: lines,
    lastLine,
    write: (text) =>
      saying(async () => {
        const bytes = Buffer.from(text);
        for (let done = 0; done < bytes.length; ) {
          const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position);
          done += bytesWritten;
          position += bytesWritten;
        }
      }),
    finish: () =>
      saying(async () => {
        await handle.sync();
        await handle.close();
        await rename(part, path);
      }),
    close: () => handle.close().catch(() => undefined),
  };
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

async function wholeLines(handle: FileHandle): Promise<{ lines: number; end: number; lastStart: number }> {
  const block = Buffer.alloc(BLOCK_BYTES);
  let [lines, end, lastStart, position] = [0, 0, 0, 0];
  for (;;) {
    const { bytesRead } = await handle.read(block, 0, BLOCK_BYTES, position);
    if (bytesRead === 0) return { lines, end, lastStart };
    for (let i = block.indexOf(LINE_FEED); i >= 0 && i < bytesRead; i = block.indexOf(LINE_FEED, i + 1)) {
      lines++;
      lastStart = end;
      end = position + i + 1;
    }
    position += bytesRead;
  }
}

async function textBetween(handle: FileHandle, start: number, end: number): Promise<string> {
  const bytes = Buffer.alloc(end - start);
  await handle.read(bytes, 0, bytes.length, start);
  return bytes.toString('utf8');
}
