import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvalidOptionsError } from '../core/errors.ts';
import type { Principal } from '../core/segment.ts';
import type { Records } from '../core/store-ports.ts';
import { inProcessRecords } from '../store/in-process-records.ts';
import { createKeyRing, type KeyRing } from './key-ring.ts';
import { KeyRingError } from './key-ring-error.ts';
import { ownerKeys } from './owner-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-owner-'));
let ring: KeyRing;
beforeAll(async () => {
  ring = await createKeyRing({ path: join(folder, 'ring.json') });
});
afterAll(() => rmSync(folder, { recursive: true }));

function newRecords(): Records {
  return inProcessRecords({ clock });
}

const clock = { now: () => 1 };
const HOUR = { ttlMs: 3_600_000 };
const ANN: Principal = { tenant: 'acme', user: 'ann', session: 's1' };
const hex = (bytes: Uint8Array | undefined): string | undefined => bytes && Buffer.from(bytes).toString('hex');

describe('owner keys', () => {
  it('stay the same for a principal and a purpose while the salt is there', async () => {
    const records = newRecords();
    const owners = ownerKeys({ records, ring, clock });
    const { kid, key } = await owners.current(ANN, 'memory', HOUR);
    expect(key).toHaveLength(32);
    expect(kid).toBe(ring.currentKid);
    expect(hex((await owners.current(ANN, 'memory', HOUR)).key)).toBe(hex(key));
    expect(hex((await ownerKeys({ records, ring, clock }).read(ANN))?.keyOf(kid, 'memory'))).toBe(hex(key));
  });

  it('are lost with the salt, and others come in their place', async () => {
    const owners = ownerKeys({ records: newRecords(), ring, clock });
    const { key } = await owners.current(ANN, 'memory', HOUR);
    expect(await owners.shred(ANN)).toBe(true);
    expect(await owners.shred(ANN)).toBe(false);
    expect(await owners.read(ANN)).toBeUndefined();
    expect(hex((await owners.current(ANN, 'memory', HOUR)).key)).not.toBe(hex(key));
  });

  it('are lost for all sessions of a user, and of no other user', async () => {
    const owners = ownerKeys({ records: newRecords(), ring, clock });
    const [second, bob] = [
      { ...ANN, session: 's2' },
      { ...ANN, user: 'bob' },
    ];
    for (const principal of [ANN, second, bob]) await owners.current(principal, 'memory', HOUR);
    expect(await owners.shredUser(ANN)).toBe(2);
    expect(await owners.read(second)).toBeUndefined();
    expect(await owners.read(bob)).toBeDefined();
  });

  it('are the same for all that ask at once when there is no salt', async () => {
    const owners = ownerKeys({ records: newRecords(), ring, clock });
    const keys = await Promise.all(Array.from({ length: 30 }, () => owners.current(ANN, 'memory', HOUR)));
    expect(new Set(keys.map(({ key }) => hex(key))).size).toBe(1);
  });

  it('differ between stores, rings, purposes and principals', async () => {
    const records = newRecords();
    const otherRing = await createKeyRing({ path: join(folder, 'other.json') });
    const keys = [
      (await ownerKeys({ records, ring, clock }).current(ANN, 'memory', HOUR)).key,
      (await ownerKeys({ records, ring, clock }).current(ANN, 'vault', HOUR)).key,
      (await ownerKeys({ records, ring, clock }).current({ ...ANN, tenant: 'b' }, 'memory', HOUR)).key,
      (await ownerKeys({ records, ring: otherRing, clock }).current(ANN, 'memory', HOUR)).key,
      (await ownerKeys({ records: newRecords(), ring, clock }).current(ANN, 'memory', HOUR)).key,
    ];
    expect(new Set(keys.map(hex)).size).toBe(keys.length);
  });

  it('never meet for two different principals', async () => {
    const part = fc.string({ unit: 'binary', minLength: 1, maxLength: 3 });
    const principal = fc.record({ tenant: part, user: part, session: part });
    const owners = ownerKeys({ records: newRecords(), ring, clock });
    await fc.assert(
      fc.asyncProperty(principal, principal, async (a, b) => {
        const isSame = a.tenant === b.tenant && a.user === b.user && a.session === b.session;
        const [one, other] = [await owners.current(a, 'memory', HOUR), await owners.current(b, 'memory', HOUR)];
        expect(hex(one.key) === hex(other.key)).toBe(isSame);
      }),
      { numRuns: 100 },
    );
  });

  it('take ids longer than the info of a derivation, and the borders between ids count', async () => {
    const owners = ownerKeys({ records: newRecords(), ring, clock });
    const long = { tenant: 'x'.repeat(10_240), user: 'y'.repeat(10_240), session: 'z' };
    const moved = { ...long, tenant: `${long.tenant}y`, user: long.user.slice(1) };
    expect(hex((await owners.current(long, 'm', HOUR)).key)).not.toBe(
      hex((await owners.current(moved, 'm', HOUR)).key),
    );
  });

  it('tell the store no id', async () => {
    const seen: string[] = [];
    const records = newRecords();
    const watched: Records = {
      ...records,
      put: (owner, name, value, options) => {
        seen.push(owner, name);
        return records.put(owner, name, value, options);
      },
    };
    await ownerKeys({ records: watched, ring, clock }).current(
      { tenant: 'acme', user: 'ann', session: 'dialog' },
      'memory',
      HOUR,
    );
    expect(seen.length).toBeGreaterThan(0);
    for (const id of ['acme', 'ann', 'dialog']) expect(seen.join(' ')).not.toContain(id);
  });

  it('are refused for no purpose and for a key that the ring does not have', async () => {
    const owners = ownerKeys({ records: newRecords(), ring, clock });
    await expect(owners.current(ANN, '', HOUR)).rejects.toThrow(InvalidOptionsError);
    await owners.current(ANN, 'memory', HOUR);
    const read = await owners.read(ANN);
    expect(() => read?.keyOf('k_ffffffffffffffff', 'memory')).toThrow(KeyRingError);
  });
});
