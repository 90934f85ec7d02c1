import { beforeEach, expect, it } from 'vitest';
import { createConnectionSlots } from './connection-slots.ts';

const signal = new AbortController().signal;

let opened = 0;
const open = (): number => {
  opened += 1;
  return opened;
};

beforeEach(() => {
  opened = 0;
});

it('opens connections while it may, then lends them in order of arrival', async () => {
  const slots = createConnectionSlots({ slotsMax: 2, waitersMax: 2, waitMs: 60_000, open });
  expect([slots.take(signal), slots.take(signal)]).toEqual([1, 2]);
  const order: string[] = [];
  const waits = ['a', 'b'].map(async (who) => order.push(`${who}${await slots.take(signal)}`));
  slots.free(2);
  await waits[0];
  expect(order).toEqual(['a2']);
  slots.free(1);
  await waits[1];
  expect(order).toEqual(['a2', 'b1']);
});

it('lends the connection that was used last', () => {
  const slots = createConnectionSlots({ slotsMax: 3, waitersMax: 1, waitMs: 60_000, open });
  expect([slots.take(signal), slots.take(signal)]).toEqual([1, 2]);
  slots.free(2);
  slots.free(1);
  expect([slots.take(signal), slots.take(signal), slots.take(signal)]).toEqual([1, 2, 3]);
});

it('refuses who comes when too many wait, and lets others in when one leaves', async () => {
  const slots = createConnectionSlots({ slotsMax: 1, waitersMax: 1, waitMs: 60_000, open });
  expect(slots.take(signal)).toBe(1);
  const abort = new AbortController();
  const waiting = slots.take(abort.signal);
  await expect(slots.take(signal)).rejects.toMatchObject({ name: 'UpstreamBusyError', code: 'UPSTREAM_UNREACHABLE' });
  abort.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'UpstreamCancelledError' });
  const next = slots.take(signal);
  slots.free(1);
  expect(await next).toBe(1);
});

it('ends waiting at its limit, and does not give a slot to who has left', async () => {
  const slots = createConnectionSlots({ slotsMax: 1, waitersMax: 1, waitMs: 5, open });
  expect(slots.take(signal)).toBe(1);
  await expect(slots.take(signal)).rejects.toMatchObject({ limit: 'wait', limitMs: 5 });
  slots.free(1);
  expect(slots.take(signal)).toBe(1);
});

it('refuses everyone once closed', async () => {
  const slots = createConnectionSlots({ slotsMax: 1, waitersMax: 1, waitMs: 60_000, open });
  expect(slots.take(signal)).toBe(1);
  const waiting = slots.take(signal);
  expect(slots.close()).toEqual([1]);
  await expect(waiting).rejects.toMatchObject({ reason: 'CLOSED' });
  await expect(slots.take(signal)).rejects.toMatchObject({ reason: 'CLOSED' });
});
