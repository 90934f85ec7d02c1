import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Line, readLines } from './line-reader.ts';

async function linesOf(chunks: readonly Uint8Array[], bytesMax: number): Promise<readonly Line[]> {
  async function* given(): AsyncGenerator<Uint8Array> {
    // Whoever reads a pipe gets one piece of memory again and again.
    for (const chunk of chunks) {
      const piece = Uint8Array.from(chunk);
      yield piece;
    }
  }
  const lines: Line[] = [];
  for await (const line of readLines(given(), bytesMax)) lines.push(line);
  return lines;
}

function cutAt(bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [...ends, bytes.length].map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end));
}

it('gives the same lines for every cutting of the bytes', async () => {
  const piece = fc.constantFrom('{"id":1}', '\n', '\r', 'é', '😀', '\u2028', 'x'.repeat(300), '"');
  const raw = fc.constantFrom([0xff], [0xc3], [0x0a], [0xf0, 0x9f]);
  const bytes = fc
    .array(fc.oneof(piece, raw), { maxLength: 12 })
    .map((parts) =>
      Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part)))),
    );
  await fc.assert(
    fc.asyncProperty(bytes, fc.array(fc.nat(4_000), { maxLength: 12 }), fc.nat(700), async (all, places, bytesMax) => {
      const whole = await linesOf([all], bytesMax);
      expect(await linesOf(cutAt(all, places), bytesMax)).toEqual(whole);
      expect(whole).toHaveLength(all.filter((byte) => byte === 0x0a).length);
    }),
    { numRuns: 1_000 },
  );
});

it('keeps the ends of a line that is too long, and reads on behind it', async () => {
  const long = `{"id":7,${' '.repeat(5_000)}"end":1}`;
  const lines = await linesOf([Buffer.from(`${long}\n{}\n`)], 1_000);
  expect(lines).toMatchObject([
    {
      kind: 'bad',
      problem: 'too-long',
      head: expect.stringMatching(/^\{"id":7,/u),
      tail: expect.stringMatching(/"end":1\}$/u),
    },
    { kind: 'text', text: '{}' },
  ]);
});
