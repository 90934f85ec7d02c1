import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SEVERITIES } from '../core/finding.ts';
import { type QueuedEvent, severityQueue } from './severity-queue.ts';

it('keeps within its bounds, in order, and never lets a more severe event go for a less severe one', () => {
  const events = fc.array(
    fc.record({ severity: fc.constantFrom(...SEVERITIES), value: fc.uint8Array({ maxLength: 30 }), timeMs: fc.nat() }),
    { maxLength: 100 },
  );
  fc.assert(
    fc.property(events, (list) => {
      const queue = severityQueue({ eventsMax: 20, bytesMax: 250 });
      const gone = new Set<QueuedEvent>();
      for (const event of list) {
        for (const left of queue.add(event)) {
          expect(SEVERITIES.indexOf(left.severity)).toBeLessThanOrEqual(SEVERITIES.indexOf(event.severity));
          gone.add(left);
        }
        expect(queue.size()).toBeLessThanOrEqual(20);
      }
      const kept = queue.take(1_000, 1_000_000);
      expect(kept).toEqual(list.filter((event) => !gone.has(event)));
      expect(kept.reduce((sum, { value }) => sum + value.length, 0)).toBeLessThanOrEqual(250);
    }),
    { numRuns: 300 },
  );
});

it('gives batches up to a number and a size, and one event of any size', () => {
  const queue = severityQueue({ eventsMax: 10, bytesMax: 1_000 });
  for (const length of [300, 10, 10, 10]) queue.add({ severity: 'LOW', timeMs: 0, value: new Uint8Array(length) });
  expect(queue.take(5, 100)).toHaveLength(1);
  expect(queue.take(2, 100)).toHaveLength(2);
  expect(queue.take(5, 100)).toHaveLength(1);
  expect(queue.take(5, 100)).toEqual([]);
});
