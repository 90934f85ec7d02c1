import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { InvalidWeightsError } from './invalid-weights-error.ts';
import { WEIGHTS } from './weights.generated.ts';
import { decodeWeights, encodeWeights, lexiconHash, SLOT_BITS, type Weights } from './weights.ts';

describe('weights', () => {
  it('are what they were before they were encoded', () => {
    const user = table([
      [0, 5],
      [1, -45],
      [46, 45],
      [91, -1],
      [45 * 45 + 91, 2],
      [(1 << SLOT_BITS) - 1, -7],
    ]);
    const external = table([
      [1, 9],
      [46, -4],
      [91, 4],
      [20_000, 3],
      [20_001, -5],
    ]);
    const decoded = decodeWeights(encodeWeights({ user, external: { ...external, bias: 0.5 } }));
    expect(decoded.user).toMatchObject({ bias: -1.5, scale: 0.01 });
    expect(decoded.external).toMatchObject({ bias: 0.5, scale: 0.01 });
    // Four million of them: one by one, without a list of differences.
    expect(decoded.user.slots.every((weight, slot) => weight === user.slots[slot])).toBe(true);
    expect(decoded.external.slots.every((weight, slot) => weight === external.slots[slot])).toBe(true);
  });

  it('are shipped for the lexicon that is shipped, at most 1.5 MB of them, compressed', () => {
    expect(WEIGHTS.lexicon).toBe(lexiconHash());
    expect(gzipSync(WEIGHTS.slots).length).toBeLessThan(1_500_000);
    const { user, external } = decodeWeights(WEIGHTS);
    expect(user.slots.some((weight, slot) => weight !== external.slots[slot])).toBe(true);
  });

  it.each([
    ['damaged', { ...WEIGHTS, slots: `${WEIGHTS.slots.slice(0, -1)}~` }, /checksum/u],
    ['cut off', { ...WEIGHTS, slots: WEIGHTS.slots.slice(0, 4_000) }, /checksum/u],
    ['of another lexicon', { ...WEIGHTS, lexicon: 1 }, /lexicon/u],
    [
      'more than they say',
      { ...encodeWeights({ user: table([[7, 1]]), external: table([]) }), count: 0 },
      /fewer or more/u,
    ],
    ['fewer than they say', { ...encodeWeights({ user: table([]), external: table([]) }), count: 5 }, /fewer or more/u],
  ])('stop the start when they are %s', (_, source, problem) => {
    expect(() => decodeWeights(source)).toThrow(InvalidWeightsError);
    expect(() => decodeWeights(source)).toThrow(problem);
  });
});

function table(entries: readonly (readonly [number, number])[]): Weights {
  const slots = new Int8Array(1 << SLOT_BITS);
  for (const [slot, weight] of entries) slots[slot] = weight;
  return { bias: -1.5, scale: 0.01, slots };
}
