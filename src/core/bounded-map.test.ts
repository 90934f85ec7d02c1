import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedMap } from './bounded-map.ts';

describe('a bounded map', () => {
  it('lets go of the value that was set longest ago, however often it was read', () => {
    const map = boundedMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    expect(map.get('a')).toBe(1);
    map.set('c', 3);
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([undefined, 2, 3]);
  });

  it('keeps what is set again', () => {
    const map = boundedMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.set('a', 3);
    map.set('c', 4);
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([3, undefined, 4]);
  });

  it('has room again for each that is deleted', () => {
    const map = boundedMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    expect([map.delete('b'), map.delete('b')]).toEqual([true, false]);
    map.set('c', 3);
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3]);
  });

  it('is as a list of entries of which the first leaves, for every row of calls', () => {
    const key = fc.integer({ min: 0, max: 6 });
    const call = fc.oneof(
      fc.record({ do: fc.constant('set' as const), key, value: fc.option(fc.nat(), { nil: undefined }) }),
      fc.record({ do: fc.constant('delete' as const), key }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(call, { maxLength: 60 }), (entriesMax, calls) => {
        const map = boundedMap<number, number | undefined>(entriesMax);
        let model: (readonly [key: number, value: number | undefined])[] = [];
        for (const each of calls) {
          const others = model.filter(([there]) => there !== each.key);
          if (each.do === 'delete') expect(map.delete(each.key)).toBe(others.length < model.length);
          else map.set(each.key, each.value);
          model = each.do === 'delete' ? others : [...others, [each.key, each.value] as const].slice(-entriesMax);
          for (let n = 0; n <= 6; n += 1) expect(map.get(n)).toBe(new Map(model).get(n));
        }
      }),
    );
  });
});
