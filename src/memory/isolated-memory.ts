import { BOUNDS_DEFAULT } from '../core/bounds.ts';
import { checkPrincipal } from '../core/check-principal.ts';
import { checkWholeNumber } from '../core/check-whole-number.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import { namesOf } from '../core/names-of.ts';
import type { Principal, Trust } from '../core/segment.ts';
import {
  type ConversationEntry,
  checkEntry,
  checkTrust,
  entriesOf,
  entriesValue,
  leastTrust,
  trimmed,
} from './conversation.ts';
import { type Forgotten, forgetSession, forgetUser } from './forget.ts';
import { type JsonValue, plainCopy, stringsOf } from './json-value.ts';
import {
  checkKey,
  MEMORY_BOUNDS,
  MEMORY_QUOTAS,
  type MemoryAccess,
  type MemoryContent,
  type MemoryOperation,
  type MemoryPorts,
  type MemoryQuotas,
  type MemoryRecord,
} from './memory.ts';
import { MemoryError } from './memory-error.ts';
import { memoryOwner, memoryPlace, sessionPrefix } from './memory-place.ts';
import { publicRecord, type RecordStore, recordStore } from './record-store.ts';

/** How a value is stored. */
export interface StoreHow {
  /** Who wrote it; `user` when missing. What is `external` is looked at first. */
  readonly trust?: Trust;
  readonly ttlMs?: number;
  /** Stores only when this is the version that is there; 0 says that there must be none. */
  readonly ifVersion?: number;
}

/** How an entry is appended. */
export interface AppendHow {
  readonly ttlMs?: number;
  /** Tokens of the conversation, whose oldest entries leave; 8,000 when missing. */
  readonly tokensMax?: number;
}

const TOKENS_MAX = 8_000;
const TOKENS_BOUND = 1_000_000;
const LIST_LIMIT = 100;
const LIST_LIMIT_MAX = 1_000;
/** Calls that append to one conversation at the same time before one of them gives up. */
const APPEND_ATTEMPTS_MAX = 16;

/**
 * What is remembered, by principal: sealed for one tenant, user and session, and found by nobody else. Each method rejects with
 * `InvalidOptionsError`, {@link MemoryError} or a StoreError, which says that the store is away.
 */
export class IsolatedMemory {
  readonly #ports: MemoryPorts;
  readonly #quotas: MemoryQuotas;
  readonly #store: RecordStore;

  /** @throws `InvalidOptionsError` for quotas out of {@link MEMORY_BOUNDS}. */
  constructor(ports: MemoryPorts, quotas: Partial<MemoryQuotas> = {}) {
    this.#quotas = { ...MEMORY_QUOTAS, ...quotas };
    for (const [name, max] of Object.entries<number>({ ...MEMORY_BOUNDS })) {
      checkWholeNumber(name, this.#quotas[name as keyof MemoryQuotas], { max });
    }
    if (this.#quotas.ttlMs > this.#quotas.ttlMsMax) throw new InvalidOptionsError('ttlMs', 'must be at most ttlMsMax');
    this.#ports = ports;
    this.#store = recordStore(ports, this.#quotas);
  }

  /** Stores a value under a key, over what is there. */
  store(
    principal: Principal,
    key: string,
    value: JsonValue,
    how: StoreHow = {},
  ): Promise<{ readonly version: number }> {
    return this.#watched('store', principal, async (owner) => {
      checkKey(key);
      const { trust = 'user', ttlMs = this.#quotas.ttlMs, ifVersion } = how;
      this.#checkTtl(ttlMs);
      if (ifVersion !== undefined && ifVersion !== 0) checkWholeNumber('ifVersion', ifVersion);
      const copy = plainCopy(value, this.#quotas.valueBytesMax);
      await this.#admit(copy, checkTrust(trust));
      const content = { key, form: 'value', value: copy, trust, storedAtMs: this.#ports.clock.now() } as const;
      return {
        version: await this.#store.put(owner, content, { ttlMs, ...(ifVersion !== undefined && { ifVersion }) }),
      };
    });
  }

  /** What is stored under a key; undefined where nothing is, or is no more. */
  retrieve(principal: Principal, key: string): Promise<MemoryRecord | undefined> {
    return this.#watched('retrieve', principal, async (owner) => {
      checkKey(key);
      const found = await this.#store.read(owner, key);
      return found && publicRecord(found);
    });
  }

  /** Keys of a session, in no order that means anything; `next` asks for those behind. What does not open is left out. */
  list(
    principal: Principal,
    page: { readonly after?: string; readonly limit?: number } = {},
  ): Promise<{ readonly keys: readonly string[]; readonly next?: string }> {
    return this.#watched('list', principal, async (owner) => {
      const { after, limit = LIST_LIMIT } = page;
      checkWholeNumber('limit', limit, { max: LIST_LIMIT_MAX });
      if (after !== undefined && (typeof after !== 'string' || !/^[0-9a-f]{64}$/u.test(after)))
        throw new InvalidOptionsError('after', 'must be the "next" of a page before');
      const { records, keys } = this.#ports;
      const prefix = sessionPrefix(keys, owner);
      const found: string[] = [];
      let last = '';
      for await (const name of namesOf(records, memoryOwner(keys, owner), { prefix, behind: after ?? '' })) {
        if (found.length === limit) return { keys: found, next: last.slice(prefix.length) };
        last = name;
        const key = await this.#keyAt(owner, name);
        if (key !== undefined) found.push(key);
      }
      return { keys: found };
    });
  }

  /** Appends to a conversation, which is made where there is none. The oldest entries leave where it grows too long. */
  append(
    principal: Principal,
    key: string,
    entry: { readonly role: string; readonly content: string; readonly trust?: Trust },
    how: AppendHow = {},
  ): Promise<{ readonly version: number; readonly entries: number }> {
    return this.#watched('append', principal, async (owner) => {
      checkKey(key);
      const { ttlMs = this.#quotas.ttlMs, tokensMax = TOKENS_MAX } = how;
      this.#checkTtl(ttlMs);
      checkWholeNumber('tokensMax', tokensMax, { max: TOKENS_BOUND });
      const checked = checkEntry(entry, this.#ports.clock.now());
      plainCopy(entriesValue([checked]), this.#quotas.valueBytesMax);
      await this.#admit(checked.content, checked.trust);
      for (let attempt = 0; attempt < APPEND_ATTEMPTS_MAX; attempt++) {
        const appended = await this.#tryAppend(owner, key, checked, { ttlMs, tokensMax });
        if (appended !== undefined) return appended;
      }
      throw new MemoryError('conflict');
    });
  }

  /** Lets a record stay for another while. Resolves with whether there is one. */
  touch(principal: Principal, key: string, ttlMs: number = this.#quotas.ttlMs): Promise<boolean> {
    return this.#watched('touch', principal, async (owner) => {
      checkKey(key);
      this.#checkTtl(ttlMs);
      return this.#store.touch(owner, key, ttlMs);
    });
  }

  /** Resolves with whether there was one. */
  delete(principal: Principal, key: string): Promise<boolean> {
    return this.#watched('delete', principal, async (owner) => {
      checkKey(key);
      const place = memoryPlace(this.#ports.keys, owner, key);
      return this.#ports.records.delete(place.owner, place.name);
    });
  }

  /** Forgets a session: what was sealed for it, pseudonyms included, opens no more, wherever a copy of it is. */
  clearSession(principal: Principal): Promise<Forgotten> {
    return this.#watched('clear-session', principal, (owner) => forgetSession(this.#ports, owner));
  }

  /** Forgets all sessions of a user, as {@link clearSession} does one. */
  clearUser({ tenant, user }: Omit<Principal, 'session'>): Promise<Forgotten> {
    return this.#watched('clear-user', { tenant, user, session: '*' }, () => forgetUser(this.#ports, { tenant, user }));
  }

  /** Undefined where another call has put in between. */
  async #tryAppend(
    owner: Principal,
    key: string,
    entry: ConversationEntry,
    { ttlMs, tokensMax }: Required<AppendHow>,
  ): Promise<{ readonly version: number; readonly entries: number } | undefined> {
    const { countTokens = quarter, clock } = this.#ports;
    const found = await this.#store.read(owner, key);
    const bytesMax = this.#quotas.valueBytesMax;
    const entries = trimmed([...entriesOf(found?.content), entry], { tokensMax, bytesMax, countTokens });
    const content: MemoryContent = {
      key,
      form: 'conversation',
      value: entriesValue(entries),
      trust: leastTrust(entries),
      storedAtMs: clock.now(),
    };
    try {
      const how = { ttlMs, ifVersion: found?.stored.version ?? 0, readUnder: found?.salt };
      const version = await this.#store.put(owner, content, how);
      return { version, entries: entries.length };
    } catch (error) {
      if (error instanceof MemoryError && error.reason === 'conflict') return undefined;
      throw error;
    }
  }

  /** Undefined for a record that is gone, and for one that does not open, which is recorded. */
  async #keyAt(owner: Principal, name: string): Promise<string | undefined> {
    try {
      return (await this.#store.readNamed(owner, name))?.content.key;
    } catch (error) {
      if (!(error instanceof MemoryError)) throw error;
      this.#ports.onAccess?.({ principal: owner, operation: 'list', outcome: 'unreadable' });
      return undefined;
    }
  }

  /** What comes from outside is read by a model later: an attack in it is not stored. Without a screen nobody could tell. */
  async #admit(value: JsonValue, trust: Trust): Promise<void> {
    if (trust !== 'external') return;
    const { screen } = this.#ports;
    const ruleIds = screen === undefined ? [] : await screen.screen(stringsOf(value).join('\n'), trust);
    if (screen === undefined || ruleIds.length > 0) throw new QuarantinedError(ruleIds);
  }

  #checkTtl(ttlMs: number): void {
    checkWholeNumber('ttlMs', ttlMs, { max: this.#quotas.ttlMsMax });
  }

  /** Carries out a call and says what became of it. */
  async #watched<Result>(
    operation: MemoryOperation,
    principal: Principal,
    act: (owner: Principal) => Promise<Result>,
  ): Promise<Result> {
    const owner = checkPrincipal(principal, BOUNDS_DEFAULT.idLengthMax);
    const { onAccess } = this.#ports;
    try {
      const result = await act(owner);
      const isAbsent = result === undefined || result === false;
      onAccess?.({ principal: owner, operation, outcome: isAbsent ? 'absent' : 'done' });
      return result;
    } catch (error) {
      const ruleIds = error instanceof QuarantinedError ? error.ruleIds : [];
      onAccess?.({ principal: owner, operation, outcome: outcomeOf(error), ...(ruleIds.length > 0 && { ruleIds }) });
      throw error;
    }
  }
}

/** A {@link MemoryError} that knows the rules, for the access that is recorded. */
class QuarantinedError extends MemoryError {
  readonly ruleIds: readonly string[];

  constructor(ruleIds: readonly string[]) {
    super('quarantined');
    this.ruleIds = ruleIds;
  }
}

function outcomeOf(error: unknown): MemoryAccess['outcome'] {
  if (error instanceof MemoryError) return error.reason === 'no-conversation' ? 'refused' : error.reason;
  return error instanceof InvalidOptionsError ? 'refused' : 'failed';
}

function quarter(text: string): number {
  return Math.ceil(text.length / 4);
}
