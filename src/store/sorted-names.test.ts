import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortedNames } from './sorted-names.ts';

function namesBehind(names: ReturnType<typeof sortedNames>, after: string | undefined, limit: number): string[] {
  const taken: string[] = [];
  names.walk(after, (name) => {
    taken.push(name);
    return taken.length < limit;
  });
  return taken;
}

it('lists what a sorted set would, after any changes', () => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 3 });
  const changes = fc.array(fc.tuple(fc.boolean(), text), { maxLength: 200 });
  fc.assert(
    fc.property(changes, fc.option(text, { nil: undefined }), (list, after) => {
      const names = sortedNames();
      const twin = new Set<string>();
      for (const [isAdded, name] of list) {
        if (!isAdded) {
          names.delete(name);
          twin.delete(name);
        } else if (!twin.has(name)) {
          names.add(name);
          twin.add(name);
        }
      }
      const expected = [...twin].filter((name) => after === undefined || name > after).sort();
      expect(namesBehind(names, after, 1_000)).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

it('stays in order over many chunks, and when chunks empty', () => {
  const names = sortedNames();
  const all = Array.from({ length: 5_000 }, (_, index) => String((index * 1_237) % 5_000).padStart(4, '0'));
  for (const name of all) names.add(name);
  const sorted = all.toSorted();
  expect(namesBehind(names, undefined, 10_000)).toEqual(sorted);
  expect(namesBehind(names, '2499', 2)).toEqual(['2500', '2501']);
  for (const name of sorted.slice(100, 4_900)) names.delete(name);
  expect(namesBehind(names, '0098', 3)).toEqual(['0099', '4900', '4901']);
});
