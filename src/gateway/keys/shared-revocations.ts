import type { Clock } from '../../core/ports.ts';
import type { Records, StoredRecord } from '../../core/store-ports.ts';
import type { KeyRing } from '../../crypto/key-ring.ts';
import { ringSeal } from '../../crypto/ring-seal.ts';
import type { SealedEntry } from '../../memory/sealed-entries.ts';
import { InvalidConfigError } from '../../setup/invalid-config-error.ts';
import { StoreError } from '../../store/store-error.ts';
import { isFresh } from './key-index.ts';
import { type RevocationFile, type Revocations, readRevocations, revocationText } from './revocation-list.ts';

/** What was found wrong with the list in the store. */
export interface RevocationProblem {
  /**
   * `rolled-back`: it lacked keys that this gateway knows to be revoked, and has them again. `unreadable`: it is sealed under a key
   * that this ring does not have; it is left as it is.
   */
  readonly kind: 'rolled-back' | 'unreadable';
  /** Keys that were put on it again. */
  readonly restored: number;
}

/** What a list of a fleet is made of. */
export interface SharedRevocationsOptions {
  readonly records: Records;
  readonly ring: KeyRing;
  readonly clock: Clock;
  /** This gateway's own copy. It outlives the store, and what is on it stays on it. */
  readonly file: RevocationFile;
  /** Is told of a problem, at most once a minute of each kind. It must not throw. */
  readonly onProblem?: (problem: RevocationProblem) => void;
}

/**
 * Opens the list of a fleet, which lies in the store, sealed with the ring: whoever can write the store can neither take a key off
 * it unseen nor put one on it. Every gateway keeps a copy in its state folder, and a list in the store that lacks a key of the
 * copy has been rolled back: the gateway says so and puts the key on it again. Only a gateway that has no copy, while no other one
 * runs, has to believe an older list.
 *
 * @throws {@link StoreError}, and {@link InvalidConfigError} for a store whose list was sealed with another ring.
 */
export async function openSharedRevocations(options: SharedRevocationsOptions): Promise<Revocations> {
  const { clock, file } = options;
  const sync = synchronizer(options);
  let readAtMs = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const list: Revocations = {
    revokedAtMs: file.revokedAtMs,
    add: (id, revokedAtMs) => sync(new Map([[id, revokedAtMs]])),
    async refresh(nowMs) {
      if (isFresh(readAtMs, nowMs)) return;
      reading ??= sync(new Map())
        .then(() => {
          readAtMs = nowMs;
        })
        .finally(() => {
          reading = undefined;
        });
      await reading;
    },
    watch() {
      // A list that was rolled back is put right even where nobody calls. A store that is away is not a problem of the list: whoever needs it is told.
      timer ??= setInterval(() => void list.refresh(clock.now()).catch(() => undefined), WATCH_MS).unref();
    },
    close: () => clearInterval(timer),
  };
  await list.refresh(clock.now());
  return list;
}

/** The list as resealing takes it: kept while it is there. */
export function sealedRevocations(ring: KeyRing): SealedEntry {
  const sealing = ringSeal(ring, PURPOSE);
  return {
    owner: OWNER,
    name: NAME,
    reseal(value) {
      const opened = sealing.open(value, CONTEXT);
      return opened.state === 'open' ? sealing.close(opened.bytes, CONTEXT) : undefined;
    },
  };
}

const WATCH_MS = 1_000;
const PURPOSE = 'sallyport/revoked-keys/1';
const OWNER = 'revoked-keys';
const NAME = 'list';
const CONTEXT = { owner: OWNER, name: NAME, kind: 'revoked-keys' };
/** 31 bytes each: below the greatest record of a store. */
const KEYS_MAX = 30_000;
const ATTEMPTS_MAX = 20;
const PROBLEM_WINDOW_MS = 60_000;

/** What the list in the store says. */
interface Listed {
  readonly state: 'open' | 'missing' | 'foreign' | 'unknown-key';
  readonly keys: ReadonlyMap<string, number>;
  readonly isCurrent: boolean;
}

/** Brings the list in the store and the copy together, with further keys, by compare-and-set. */
function synchronizer(options: SharedRevocationsOptions): (added: ReadonlyMap<string, number>) => Promise<void> {
  const { records, ring, file } = options;
  const seal = ringSeal(ring, PURPOSE);
  const tell = teller(options);
  /** The row that copy and store agreed on last. */
  let agreed: Uint8Array | undefined;
  return async (added) => {
    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
      const record = await records.get(OWNER, NAME);
      if (added.size === 0 && record !== undefined && isSame(record.value, agreed)) return;
      const listed = read(record);
      if (listed.state === 'unknown-key') {
        refuseForeignRing(added);
        tell({ kind: 'unreadable', restored: 0 });
        return;
      }
      await file.addAll(listed.keys);
      const lost = [...file.all.keys()].filter((id) => !listed.keys.has(id)).length;
      const all = new Map([...listed.keys, ...file.all, ...added]);
      if (listed.isCurrent && all.size === listed.keys.size) {
        agreed = record?.value;
        return;
      }
      if (all.size > KEYS_MAX) throw new StoreError('put', 'full');
      const row = seal.close(new TextEncoder().encode(revocationText(all)), CONTEXT);
      if ((await records.put(OWNER, NAME, row, { ifVersion: record?.version ?? 0 })) === undefined) continue;
      if (lost > 0 || listed.state === 'foreign') tell({ kind: 'rolled-back', restored: lost });
      await file.addAll(added);
      agreed = row;
      return;
    }
    throw new StoreError('put', 'busy');
  };

  function read(record: StoredRecord | undefined): Listed {
    if (record === undefined) return { state: 'missing', keys: new Map(), isCurrent: false };
    const opened = seal.open(record.value, CONTEXT);
    if (opened.state !== 'open') return { state: opened.state, keys: new Map(), isCurrent: false };
    return { ...opened, keys: readRevocations(new TextDecoder().decode(opened.bytes)) };
  }

  /** A ring that is replaced reaches one gateway after the other, so that one that runs goes on with what it knows. */
  function refuseForeignRing(added: ReadonlyMap<string, number>): void {
    if (added.size > 0) throw new StoreError('put', 'foreign');
    if (agreed !== undefined) return;
    throw new InvalidConfigError(
      'store.redis',
      'belongs to gateways with another key ring; give this one the same ring, or a keyPrefix of its own',
    );
  }
}

function teller({ clock, onProblem }: SharedRevocationsOptions): (problem: RevocationProblem) => void {
  const toldMs = new Map<RevocationProblem['kind'], number>();
  return (problem) => {
    const nowMs = clock.now();
    const last = toldMs.get(problem.kind);
    if (last !== undefined && nowMs >= last && nowMs - last < PROBLEM_WINDOW_MS) return;
    toldMs.set(problem.kind, nowMs);
    onProblem?.(problem);
  };
}

function isSame(row: Uint8Array, other: Uint8Array | undefined): boolean {
  return other !== undefined && Buffer.compare(row, other) === 0;
}
