import type { Keys } from '../core/ports.ts';

/**
 * Part of a principal as an event holds it: short and plain as it is, any other as its keyed hash. Use it to look for
 * the events of a user by the user's own id. The form is that of the events of a guard with the same keys.
 *
 * @example
 * eventId('u-17', keys);          // 'u-17'
 * eventId('Ann <a@b.c>', keys);   // 'id-5f0c…', the same each time
 */
export function eventId(id: string, keys: Keys): string {
  return PLAIN_ID.test(id) ? id : `id-${hashed(id, 'event-id', keys)}`;
}

/** A request id as an event holds it: letters, digits and `._:-`, at most 128 of them. */
export function eventRequestId(id: string): string {
  return id.slice(0, EVENT_TEXT_LENGTH_MAX).replaceAll(/[^\w.:-]/gu, '_');
}

/**
 * A word that came from outside, such as the name of a model or a path, as an event holds it. What is long, has spaces or
 * other signs of a text, or could be a key is replaced by its keyed hash: equal words stay equal, and say nothing.
 */
export function eventWord(text: string, keys: Keys): string {
  return PLAIN_WORD.test(text) && !LIKE_A_KEY.test(text) ? text : `text-${hashed(text, 'event-text', keys)}`;
}

/** The most that any string in an event may have, in UTF-16 code units. */
const EVENT_TEXT_LENGTH_MAX = 128;
/** The characters that a guard leaves in ids. */
const PLAIN_ID = /^[\w.:@+|/-]{1,128}$/u;
const PLAIN_WORD = /^[\w.:@+|/*-]{1,128}$/u;
/** Thirty-two characters without a dot, a slash or a dash are no name that somebody chose; nor is what begins as keys do. */
const LIKE_A_KEY = /\w{32}|^(?:sp_|sk-|pk-|ghp_|gh[osu]_|xox[abp]-|AKIA|eyJ)[\w.-]{8}/u;
const HASH_BYTES = 8;

function hashed(text: string, purpose: string, keys: Keys): string {
  const digest = keys.mac(purpose, new TextEncoder().encode(text));
  return hexOf(digest.subarray(0, HASH_BYTES));
}

/** Two hexadecimal digits a byte. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
