import { setTimeout as delay } from 'node:timers/promises';
import type { ResealPorts } from '../gateway/reseal.ts';
import type { StatePlace } from '../setup/read-state-place.ts';
import type { RingUser } from '../setup/ring-users.ts';
import { EXIT, UsageError } from './exit.ts';
import { type KeyringFlags, PARTLY } from './keyring-command.ts';
import { resealProgress, statusLines } from './keyring-lines.ts';
import { openState, type StateFlags, statePlaceOf, systemClock } from './open-state.ts';

/** `sallyport keyring status`. */
export async function status(flags: KeyringFlags): Promise<number> {
  const place = await statePlaceOf(flags);
  const { content } = await open(place, flags);
  const { oldKids, stagedKids } = await import('../crypto/key-ring-changes.ts');
  const { users, counts } = await withStore(flags, async (ports) => ({
    users: await usersOf(ports),
    counts: flags.count === true ? await countAll(ports) : undefined,
  }));
  const facts = {
    source: place.keyRing.source,
    current: content.currentKid,
    staged: stagedKids(content),
    old: oldKids(content),
    gateways: users,
    ...(counts !== undefined && { sealed: Object.fromEntries(counts) }),
  };
  console.log(flags.json === true ? JSON.stringify(facts) : statusLines(facts).join('\n'));
  return EXIT.ok;
}

/** `sallyport keyring stage`. */
export async function stage(flags: KeyringFlags): Promise<number> {
  const place = await statePlaceOf(flags);
  const kid = await stageKey(place, flags);
  console.log(kid);
  console.error(
    `sallyport: ${kid} is in the ring; nothing is sealed under it before: sallyport keyring activate ${kid}`,
  );
  return EXIT.ok;
}

/** `sallyport keyring activate`. */
export async function activate(flags: KeyringFlags, kid: string): Promise<number> {
  const place = await statePlaceOf(flags);
  await activateKey(place, flags, kid);
  console.error(`sallyport: ${kid} is the current key`);
  return EXIT.ok;
}

/** `sallyport keyring rotate`. */
export async function rotate(flags: KeyringFlags): Promise<number> {
  const place = await statePlaceOf(flags);
  const kid = await stageKey(place, flags);
  await waitForGateways(flags, kid, flags.wait ?? 0);
  await activateKey(place, flags, kid);
  console.error(`sallyport: ${kid} is the current key; the one before it stays for reading`);
  return flags.reseal === true ? reseal(flags) : EXIT.ok;
}

/** `sallyport keyring reseal`. */
export async function reseal(flags: KeyringFlags): Promise<number> {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, abort);
  try {
    return await withStore(flags, async (ports) => {
      const { resealStore } = await import('../gateway/reseal.ts');
      const progress = resealProgress();
      const outcome = await resealStore(ports, { signal: stop.signal, onProgress: progress.show });
      progress.end(outcome);
      return outcome.isDone && outcome.busy === 0 && outcome.unreadable === 0 ? EXIT.ok : PARTLY;
    });
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, abort);
  }
}

/** `sallyport keyring retire`. */
export async function retire(flags: KeyringFlags, kid: string): Promise<number> {
  const place = await statePlaceOf(flags);
  const opened = await open(place, flags);
  const { withoutKey } = await import('../crypto/key-ring-changes.ts');
  const { unmarkKey } = await import('../crypto/used-keys.ts');
  const next = withoutKey(opened.content, kid);
  await withStore(flags, async (ports) => {
    const behind = (await usersOf(ports)).filter(({ current }) => current !== opened.content.currentKid);
    if (behind.length > 0) {
      throw new UsageError(
        `${gateways(behind.length)} not seal under the current key yet; see: sallyport keyring status`,
      );
    }
    const count = (await countAll(ports)).get(kid) ?? 0;
    if (count > 0) {
      throw new UsageError(
        `${count} ${count === 1 ? 'record is' : 'records are'} sealed under it: sallyport keyring reseal`,
      );
    }
    // In this order: a mark of a key that no ring has would refuse every ring.
    await unmarkKey(ports.records, kid);
    await opened.save(next);
  });
  console.error(`sallyport: ${kid} is no longer in the ring`);
  return EXIT.ok;
}

/** `sallyport keyring import`. */
export async function importFrom(flags: KeyringFlags, file: string): Promise<number> {
  const { importRing } = await import('../setup/key-ring-change.ts');
  await importRing(await statePlaceOf(flags), file);
  console.error('sallyport: the ring is in its place; the file that it came from is not needed there any more');
  return EXIT.ok;
}

async function open(place: StatePlace, { out }: KeyringFlags) {
  const { openRingContent } = await import('../setup/key-ring-change.ts');
  return openRingContent(place, { env: process.env, ...(out !== undefined && { out }) });
}

async function stageKey(place: StatePlace, flags: KeyringFlags): Promise<string> {
  const { content, save } = await open(place, flags);
  const { stagedKids, withStagedKey } = await import('../crypto/key-ring-changes.ts');
  const next = withStagedKey(content);
  if (next !== content || flags.out !== undefined) await save(next);
  return stagedKids(next)[0] as string;
}

/** The mark in the store comes first: from then on a ring without the key is refused there. */
async function activateKey(place: StatePlace, flags: KeyringFlags, kid: string): Promise<void> {
  const { content, save } = await open(place, flags);
  const { withCurrentKey } = await import('../crypto/key-ring-changes.ts');
  const { markKey } = await import('../crypto/used-keys.ts');
  const next = withCurrentKey(content, kid);
  await withStore(flags, async (ports) => {
    await checkAllHave(ports, kid);
    await markKey(ports.records, ports.ring, kid);
    if (next !== content) await save(next);
  });
}

async function checkAllHave(ports: ResealPorts, kid: string): Promise<void> {
  const lacking = (await usersOf(ports)).filter(({ kids }) => !kids.includes(kid));
  if (lacking.length > 0) {
    throw new UsageError(
      `${gateways(lacking.length)} not have the key ${kid} yet: bring the ring to them, then: sallyport keyring activate ${kid}`,
    );
  }
}

async function waitForGateways(flags: KeyringFlags, kid: string, seconds: number): Promise<void> {
  const until = performance.now() + seconds * 1_000;
  await withStore(flags, async (ports) => {
    for (;;) {
      const lacking = (await usersOf(ports)).filter(({ kids }) => !kids.includes(kid));
      if (lacking.length === 0) return;
      if (performance.now() > until) return checkAllHave(ports, kid);
      await delay(WAIT_STEP_MS);
    }
  });
}

const WAIT_STEP_MS = 250;

function gateways(count: number): string {
  return count === 1 ? '1 running gateway does' : `${count} running gateways do`;
}

async function usersOf({ records }: ResealPorts): Promise<readonly RingUser[]> {
  const { listRingUsers } = await import('../setup/ring-users.ts');
  return listRingUsers(records);
}

async function countAll(ports: ResealPorts): Promise<ReadonlyMap<string, number>> {
  const { countByKid } = await import('../gateway/reseal.ts');
  return countByKid(ports);
}

async function withStore<Result>(flags: StateFlags, use: (ports: ResealPorts) => Promise<Result>): Promise<Result> {
  const { state, ring } = await openState(flags, { mustExist: true });
  try {
    return await use({ records: state.records, ring, clock: systemClock });
  } finally {
    await state.close();
  }
}
