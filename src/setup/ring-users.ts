import { hexOf } from '../core/hex-of.ts';
import type { Random } from '../core/ports.ts';
import type { Records } from '../core/store-ports.ts';
import type { KeyRing } from '../crypto/key-ring.ts';

/** What a running gateway says of its ring. Ids of keys are no secrets. */
export interface RingUser {
  readonly current: string;
  readonly kids: readonly string[];
}

/** What a gateway announces itself with. */
export interface AnnounceOptions {
  readonly records: Records;
  readonly ring: KeyRing;
  readonly random: Random;
}

/** A gateway that says which keys it has. */
export interface Announced {
  /** Says that it uses the ring no more. */
  close(): Promise<void>;
}

/**
 * Says in the store, as long as a gateway runs, which keys of the ring it has, so that a new key is sealed under only when all have it. The
 * ring looks at its file each time. While the store is away it is said later.
 *
 * @throws StoreError the first time.
 */
export async function announceRing({ records, ring, random }: AnnounceOptions): Promise<Announced> {
  const name = hexOf(random.bytes(NAME_BYTES));
  let said = '';
  let saidAt = 0;
  let saying: Promise<void> | undefined;

  async function say(): Promise<void> {
    const text = JSON.stringify([ring.currentKid, ring.kids]);
    if (text === said && performance.now() - saidAt < SAY_EVERY_MS) return;
    await records.put(OWNER, name, new TextEncoder().encode(text), { ttlMs: TTL_MS });
    said = text;
    saidAt = performance.now();
  }

  await say();
  const timer = setInterval(() => {
    saying ??= say()
      .catch(() => undefined)
      .finally(() => {
        saying = undefined;
      });
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await saying;
      await records.delete(OWNER, name).catch(() => undefined);
    },
  };
}

/** The gateways that run on this store, or did a moment ago. */
export async function listRingUsers(records: Records): Promise<readonly RingUser[]> {
  const users: RingUser[] = [];
  for (const name of await records.list(OWNER, { limit: USERS_MAX })) {
    const row = await records.get(OWNER, name);
    const user = row && parseUser(new TextDecoder().decode(row.value));
    if (user !== undefined) users.push(user);
  }
  return users;
}

const OWNER = 'key-ring-users';
const NAME_BYTES = 16;
const USERS_MAX = 1_000;
/** One that has died is believed to run for so long. */
const TTL_MS = 30_000;
const SAY_EVERY_MS = 10_000;
const LOOK_EVERY_MS = 1_000;

/** What somebody else has put there stands for a process that has no key: a rotation waits and says so. */
function parseUser(text: string): RingUser {
  try {
    const [current, kids] = JSON.parse(text) as [unknown, unknown];
    if (typeof current === 'string' && Array.isArray(kids)) return { current, kids: kids.map(String) };
  } catch {
    // Falls through: it is no announcement.
  }
  return { current: '', kids: [] };
}
