import { expect, it } from 'vitest';
import { someone } from '../../test/memory-trial.ts';
import { changeRingFile, ringFolder, rotated } from '../../test/ring-trial.ts';
import { canonicalArguments } from '../agents/approvals/canonical-arguments.ts';
import type { Approvals } from '../core/approvals.ts';
import { createKeyRing, type KeyRing, openKeyRing } from '../crypto/key-ring.ts';
import { withoutKey } from '../crypto/key-ring-changes.ts';
import { splitKid } from '../crypto/kid-prefix.ts';
import { systemRandom } from '../setup/create-guard.ts';
import { openApprovals } from '../setup/open-approvals.ts';
import { inProcessRecords } from '../store/in-process-records.ts';
import { countByKid, resealStore } from './reseal.ts';

const rings = ringFolder();
const payment = canonicalArguments({ to: 'DE89370400440532013000', amount: 250 });
const call = { principal: someone(), tool: 'pay', argumentsDigest: payment.digest };

async function asked(approvals: Approvals): Promise<string> {
  const outcome = await approvals.request({ principal: someone(), tool: 'pay', arguments: payment, reasons: [] });
  if (outcome.state !== 'done') throw new Error(outcome.code);
  return outcome.approval.id;
}

it('seals pending and decided calls anew, which are decided and used with a ring that has lost the old key', async () => {
  let nowMs = 1_800_000_000_000;
  const clock = { now: () => nowMs };
  const path = rings.nextPath();
  const records = inProcessRecords({ clock });
  const ring = await createKeyRing({ path, lookEveryMs: 0 });
  const opened = (of: KeyRing): Approvals => openApprovals({ records, ring: of, clock, random: systemRandom });
  const before = opened(ring);
  const [pending, decided, late] = [await asked(before), await asked(before), await asked(before)];
  await before.decide(decided, { approver: 'boss', verdict: 'approve' });
  const seen = await before.get(pending);

  const old = ring.currentKid;
  await changeRingFile(path, rotated);
  const ports = { records, ring, clock };
  expect(await countByKid(ports)).toEqual(new Map([[old, 3]]));
  nowMs += 60_000;
  expect(await resealStore(ports)).toMatchObject({ resealed: 3, busy: 0, unreadable: 0, isDone: true });
  for (const name of await records.list('approvals', { limit: 10 })) {
    expect(splitKid((await records.get('approvals', name))?.value ?? new Uint8Array()).kid).toBe(ring.currentKid);
  }

  await changeRingFile(path, (content) => withoutKey(content, old));
  const without = await openKeyRing({ path });
  expect(without.kids).toEqual([ring.currentKid]);
  const after = opened(without);
  expect(await after.get(pending)).toEqual(seen);
  const { approvals } = await after.list({ tenant: someone().tenant, limit: 10 });
  expect(approvals.map(({ id }) => id)).toEqual([pending, late].toSorted());

  expect(await after.consume(pending, call)).toMatchObject({ code: 'pending' });
  expect(await after.decide(pending, { approver: someone().user, verdict: 'approve' })).toMatchObject({
    code: 'own-request',
  });
  for (const id of [pending, decided]) {
    if (id === pending) await after.decide(id, { approver: 'boss', verdict: 'approve' });
    expect(await after.consume(id, { ...call, argumentsDigest: '0'.repeat(64) })).toMatchObject({ code: 'changed' });
    expect(await after.consume(id, call)).toMatchObject({ state: 'done' });
    expect(await after.consume(id, call)).toMatchObject({ code: 'used' });
  }

  // The time at which an entry ends is the one that it was made with.
  nowMs += 14 * 60_000;
  expect(await after.decide(late, { approver: 'boss', verdict: 'approve' })).toMatchObject({ code: 'expired' });
  nowMs += 3_600_001;
  expect(await after.get(late)).toBeUndefined();
});

it('leaves an approval alone that was not sealed with this ring, and says so', async () => {
  const clock = { now: () => 1_800_000_000_000 };
  const records = inProcessRecords({ clock });
  const [ring, foreign] = [
    await createKeyRing({ path: rings.nextPath() }),
    await createKeyRing({ path: rings.nextPath() }),
  ];
  const id = await asked(openApprovals({ records, ring: foreign, clock, random: systemRandom }));
  const row = await records.get('approvals', id);
  expect(await resealStore({ records, ring, clock })).toMatchObject({ resealed: 0, unreadable: 1 });
  expect(await records.get('approvals', id)).toEqual(row);
});
