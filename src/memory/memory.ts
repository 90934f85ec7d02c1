import { InvalidOptionsError } from '../core/errors.ts';
import type { Clock, Keys, Screen } from '../core/ports.ts';
import type { Principal, Trust } from '../core/segment.ts';
import type { Records } from '../core/store-ports.ts';
import type { OwnerKeys } from '../crypto/owner-key.ts';
import type { JsonValue } from './json-value.ts';

/** What a memory is made of. */
export interface MemoryPorts {
  readonly records: Records;
  readonly owners: OwnerKeys;
  /** Hash the names under which records are stored. */
  readonly keys: Keys;
  readonly clock: Clock;
  /** Looks at what comes from outside before it is stored; without one such values are refused. */
  readonly screen?: Screen;
  /** Counts the tokens of a text; a quarter of its UTF-16 units when missing. */
  readonly countTokens?: (text: string) => number;
  /** Called once for each call, when its outcome is known. It must not throw. */
  readonly onAccess?: (access: MemoryAccess) => void;
}

/** How much a memory keeps, and for how long. */
export interface MemoryQuotas {
  /** How long a record stays when the call does not say, in milliseconds; one hour when missing. */
  readonly ttlMs: number;
  /** The longest time that a call may ask for; 30 days when missing. */
  readonly ttlMsMax: number;
  /** Records of a user, all sessions together; 1,000 when missing. Some calls at the same time may pass it by as many. */
  readonly recordsMax: number;
  /** Bytes of a value as JSON; 65,536 when missing, and at most 524,288. */
  readonly valueBytesMax: number;
}

/** What a memory keeps when nothing is said. */
export const MEMORY_QUOTAS: MemoryQuotas = {
  ttlMs: 3_600_000,
  ttlMsMax: 2_592_000_000,
  recordsMax: 1_000,
  valueBytesMax: 65_536,
};

/** The greatest values that quotas may have. */
export const MEMORY_BOUNDS: MemoryQuotas = {
  ttlMs: 31_622_400_000,
  ttlMsMax: 31_622_400_000,
  recordsMax: 100_000,
  valueBytesMax: 524_288,
};

/** UTF-16 units of a key; at least 1. */
const KEY_LENGTH_MAX = 1_024;

/** What is done with a memory. */
export type MemoryOperation =
  | 'store'
  | 'retrieve'
  | 'list'
  | 'append'
  | 'touch'
  | 'delete'
  | 'clear-session'
  | 'clear-user';

/** One call, who made it, and what became of it. Of what is stored it says nothing. */
export interface MemoryAccess {
  readonly principal: Principal;
  readonly operation: MemoryOperation;
  readonly outcome: 'done' | 'absent' | 'conflict' | 'quota' | 'quarantined' | 'unreadable' | 'refused' | 'failed';
  /** What speaks against keeping a value. */
  readonly ruleIds?: readonly string[];
}

/** Who wrote what is stored, and when. */
export interface Provenance {
  readonly trust: Trust;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly storedAtMs: number;
}

/** A value as it was stored. */
export interface MemoryRecord {
  readonly value: JsonValue;
  /** Starts at 1 and grows by one with each change. */
  readonly version: number;
  readonly expiresAtMs: number;
  readonly provenance: Provenance;
}

/** What a record holds, sealed. */
export interface MemoryContent {
  readonly key: string;
  readonly form: 'value' | 'conversation';
  readonly value: JsonValue;
  readonly trust: Trust;
  readonly storedAtMs: number;
}

/** Checks a key. Throws `InvalidOptionsError`. */
export function checkKey(key: string): void {
  if (typeof key !== 'string' || key.length === 0 || key.length > KEY_LENGTH_MAX) {
    throw new InvalidOptionsError('key', `must be a string of 1 to ${KEY_LENGTH_MAX} UTF-16 units`);
  }
}
