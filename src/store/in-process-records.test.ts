import { describe, expect, it } from 'vitest';
import { manualClock } from './conformance/manual-clock.ts';
import { testRecords } from './conformance/records-suite.ts';
import { inProcessRecords } from './in-process-records.ts';

testRecords('records in process', async (clock) => inProcessRecords({ clock, bytesMax: 200_000_000 }));

describe('the bounds of records in process', () => {
  const value = new Uint8Array(100);

  it('refuse one record more, and take it once another is gone or has expired', async () => {
    const clock = manualClock();
    const records = inProcessRecords({ clock, recordsMax: 3 });
    await records.put('a', '1', value);
    await records.put('b', '2', value, { ttlMs: 10 });
    await records.put('c', '3', value);
    await expect(records.put('c', '4', value)).rejects.toMatchObject({ code: 'STORE_FAILED', reason: 'full' });
    expect(await records.put('c', '3', value)).toBe(2);
    await records.delete('a', '1');
    expect(await records.put('c', '4', value)).toBe(1);
    clock.advance(10);
    expect(await records.put('c', '5', value)).toBe(1);
    await expect(records.put('c', '6', value)).rejects.toMatchObject({ reason: 'full' });
  });

  it('count bytes, also those that a larger value takes in the place of a smaller one', async () => {
    const records = inProcessRecords({ clock: manualClock(), bytesMax: 2_000 });
    await records.put('a', '1', new Uint8Array(1_000));
    await expect(records.put('a', '2', new Uint8Array(1_000))).rejects.toMatchObject({ reason: 'full' });
    await expect(records.put('a', '1', new Uint8Array(2_000))).rejects.toMatchObject({ reason: 'full' });
    expect(await records.put('a', '1', new Uint8Array(1_700))).toBe(2);
    expect(await records.deleteOwner('a')).toBe(1);
    expect(await records.put('a', '2', new Uint8Array(1_700))).toBe(1);
  });

  it('make room for one record when thousands have expired', async () => {
    const clock = manualClock();
    const records = inProcessRecords({ clock, recordsMax: 5_000 });
    for (let index = 0; index < 5_000; index += 1) await records.put('a', `${index}`, value, { ttlMs: 1 + index });
    clock.advance(5_000);
    await Promise.all(Array.from({ length: 5_000 }, (_, index) => records.put('b', `${index}`, value)));
    expect(await records.deleteOwner('a')).toBe(0);
    expect(await records.deleteOwner('b')).toBe(5_000);
  });

  it('do not fill up with what is put and deleted again', async () => {
    const records = inProcessRecords({ clock: manualClock(), recordsMax: 2 });
    for (let index = 0; index < 20_000; index += 1) {
      await records.put('a', `${index}`, value, { ttlMs: 1_000_000 });
      await records.delete('a', `${index}`);
    }
    expect(await records.list('a', { limit: 1 })).toEqual([]);
  });
});
