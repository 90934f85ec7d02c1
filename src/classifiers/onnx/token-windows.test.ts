import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenWindows } from './token-windows.ts';

const ends = { beginId: -1, endId: -2 };

describe('windows of a text', () => {
  it('are one with its ends for a text that fits, and for an empty one', () => {
    expect([...tokenWindows([1, 2], { ...ends, tokensMax: 4 })]).toEqual([[-1, 1, 2, -2]]);
    expect([...tokenWindows([], { ...ends, tokensMax: 4 })]).toEqual([[-1, -2]]);
  });

  it('overlap by an eighth', () => {
    const ids = Array.from({ length: 20 }, (_, index) => index);
    const windows = [...tokenWindows(ids, { ...ends, tokensMax: 18 })];
    expect(windows.map((window) => window.slice(1, -1))).toEqual([ids.slice(0, 16), ids.slice(14)]);
  });

  it('take no more ids than the windows that are asked for', () => {
    let taken = 0;
    function* endless(): Generator<number, void> {
      for (;;) yield taken++;
    }
    const windows = tokenWindows(endless(), { ...ends, tokensMax: 10 });
    windows.next();
    expect(taken).toBe(9);
  });

  it('hold every pair of neighbours somewhere, and never more than a window', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 16, max: 64 }), (length, tokensMax) => {
        const ids = Array.from({ length }, (_, index) => index);
        const windows = [...tokenWindows(ids, { ...ends, tokensMax })];
        const pairs = new Set(windows.flatMap((window) => window.map((id, at) => `${id} ${window[at + 1]}`)));
        expect(windows.every((window) => window.length <= tokensMax)).toBe(true);
        for (let id = 0; id + 1 < length; id++) expect(pairs.has(`${id} ${id + 1}`)).toBe(true);
      }),
    );
  });
});
