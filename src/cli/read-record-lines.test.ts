import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { RecordLine } from '../offline/labelled-record.ts';
import { UsageError } from './exit.ts';
import { readRecordLines } from './read-record-lines.ts';

async function fileOf(bytes: string | Uint8Array, name = 'data.jsonl'): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'sallyport-lines-')), name);
  await writeFile(file, bytes);
  return file;
}

async function linesOf(...files: readonly string[]): Promise<readonly RecordLine[]> {
  const lines: RecordLine[] = [];
  for await (const line of readRecordLines(files)) lines.push(line);
  return lines;
}

describe('readRecordLines', () => {
  it('numbers lines as editors do, empty ones too, and begins anew with each file', async () => {
    const first = await fileOf('a\r\n\n  \nb\n');
    const second = await fileOf('c');
    expect(await linesOf(first, second)).toEqual([
      { file: first, number: 1, text: 'a\r' },
      { file: first, number: 4, text: 'b' },
      { file: second, number: 1, text: 'c' },
    ]);
  });

  it('unpacks what is gzip, whatever its name', async () => {
    const long = Array.from({ length: 50_000 }, (_, i) => `zeile ${i} ü`).join('\n');
    const lines = await linesOf(await fileOf(gzipSync(long), 'data.jsonl'));
    expect(lines).toHaveLength(50_000);
    expect(lines[49_999]).toMatchObject({ number: 50_000, text: 'zeile 49999 ü' });
  });

  it('reads what is gzip by its name only as it is', async () => {
    expect(await linesOf(await fileOf('plain\n', 'data.jsonl.gz'))).toMatchObject([{ text: 'plain' }]);
  });

  it('has no line for a file without bytes, and one for a file of one byte', async () => {
    expect(await linesOf(await fileOf(''))).toEqual([]);
    expect(await linesOf(await fileOf('x'))).toMatchObject([{ text: 'x' }]);
  });

  it('never takes a broken file for a shorter one', async () => {
    const packed = gzipSync('a\n'.repeat(100_000));
    await expect(linesOf(await fileOf(packed.subarray(0, packed.length - 20)))).rejects.toThrow('cannot unpack');
    await expect(linesOf(await fileOf(Uint8Array.of(0x1f, 0x8b, 1, 2, 3)))).rejects.toThrow(UsageError);
    await expect(linesOf(join(tmpdir(), 'sallyport-no-such-file'))).rejects.toThrow('ENOENT');
  });

  it('stops reading when its reader does', async () => {
    const file = await fileOf(gzipSync('a\n'.repeat(100_000)));
    for await (const line of readRecordLines([file, '/no/such/file'])) if (line.number === 3) break;
  });
});
