import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '../core/segment.ts';
import type { Records } from '../core/store-ports.ts';
import { type ManualClock, manualClock } from '../store/conformance/manual-clock.ts';
import { inProcessRecords } from '../store/in-process-records.ts';
import { createKeyRing, type KeyRing } from './key-ring.ts';
import { type KeptFor, type OwnerKeys, ownerKeys } from './owner-key.ts';
import { indexPlace, SESSION_SHARDS } from './session-index.ts';

// A salt and its entry in the index stay longer than what is sealed, and leave then.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ANN: Principal = { tenant: 'acme', user: 'ann', session: 's1' };

const folder = mkdtempSync(join(tmpdir(), 'sallyport-salts-'));
let ring: KeyRing;
let clock: ManualClock;
let records: Records;
beforeAll(async () => {
  ring = await createKeyRing({ path: join(folder, 'ring.json') });
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  clock = manualClock();
  records = inProcessRecords({ clock });
});

const newOwners = (over: Records = records): OwnerKeys => ownerKeys({ records: over, ring, clock });
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

async function keyFor(owners: OwnerKeys, kept: KeptFor): Promise<string> {
  return hex((await owners.current(ANN, 'memory', kept)).key);
}

/** How many milliseconds the salt stays, and the entry of the index; Infinity for ever, undefined where there is none. */
async function leftMs(): Promise<readonly [salt: number | undefined, entry: number | undefined]> {
  const { salt } = await newOwners().current(ANN, 'memory', { ttlMs: 1 });
  const entry = indexPlace(salt.name);
  const left = async ({ owner, name }: { readonly owner: string; readonly name: string }) => {
    const found = await records.get(owner, name);
    return found && (found.expiresAtMs ?? Number.POSITIVE_INFINITY) - clock.now();
  };
  return [await left(salt), await left(entry)];
}

async function sessionsListed(): Promise<number> {
  let count = 0;
  for (const shard of SESSION_SHARDS) count += (await records.list(`sessions:${shard}`, { limit: 10 })).length;
  return count;
}

describe('the salt of a session', () => {
  it('leaves with its entry in the index, some time after what is sealed', async () => {
    const owners = newOwners();
    const { salt } = await owners.current(ANN, 'memory', { ttlMs: HOUR });
    const [saltMs, entryMs] = await leftMs();
    expect(saltMs).toBe(DAY + 2 * HOUR);
    expect(entryMs).toBeGreaterThan(saltMs as number);
    clock.advance(HOUR);
    expect(await records.get(salt.owner, salt.name)).toBeDefined();
    clock.advance(2 * DAY);
    expect(await records.list(salt.owner, { limit: 10 })).toEqual([]);
    expect(await sessionsListed()).toBe(0);
    expect(await owners.read(ANN)).toBeUndefined();
    expect(hex((await owners.current(ANN, 'memory', { ttlMs: HOUR })).salt.value)).not.toBe(hex(salt.value));
  });

  it('is put anew, with the same bytes, before something is put that would stay longer', async () => {
    const owners = newOwners();
    const key = await keyFor(owners, { ttlMs: HOUR });
    for (let hour = 0; hour < 200; hour += 1) {
      clock.advance(HOUR);
      expect(await keyFor(owners, { ttlMs: HOUR })).toBe(key);
      const [saltMs, entryMs] = await leftMs();
      expect(saltMs).toBeGreaterThan(HOUR);
      expect(entryMs).toBeGreaterThan(saltMs as number);
    }
    expect(await keyFor(owners, { ttlMs: 30 * DAY })).toBe(key);
    expect((await leftMs())[0]).toBe(61 * DAY);
    // What stays a short while does not cut it short.
    expect(await keyFor(newOwners(), { ttlMs: 1 })).toBe(key);
    expect((await leftMs())[0]).toBe(61 * DAY);
  });

  it('stays for what stays, and one that stays is left as it is', async () => {
    const key = await keyFor(newOwners(), { ttlMs: HOUR });
    for (const kept of [{}, { ttlMs: HOUR }]) {
      expect(await keyFor(newOwners(), kept)).toBe(key);
      expect(await leftMs()).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
    }
  });

  it('stays as long as the longest asks, whoever asks at once', async () => {
    await newOwners().current(ANN, 'memory', { ttlMs: 1 });
    const days = [9, 3, 200, 40, 7, 1];
    const keys = await Promise.all(days.map((n) => keyFor(newOwners(), { ttlMs: n * DAY })));
    expect(new Set(keys).size).toBe(1);
    const [saltMs, entryMs] = await leftMs();
    expect(saltMs).toBeGreaterThan(200 * DAY);
    expect(entryMs).toBeGreaterThan(saltMs as number);
  });

  it('does not come back when it is deleted while it is put anew, not over one that was made since either', async () => {
    const first = await newOwners().current(ANN, 'memory', { ttlMs: 1 });
    let isForgotten = false;
    const forgotten: Records = {
      ...records,
      async put(owner, name, value, how) {
        if (owner === first.salt.owner && !isForgotten) {
          isForgotten = true;
          await newOwners().shred(ANN);
          await newOwners().current(ANN, 'memory', { ttlMs: HOUR });
        }
        return records.put(owner, name, value, how);
      },
    };
    const renewed = await newOwners(forgotten).current(ANN, 'memory', { ttlMs: 30 * DAY });
    expect(isForgotten).toBe(true);
    expect(hex(renewed.salt.value)).not.toBe(hex(first.salt.value));
    expect(await keyFor(newOwners(), { ttlMs: 1 })).toBe(hex(renewed.key));
    expect((await leftMs())[0]).toBe(61 * DAY);
  });

  it('is not made by asking for one that is there', async () => {
    expect(await newOwners().extended(ANN, { ttlMs: HOUR })).toBeUndefined();
    expect(await sessionsListed()).toBe(0);
    const { salt } = await newOwners().current(ANN, 'memory', { ttlMs: HOUR });
    expect(await newOwners().extended(ANN, { ttlMs: 30 * DAY })).toEqual(salt);
    expect((await leftMs())[0]).toBe(61 * DAY);
  });
});
