import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expiryQueue } from './expiry-queue.ts';

it('gives what is due in the order of time, and nothing sooner', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { maxLength: 300 }), fc.nat(1_000), (times, nowMs) => {
      const queue = expiryQueue<number>(() => true);
      for (const time of times) queue.add(time, time);
      const due: number[] = [];
      for (let item = queue.takeDue(nowMs); item !== undefined; item = queue.takeDue(nowMs)) due.push(item);
      expect(due).toEqual(times.filter((time) => time <= nowMs).sort((a, b) => a - b));
    }),
  );
});

it('passes over what is no longer alive, and forgets it as others come', () => {
  const asked = new Map<number, number>();
  const queue = expiryQueue<number>((item) => {
    asked.set(item, (asked.get(item) ?? 0) + 1);
    return item % 100 === 0;
  });
  for (let item = 1; item <= 10_000; item += 1) queue.add(item, item);
  const due: number[] = [];
  for (let item = queue.takeDue(10_000); item !== undefined; item = queue.takeDue(10_000)) due.push(item);
  expect(due).toEqual(Array.from({ length: 100 }, (_, index) => (index + 1) * 100));
  // A dead item that was asked for once, long before it was due, left the queue with that.
  expect(asked.get(1)).toBe(1);
});
