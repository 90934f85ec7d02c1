import { keyedName } from './keyed-name.ts';
import type { Keys } from './ports.ts';
import type { Principal } from './segment.ts';

/**
 * Part of a principal as an event holds it: short and plain as it is, any other as its keyed hash. Use it to look for
 * the events of a user by the user's own id. Guards and everything else that makes events under the same keys agree.
 *
 * @example
 * eventId('u-17', keys);          // 'u-17'
 * eventId('Ann <a@b.c>', keys);   // 'id-5f0c…', the same each time
 */
export function eventId(id: string, keys: Keys): string {
  return PLAIN_ID.test(id) ? id : `id-${keyedName(keys, 'event-id', id)}`;
}

/** A principal as an event holds it; see {@link eventId}. */
export function eventPrincipal({ tenant, user, session }: Principal, keys: Keys): Principal {
  return { tenant: eventId(tenant, keys), user: eventId(user, keys), session: eventId(session, keys) };
}

/** A request id as an event holds it: letters, digits and `._:-`, at most 128 of them. */
export function eventRequestId(id: string): string {
  // A sign has at most two units and becomes one, so that nothing behind twice the length can be part of the result.
  const start = id.slice(0, 2 * EVENT_TEXT_LENGTH_MAX);
  return start.replaceAll(/[^\w.:-]/gu, '_').slice(0, EVENT_TEXT_LENGTH_MAX);
}

/**
 * A word that came from outside, such as the name of a model or a path, as an event holds it. What is long, has spaces or
 * other signs of a text, or could be a key is replaced by its keyed hash: equal words stay equal, and say nothing.
 */
export function eventWord(text: string, keys: Keys): string {
  return PLAIN_WORD.test(text) && !LIKE_A_KEY.test(text) ? text : `text-${keyedName(keys, 'event-text', text)}`;
}

/** The most that any string in an event may have, in UTF-16 code units. */
const EVENT_TEXT_LENGTH_MAX = 128;
const PLAIN_ID = /^[\w.:@+|/-]{1,128}$/u;
const PLAIN_WORD = /^[\w.:@+|/*-]{1,128}$/u;
/** Thirty-two characters without a dot, a slash or a dash are no name that somebody chose; nor is what begins as keys do. */
const LIKE_A_KEY = /\w{32}|^(?:sp_|sk-|pk-|ghp_|gh[osu]_|xox[abp]-|AKIA|eyJ)[\w.-]{8}/u;
