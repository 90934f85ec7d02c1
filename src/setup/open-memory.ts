import type { Clock, Screen, Sink } from '../core/ports.ts';
import type { Principal } from '../core/segment.ts';
import type { Sessions } from '../core/sessions.ts';
import type { Records } from '../core/store-ports.ts';
import type { Vault } from '../core/vault.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import { ownerKeys } from '../crypto/owner-key.ts';
import { IsolatedMemory } from '../memory/isolated-memory.ts';
import type { MemoryAccess, MemoryQuotas } from '../memory/memory.ts';
import { createSessions, type SessionBounds } from '../memory/session/create-sessions.ts';
import { createVault } from '../memory/vault/create-vault.ts';
import { systemEvent } from '../record/system-event.ts';
import { systemClock, systemRandom } from './create-guard.ts';
import { injectionScreen } from './injection-screen.ts';

/** What a memory stands on. */
export interface OpenMemoryOptions {
  readonly records: Records;
  readonly ring: KeyRing;
  /** Takes an event of each access. */
  readonly sink?: Sink;
  /** Looks at what comes from outside; {@link injectionScreen} when missing. */
  readonly screen?: Screen;
  /** The platform's clock when missing; the store should tell the same time. */
  readonly clock?: Clock;
  readonly quotas?: Partial<MemoryQuotas>;
  /** Counts the tokens of a text; a quarter of its UTF-16 units when missing. */
  readonly countTokens?: (text: string) => number;
}

/**
 * Makes a memory over a store and a key ring.
 *
 * @throws `InvalidOptionsError` for quotas out of bounds.
 * @example
 * const ring = await openOrCreateKeyRing({ path: '.sallyport/keyring' });
 * const store = await openLibsqlStore({ path: '.sallyport/memory.db', clock: { now: () => Date.now() } });
 * const memory = openMemory({ records: store.records, ring });
 * await memory.store({ tenant: 'acme', user: 'u-17', session: 's-1' }, 'profile', { language: 'de' });
 */
export function openMemory(options: OpenMemoryOptions): IsolatedMemory {
  const { records, ring, sink, clock = systemClock, screen = injectionScreen(), countTokens, quotas } = options;
  return new IsolatedMemory(
    {
      records,
      owners: ownerKeys({ records, ring, clock }),
      keys: ring.keys,
      clock,
      screen,
      ...(countTokens !== undefined && { countTokens }),
      ...(sink !== undefined && { onAccess: (access) => writeAccess(access, { sink, clock, ring }) }),
    },
    quotas,
  );
}

/** What a vault stands on. */
export interface OpenVaultOptions extends Pick<OpenMemoryOptions, 'records' | 'ring' | 'sink' | 'clock'> {
  /** How long a session's pseudonyms stay after the last one was added, in milliseconds; 24 hours when missing. */
  readonly ttlMs?: number;
}

/** Makes a vault whose tables are sealed by session; see `inProcessVault` for one that ends with the process. */
export function openVault({ records, ring, sink, clock = systemClock, ttlMs }: OpenVaultOptions): Vault {
  return createVault({
    records,
    owners: ownerKeys({ records, ring, clock }),
    keys: ring.keys,
    random: systemRandom,
    ...(ttlMs !== undefined && { ttlMs }),
    onUnreadable: (principal) => {
      if (sink !== undefined) sink.write(unreadable('vault', principal, { clock, ring }));
    },
  });
}

/** What the state of sessions stands on. */
export interface OpenSessionsOptions
  extends Pick<OpenMemoryOptions, 'records' | 'ring' | 'sink' | 'clock'>,
    Partial<SessionBounds> {}

/**
 * Makes the state of sessions over a store and a key ring: how much a session was attacked, which texts of the assistant it issued, and
 * what was blocked in it. Sealed, and gone after a while.
 *
 * @throws `InvalidOptionsError` for bounds out of their range.
 * @example
 * const session = await openSessions({ records, ring }).read(principal);
 * session.hasIssued('The answer of the assistant.');  // false
 * await session.add({ issued: ['The answer of the assistant.'] });
 */
export function openSessions(options: OpenSessionsOptions): Sessions {
  const { records, ring, sink, clock = systemClock, ...bounds } = options;
  return createSessions({
    ...bounds,
    records,
    owners: ownerKeys({ records, ring, clock }),
    keys: ring.keys,
    clock,
    onUnreadable: (principal) => {
      if (sink !== undefined) sink.write(unreadable('session', principal, { clock, ring }));
    },
  });
}

type EventGround = { readonly clock: Clock; readonly ring: KeyRing };

function unreadable(
  control: 'vault' | 'session',
  principal: Principal,
  { clock, ring }: EventGround,
): ReturnType<typeof systemEvent> {
  const details = { control, problem: 'unreadable' };
  const ports = { clock, random: systemRandom, keys: ring.keys };
  return systemEvent({ type: 'memory_access', severity: 'HIGH', principal, details }, ports);
}

const RULES_SHOWN_MAX = 8;

function writeAccess(
  { principal, operation, outcome, ruleIds = [] }: MemoryAccess,
  { sink, clock, ring }: EventGround & { readonly sink: Sink },
): void {
  const severity = SEVERITIES[outcome];
  const decision = {
    action: outcome === 'quarantined' ? 'block' : 'allow',
    ruleIds: ruleIds.slice(0, RULES_SHOWN_MAX),
  } as const;
  const facts = { type: 'memory_access', severity, principal, details: { operation, outcome }, decision } as const;
  sink.write(systemEvent(facts, { clock, random: systemRandom, keys: ring.keys }));
}

const SEVERITIES = {
  done: 'LOW',
  absent: 'LOW',
  conflict: 'LOW',
  quota: 'MEDIUM',
  refused: 'MEDIUM',
  failed: 'MEDIUM',
  unreadable: 'HIGH',
  quarantined: 'HIGH',
} as const;
