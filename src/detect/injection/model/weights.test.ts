import { describe, expect, it } from 'vitest';
import { InvalidWeightsError } from './invalid-weights-error.ts';
import { WEIGHTS } from './weights.generated.ts';
import { decodeWeights, encodeWeights, lexiconHash, SLOT_BITS } from './weights.ts';

describe('weights', () => {
  it('are what they were before they were encoded', () => {
    const slots = new Int8Array(1 << SLOT_BITS);
    for (const [slot, weight] of [
      [0, 5],
      [1, -128],
      [127, 127],
      [128, -1],
      [20_000, 3],
      [(1 << SLOT_BITS) - 1, -7],
    ] as const) {
      slots[slot] = weight;
    }
    const decoded = decodeWeights(encodeWeights(-1.5, 0.01, slots));
    expect(decoded.bias).toBe(-1.5);
    expect(decoded.scale).toBe(0.01);
    // Four million of them: one by one, without a list of differences.
    expect(decoded.slots.every((weight, slot) => weight === slots[slot])).toBe(true);
  });

  it('are shipped for the lexicon that is shipped, at most 1.5 MB of them', () => {
    expect(WEIGHTS.lexicon).toBe(lexiconHash());
    expect(WEIGHTS.slots.length).toBeLessThan(1_500_000 * (4 / 3));
    expect(decodeWeights(WEIGHTS).slots.some((weight) => weight !== 0)).toBe(true);
  });

  it.each([
    ['damaged', { ...WEIGHTS, slots: `B${WEIGHTS.slots.slice(1)}` }, /checksum/u],
    ['cut off', { ...WEIGHTS, slots: WEIGHTS.slots.slice(0, 4_000) }, /checksum/u],
    ['no Base64', { ...WEIGHTS, slots: '!' }, /Base64/u],
    ['of another lexicon', { ...WEIGHTS, lexicon: 1 }, /lexicon/u],
    ['fewer than they say', { ...encodeWeights(0, 1, new Int8Array(1 << SLOT_BITS)), count: 5 }, /end too early/u],
  ])('stop the start when they are %s', (_, source, problem) => {
    expect(() => decodeWeights(source)).toThrow(InvalidWeightsError);
    expect(() => decodeWeights(source)).toThrow(problem);
  });
});
