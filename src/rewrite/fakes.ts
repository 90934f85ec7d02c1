import type { Keys } from '../core/ports.ts';
import { FAKE_GIVEN_NAMES, FAKE_ORGANIZATIONS, FAKE_SURNAMES, FAKE_TOWNS } from './fake-words.ts';

/** Draws numbers: the next one is from 0 to `below` - 1. */
type Draw = (below: number) => number;

/**
 * A made-up value of the same kind: equal values get equal ones under one key. Addresses, cards and numbers are of ranges that are kept
 * for examples where there are such (RFC 2606, RFC 5737, RFC 3849, 555-01xx, 987-65-432x); IBANs and cards have right check digits, though not those that some countries put inside of account numbers. What
 * has no form of its own keeps its shape: digits become digits, letters letters.
 *
 * @param label - The entity.
 */
export function fakeValue(matched: string, label: string, keys: Keys): string {
  const draw = drawing(`${label}\0${matched}`, keys);
  const make = MAKERS.get(label);
  return make === undefined ? sameShape(matched, draw) : make(draw, matched);
}

/** Numbers out of a keyed hash, and of hashes of it where it is used up. */
function drawing(seed: string, keys: Keys): Draw {
  let block = keys.mac('fake', new TextEncoder().encode(seed));
  let at = 0;
  return (below) => {
    if (at + 4 > block.length) {
      block = keys.mac('fake', block);
      at = 0;
    }
    const number = new DataView(block.buffer, block.byteOffset + at, 4).getUint32(0);
    at += 4;
    return number % below;
  };
}

const pick = (draw: Draw, words: readonly string[]): string => words[draw(words.length)] as string;
const digits = (draw: Draw, count: number): string => Array.from({ length: count }, () => draw(10)).join('');

const MAKERS: ReadonlyMap<string, (draw: Draw, matched: string) => string> = new Map([
  ['PERSON', person],
  [
    'EMAIL_ADDRESS',
    (draw) => `${pick(draw, FAKE_GIVEN_NAMES)}.${pick(draw, FAKE_SURNAMES)}${draw(100)}@example.com`.toLowerCase(),
  ],
  ['PHONE_NUMBER', (draw) => `+1 202-555-01${digits(draw, 2)}`],
  ['CREDIT_CARD', (draw) => withLuhnDigit(`400000${digits(draw, 9)}`)],
  ['IBAN_CODE', iban],
  ['US_SSN', (draw) => `987-65-432${draw(10)}`],
  [
    'IP_ADDRESS',
    (draw, matched) => (matched.includes(':') ? `2001:db8::${draw(65_536).toString(16)}` : `203.0.113.${draw(256)}`),
  ],
  ['URL', (draw) => `https://example.com/${digits(draw, 6)}`],
  [
    'LOCATION',
    (draw, matched) => (/\d/u.test(matched) ? `${1 + draw(99)} Example Street, ` : '') + pick(draw, FAKE_TOWNS),
  ],
  ['ORGANIZATION', (draw) => pick(draw, FAKE_ORGANIZATIONS)],
  ['DATE_TIME', (draw) => `20${digits(draw, 2)}-0${1 + draw(9)}-${10 + draw(18)}`],
]);

function person(draw: Draw, matched: string): string {
  const given = pick(draw, FAKE_GIVEN_NAMES);
  return /\s/u.test(matched.trim()) ? `${given} ${pick(draw, FAKE_SURNAMES)}` : given;
}

/** The same country and length, with check digits by ISO 7064 MOD 97-10. */
function iban(draw: Draw, matched: string): string {
  const plain = matched.replaceAll(/[^A-Z0-9]/giu, '').toUpperCase();
  const country = plain.slice(0, 2);
  const account = sameShape(plain.slice(4), draw);
  const numbers = Array.from(`${account}${country}00`, (character) => Number.parseInt(character, 36)).join('');
  const check = 98n - (BigInt(numbers) % 97n);
  return `${country}${String(check).padStart(2, '0')}${account}`;
}

/** ISO/IEC 7812-1, annex B. */
function withLuhnDigit(number: string): string {
  let sum = 0;
  for (let i = 0; i < number.length; i++) {
    const digit = Number(number.charAt(number.length - 1 - i));
    sum += i % 2 === 1 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit;
  }
  return `${number}${(10 - (sum % 10)) % 10}`;
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';

function sameShape(matched: string, draw: Draw): string {
  return Array.from(matched, (character) => {
    if (/\p{Nd}/u.test(character)) return String(draw(10));
    if (/\p{Lu}/u.test(character)) return LOWER.charAt(draw(26)).toUpperCase();
    return /\p{L}/u.test(character) ? LOWER.charAt(draw(26)) : character;
  }).join('');
}
