import { InvalidOptionsError } from '../core/errors.ts';
import { TRUSTS, type Trust } from '../core/segment.ts';
import type { JsonValue } from './json-value.ts';
import type { MemoryContent } from './memory.ts';
import { MemoryError } from './memory-error.ts';

/** One message of a conversation. */
export interface ConversationEntry {
  readonly role: string;
  readonly content: string;
  readonly trust: Trust;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly atMs: number;
}

/** Entries that a conversation keeps at the most, whatever their tokens. */
const ENTRIES_MAX = 1_000;
const ROLE_LENGTH_MAX = 64;

/** Checks an entry that is appended. Throws `InvalidOptionsError`. */
export function checkEntry(
  entry: { readonly role: string; readonly content: string; readonly trust?: Trust },
  atMs: number,
): ConversationEntry {
  const { role, content, trust = 'user' } = entry ?? {};
  if (typeof role !== 'string' || role.length === 0 || role.length > ROLE_LENGTH_MAX)
    throw new InvalidOptionsError('entry.role', `must be a string of 1 to ${ROLE_LENGTH_MAX} characters`);
  if (typeof content !== 'string') throw new InvalidOptionsError('entry.content', 'must be a string');
  return { role, content, trust: checkTrust(trust), atMs };
}

/** The entries of a conversation that is stored; none where nothing is. @throws {@link MemoryError} for what is no conversation. */
export function entriesOf(content: MemoryContent | undefined): readonly ConversationEntry[] {
  if (content === undefined) return [];
  if (content.form !== 'conversation') throw new MemoryError('no-conversation');
  return content.value as unknown as readonly ConversationEntry[];
}

/** The newest entries whose tokens and bytes fit; the last one stays in any case, for it was checked by itself. */
export function trimmed(
  entries: readonly ConversationEntry[],
  { tokensMax, bytesMax, countTokens }: { tokensMax: number; bytesMax: number; countTokens: (text: string) => number },
): readonly ConversationEntry[] {
  let tokens = 0;
  let bytes = 2;
  let from = entries.length;
  while (from > 0 && entries.length - from < ENTRIES_MAX) {
    const entry = entries[from - 1] as ConversationEntry;
    tokens += countTokens(entry.content);
    bytes += Buffer.byteLength(JSON.stringify(entry)) + 1;
    if (from < entries.length && (tokens > tokensMax || bytes > bytesMax)) break;
    from--;
  }
  return entries.slice(from);
}

/** As a value that is stored. */
export function entriesValue(entries: readonly ConversationEntry[]): JsonValue {
  return entries.map(({ role, content, trust, atMs }) => ({ role, content, trust, atMs }));
}

/** The least trusted of those who wrote a conversation. */
export function leastTrust(entries: readonly ConversationEntry[]): Trust {
  const rank = (trust: Trust): number => LEAST_FIRST.indexOf(trust);
  return entries.reduce<Trust>((least, { trust }) => (rank(trust) < rank(least) ? trust : least), 'operator');
}

const LEAST_FIRST: readonly Trust[] = ['external', 'model', 'user', 'operator'];

/** Checks a trust. Throws `InvalidOptionsError`. */
export function checkTrust(trust: Trust): Trust {
  if (!TRUSTS.includes(trust)) throw new InvalidOptionsError('trust', 'must be operator, user, external or model');
  return trust;
}
