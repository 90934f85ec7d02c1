import { expect, it } from 'vitest';
import { createConnectionSlots } from './connection-slots.ts';

const signal = new AbortController().signal;

it('gives slots at once while there are some, then in order of arrival', async () => {
  const slots = createConnectionSlots({ slotsMax: 2, waitersMax: 2, waitMs: 60_000 });
  expect([slots.take(signal), slots.take(signal)]).toEqual([undefined, undefined]);
  const order: number[] = [];
  const waits = [1, 2].map((number) => slots.take(signal)?.then(() => order.push(number)));
  slots.free();
  await waits[0];
  expect(order).toEqual([1]);
  slots.free();
  await waits[1];
  expect(order).toEqual([1, 2]);
  slots.free();
  slots.free();
  expect([slots.take(signal), slots.take(signal)]).toEqual([undefined, undefined]);
});

it('refuses who comes when too many wait, and lets others in when one leaves', async () => {
  const slots = createConnectionSlots({ slotsMax: 1, waitersMax: 1, waitMs: 60_000 });
  expect(slots.take(signal)).toBeUndefined();
  const abort = new AbortController();
  const waiting = slots.take(abort.signal);
  await expect(slots.take(signal)).rejects.toMatchObject({ name: 'UpstreamBusyError', code: 'UPSTREAM_UNREACHABLE' });
  abort.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'UpstreamCancelledError' });
  const next = slots.take(signal);
  slots.free();
  await next;
});

it('ends waiting at its limit, and does not give a slot to who has left', async () => {
  const slots = createConnectionSlots({ slotsMax: 1, waitersMax: 1, waitMs: 5 });
  expect(slots.take(signal)).toBeUndefined();
  await expect(slots.take(signal)).rejects.toMatchObject({ limit: 'wait', limitMs: 5 });
  slots.free();
  expect(slots.take(signal)).toBeUndefined();
});

it('refuses everyone once closed', async () => {
  const slots = createConnectionSlots({ slotsMax: 1, waitersMax: 1, waitMs: 60_000 });
  expect(slots.take(signal)).toBeUndefined();
  const waiting = slots.take(signal);
  slots.close();
  await expect(waiting).rejects.toMatchObject({ reason: 'CLOSED' });
  await expect(slots.take(signal)).rejects.toMatchObject({ reason: 'CLOSED' });
});
