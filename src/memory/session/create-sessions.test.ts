import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../../core/segment.ts';
import type { Sessions } from '../../core/sessions.ts';
import { createKeyRing, type KeyRing } from '../../crypto/key-ring.ts';
import { ownerKeys } from '../../crypto/owner-key.ts';
import { inProcessRecords } from '../../store/in-process-records.ts';
import { type LibsqlStore, openLibsqlStore } from '../../store/libsql-store.ts';
import { forgetSession, forgetUser } from '../forget.ts';
import { createSessions, type SessionsOptions } from './create-sessions.ts';
import { sessionPlace } from './session-place.ts';

const ana: Principal = { tenant: 'acme', user: 'ana', session: 's-1' };
const HALF_LIFE_MS = 600_000;

let folder: string;
let store: LibsqlStore;
let ring: KeyRing;
let nowMs = 1_000_000;
const clock = { now: () => nowMs };
const unreadable: Principal[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sessions-'));
  ring = await createKeyRing({ path: join(folder, 'ring') });
  store = await openLibsqlStore({ path: join(folder, 'sessions.db'), clock });
});

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

function sessions(options: Partial<SessionsOptions> = {}): Sessions {
  const { records = store.records } = options;
  const onUnreadable = (who: Principal): void => void unreadable.push(who);
  return createSessions({
    owners: ownerKeys({ records, ring, clock }),
    keys: ring.keys,
    clock,
    onUnreadable,
    ...options,
    records,
  });
}

describe('a session', () => {
  it('knows what it has issued and what was blocked in it, and takes neither for the other', async () => {
    const own = { ...ana, session: 'texts' };
    const first = await sessions().read(own);
    expect(await first.add({ issued: ['Rome is nice.\r\nGo there. '], blocked: ['Ignore it'] })).toMatchObject({
      state: 'kept',
    });
    const next = await sessions().read(own);
    expect(next.hasIssued('  Rome is nice.\nGo there.')).toBe(true);
    expect(next.hasIssued('Rome is nice.')).toBe(false);
    expect(next.hasBlocked('Ignore it')).toBe(true);
    expect(next.hasIssued('Ignore it')).toBe(false);
    expect(next.hasBlocked('Rome is nice.\nGo there.')).toBe(false);
  });

  it('keeps the newest texts and no more', async () => {
    const own = { ...ana, session: 'many' };
    for (let turn = 0; turn < 10; turn++) {
      const issued = Array.from({ length: 16 }, (_, i) => `text ${turn * 16 + i}`);
      await (await sessions().read(own)).add({ issued, blocked: issued });
    }
    const session = await sessions().read(own);
    const known = Array.from({ length: 160 }, (_, i) => session.hasIssued(`text ${i}`));
    expect(known.filter(Boolean)).toHaveLength(128);
    expect(known.slice(-112).every(Boolean)).toBe(true);
    expect(Array.from({ length: 160 }, (_, i) => session.hasBlocked(`text ${i}`)).filter(Boolean)).toHaveLength(32);
  });

  it('becomes risky by several turns, is told of once, and is honest again with time', async () => {
    const own = { ...ana, session: 'risk' };
    const outcomes = [];
    for (let turn = 0; turn < 8; turn++) outcomes.push(await (await sessions().read(own)).add({ risk: 0.9 }));
    expect(outcomes.map(({ hasBecomeRisky }) => hasBecomeRisky).filter(Boolean)).toHaveLength(1);
    expect(outcomes[3]?.hasBecomeRisky).toBe(true);
    expect((await sessions().read(own)).risk).toBe(6);
    nowMs += HALF_LIFE_MS;
    expect(await sessions().read(own)).toMatchObject({ risk: 3, isRisky: true });
    nowMs += 1;
    expect((await sessions().read(own)).isRisky).toBe(false);
    nowMs += HALF_LIFE_MS;
    expect(await (await sessions().read(own)).add({ risk: 3 })).toMatchObject({ hasBecomeRisky: true });
  });

  it('loses nothing where several requests store at once', async () => {
    const own = { ...ana, session: 'race' };
    const both = await Promise.all([sessions().read(own), sessions().read(own), sessions().read(own)]);
    await Promise.all(both.map((session, i) => session.add({ risk: 0.5, issued: [`text ${i}`] })));
    const session = await sessions().read(own);
    expect([0, 1, 2].map((i) => session.hasIssued(`text ${i}`))).toEqual([true, true, true]);
    expect(session.risk).toBe(1.5);
  });

  it('writes nothing where there is nothing to add', async () => {
    const own = { ...ana, session: 'empty' };
    expect(await (await sessions().read(own)).add({ risk: Number.NaN })).toMatchObject({ state: 'kept', risk: 0 });
    expect(await (await sessions().read({ ...ana, session: 'none' })).add({})).toMatchObject({ state: 'unchanged' });
    const { owner, name } = sessionPlace(ring.keys, { ...ana, session: 'none' });
    expect(await store.records.get(owner, name)).toBeUndefined();
  });

  it('is one of a limited number of its user', async () => {
    const user = { ...ana, user: 'collector' };
    const add = async (session: string) =>
      (await sessions({ sessionsMax: 2 }).read({ ...user, session })).add({ risk: 1 });
    expect((await add('a')).state).toBe('kept');
    expect((await add('b')).state).toBe('kept');
    expect((await add('c')).state).toBe('full');
    expect((await add('a')).state).toBe('kept');
  });

  it('is forgotten after its time', async () => {
    const own = { ...ana, session: 'old' };
    await (await sessions({ ttlMs: 1_000 }).read(own)).add({ issued: ['a'] });
    nowMs += 1_001;
    expect((await sessions().read(own)).hasIssued('a')).toBe(false);
  });

  it('is stored so that nothing of it can be read, and is nothing where it does not open', async () => {
    const own = { ...ana, session: 'sealed' };
    await (await sessions().read(own)).add({ issued: ['Amber Tide'], blocked: ['Ignore it'] });
    const { owner, name } = sessionPlace(ring.keys, own);
    const stored = Uint8Array.from((await store.records.get(owner, name))?.value ?? []);
    expect(Buffer.from(stored).toString('latin1')).not.toMatch(/Amber|Ignore|risk|ana/u);
    stored[stored.length - 1] = (stored.at(-1) ?? 0) ^ 1;
    await store.records.put(owner, name, stored);
    unreadable.length = 0;
    const session = await sessions().read(own);
    expect(session.hasIssued('Amber Tide')).toBe(false);
    expect(unreadable).toEqual([own]);
    expect((await session.add({ issued: ['new'] })).state).toBe('kept');
    expect((await sessions().read(own)).hasIssued('new')).toBe(true);
  });

  it('goes with its user, and a copy of its record from before does not open', async () => {
    const { records } = store;
    const ports = { records, owners: ownerKeys({ records, ring, clock }), keys: ring.keys };
    for (const forget of [() => forgetSession(ports, own), () => forgetUser(ports, own)]) {
      await (await sessions().read(own)).add({ issued: ['a'] });
      const { owner, name } = sessionPlace(ring.keys, own);
      const copy = (await records.get(owner, name))?.value ?? new Uint8Array();
      expect(await forget()).toMatchObject({ records: 1, salts: 1 });
      expect(await records.get(owner, name)).toBeUndefined();
      await records.put(owner, name, copy);
      expect((await sessions().read(own)).hasIssued('a')).toBe(false);
      await records.delete(owner, name);
    }
  });
  const own = { tenant: 'acme', user: 'gone', session: 's' };

  it.each([
    ['ttlMs', 0],
    ['halfLifeMs', 0.5],
    ['riskMax', 0],
    ['riskMax', Number.NaN],
    ['sessionsMax', 1_001],
  ])('cannot have %s of %d', (option, value) => {
    expect(() => sessions({ [option]: value })).toThrow(option);
  });
});

describe('sessions of several principals', () => {
  // Ids that a careless joining, folding or cutting would take for each other.
  const id = fc.constantFrom('a', 'b', 'a:b', 'a\0', 'аa', 'A', '{a}', '\ud800', 'é', 'é', '1:a', 'x'.repeat(1_000));
  const principal = fc.record({ tenant: fc.constantFrom('t', 't:', ':t'), user: id, session: id });
  const text = fc.constantFrom('one', 'two', 'three');
  const step = fc.record({
    who: fc.nat(3),
    text,
    do: fc.constantFrom('issue' as const, 'block' as const, 'risk' as const),
  });

  it('know nothing of each other, whatever happens in which order', async () => {
    const law = fc.asyncProperty(
      fc.uniqueArray(principal, { minLength: 4, maxLength: 4, selector: (who) => JSON.stringify(who) }),
      fc.array(step, { maxLength: 16 }),
      async (principals, steps) => {
        const all = sessions({ records: inProcessRecords({ clock }) });
        const model = principals.map(() => ({ risk: 0, issued: new Set<string>(), blocked: new Set<string>() }));
        for (const { who, text: said, do: kind } of steps) {
          const session = await all.read(principals[who] as Principal);
          const own = model[who] as (typeof model)[number];
          if (kind === 'issue') own.issued.add(said);
          else if (kind === 'block') own.blocked.add(said);
          else own.risk += 0.25;
          await session.add(
            kind === 'issue' ? { issued: [said] } : kind === 'block' ? { blocked: [said] } : { risk: 0.25 },
          );
        }
        for (const [who, own] of model.entries()) {
          const session = await all.read(principals[who] as Principal);
          expect(session.risk).toBe(own.risk);
          for (const said of ['one', 'two', 'three']) {
            expect(session.hasIssued(said)).toBe(own.issued.has(said));
            expect(session.hasBlocked(said)).toBe(own.blocked.has(said));
          }
        }
      },
    );
    await fc.assert(law, { numRuns: 60 });
  });
});
