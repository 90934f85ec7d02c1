import { BOUNDS_DEFAULT } from '../core/bounds.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import type { Keys } from '../core/ports.ts';
import type { Principal } from '../core/segment.ts';

/**
 * A word of 26 lower-case letters that stands in the system prompt and nowhere else: a reply that holds
 * it has leaked the prompt. It is the same for all calls of one session and unrelated for any two sessions.
 *
 * @throws {@link InvalidOptionsError} for a principal with an id that is empty, too long or not a string.
 * @example
 * deriveCanary(keys, { tenant: 'acme', user: 'u-1', session: 's-1' });  // 'kdtbqmrcgfnhpsjvbktdcmgqrf'
 */
export function deriveCanary(keys: Keys, principal: Principal): string {
  return deriveWord(keys, 'canary', principal, []);
}

/** Letters of a derived word: at 4 bits each, 104 bits that nobody guesses. */
const WORD_LENGTH = 26;

/**
 * A word of 26 letters for one purpose and session. `more` leads to other words: a counter, or a text
 * that the word must not occur in, since no text can hold what is derived from all of it.
 */
export function deriveWord(keys: Keys, purpose: string, principal: Principal, more: readonly string[]): string {
  checkPrincipal(principal);
  const { tenant, user, session } = principal;
  const digest = keys.mac(purpose, lengthPrefixed([tenant, user, session, ...more]));
  let word = '';
  for (const byte of digest) word += ALPHABET.charAt(byte >> 4) + ALPHABET.charAt(byte & 15);
  return word.slice(0, WORD_LENGTH);
}

/** Sixteen consonants: no digits that read as letters, no vowels that make words, and none that looks like another. */
const ALPHABET = 'bcdfghjkmnpqrstv';

/**
 * Parts as bytes that no other parts give: each one's length in 4 bytes, then its UTF-16 code units in 2 bytes each,
 * big-endian. Not UTF-8, in which all lone surrogates are the same.
 */
function lengthPrefixed(parts: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + 4 + 2 * part.length, 0));
  const view = new DataView(bytes.buffer);
  let offset = 0;
  for (const part of parts) {
    view.setUint32(offset, part.length);
    offset += 4;
    for (let index = 0; index < part.length; index++, offset += 2) view.setUint16(offset, part.charCodeAt(index));
  }
  return bytes;
}

/** Refuses a principal with an id that is empty, too long or not a string, by {@link InvalidOptionsError}. */
export function checkPrincipal(principal: Principal): void {
  for (const part of ['tenant', 'user', 'session'] as const) {
    const id: unknown = principal[part];
    if (typeof id !== 'string' || id.length === 0 || id.length > BOUNDS_DEFAULT.idLengthMax) {
      const problem = `must be a string of 1 to ${BOUNDS_DEFAULT.idLengthMax} characters`;
      throw new InvalidOptionsError(`principal.${part}`, problem);
    }
  }
}
