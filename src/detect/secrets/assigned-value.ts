import { entropyOf } from './entropy.ts';
import { isPlaceholder } from './placeholder.ts';
import { lengthWithoutTrailing } from './trailing.ts';

/** How much a value has to look like a secret before it counts as one. */
export interface ValueDemands {
  readonly lengthMin: number;
  /** Bits a character. */
  readonly entropyMin: number;
  /** Whether words joined by hyphens or underscores (`my-tls-cert-2`) are taken for names. */
  readonly refusesNames: boolean;
}

/** People choose passwords: short ones, with a digit or a sign at the best. */
export const PASSWORD_DEMANDS: ValueDemands = { lengthMin: 5, entropyMin: 1.5, refusesNames: false };

/** Secrets between programs may have been chosen by people, too. */
export const SECRET_DEMANDS: ValueDemands = { lengthMin: 6, entropyMin: 2, refusesNames: true };

/** Keys and tokens are made by programs. */
export const KEY_DEMANDS: ValueDemands = { lengthMin: 8, entropyMin: 2.5, refusesNames: true };

/**
 * How much of an assignment (`password: hunter2.`) is accepted, from its name to its value's end without the
 * punctuation of the sentence around it; 0 when the value is a placeholder, a reference to a value or ordinary prose.
 *
 * @param candidate - A name, a sign of assignment and a value without white space or quotes, at most 320 units.
 */
export function acceptAssignment(candidate: string, demands: ValueDemands): number {
  const raw = candidate.slice(valueStart(candidate));
  if (!isMixed(raw)) return 0;
  const value = withoutTail(raw);
  if (value.length < demands.lengthMin || !isMixed(value)) return 0;
  if (isPlaceholder(value) || isReference(value) || isTypeName(value) || isPath(value) || DATE.test(value)) return 0;
  if (demands.refusesNames && isName(value)) return 0;
  return entropyOf(value.slice(0, ENTROPY_CHARS)) < demands.entropyMin
    ? 0
    : candidate.length - (raw.length - value.length);
}

/** UTF-16 units of a value whose entropy is looked at. */
const ENTROPY_CHARS = 64;

/** The longest name and sign of assignment. */
const FRONT_LENGTH_MAX = 48;

const VERB = /\s(?:is|ist|es)[\s:]/u;

/**
 * Where the value of an assignment begins: behind the first sign of assignment or verb, and what stands between that and the value.
 *
 * @param candidate - As for {@link acceptAssignment}.
 */
export function valueStart(candidate: string): number {
  const front = candidate.slice(0, FRONT_LENGTH_MAX);
  const verb = VERB.exec(front);
  const sign = front.search(/[:=]/u);
  let at = verb !== null && (sign < 0 || verb.index < sign) ? verb.index + verb[0].length : sign + 1;
  while (at < candidate.length && ' \n:=>"\'`\\'.includes(candidate.charAt(at))) at++;
  return at;
}

/** Cuts the next parameter of a query or connection string and what closes a sentence or a list. */
function withoutTail(value: string): string {
  const own = value.slice(0, nextParameter(value));
  return own.slice(0, lengthWithoutTrailing(own, '.,;:)]}\\'));
}

/** The place of a `&`, `;` or `,` behind which a name and `=` stand; the value's length when there is none. */
function nextParameter(value: string): number {
  if (!value.includes('=')) return value.length;
  let separator = -1;
  for (let i = 1; i < value.length; i++) {
    const character = value.charAt(i);
    if ('&;,'.includes(character)) separator = i;
    else if (separator >= 0 && character === '=' && i > separator + 1) return separator;
    else if (separator >= 0 && !/[A-Za-z_.-]/u.test(character)) separator = -1;
  }
  return value.length;
}

/** A secret has a digit, or a sign that does not end a sentence, beside its letters; or at least six digits alone. */
function isMixed(value: string): boolean {
  if (/^\d{1,320}$/u.test(value)) return value.length >= 6;
  return /\p{L}/u.test(value) && /\d|[!@#$%^&*?~+][^!?]/u.test(value);
}

/** Code and templates that name where the value is: `process.env.KEY`, `getenv(…)`, `$KEY`, `{{ key }}`, `%KEY%`. */
function isReference(value: string): boolean {
  return (
    /^[$%{[(&@*!?]|\(|\[|\$\{|=>|::/u.test(value) || /^[A-Za-z_]\w{0,60}(?:\??\.[A-Za-z_]\w{0,60}){1,8}$/u.test(value)
  );
}

/** Types and algorithms of programs: `Uint8Array`, `varchar(64)`, `argon2id`. */
function isTypeName(value: string): boolean {
  return /^(?:u?int|float|utf-?|base-?|sha-?|md5|varchar|n?char|string|argon|bcrypt|pbkdf|scrypt|aes|hmac|rs|hs|es)-?\d{1,4}[A-Za-z_]{0,20}[;,]?$/iu.test(
    value,
  );
}

/** `/run/secrets/key1`, `~/.key1`, `C:\keys\1`, `https://…`, `sha256-…`, `vault:…`. */
function isPath(value: string): boolean {
  return /^(?:[~.]?\/|[A-Za-z]:[\\/]|[a-z]{2,12}:|sha\d{1,3}-)/u.test(value);
}

/** `2024-05-01`, `12.5.2024`. */
const DATE = /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}$/u;

/** Words of one case, joined, with at most two digits behind each: `app-token-2`, `TOKEN_V1`. */
function isName(value: string): boolean {
  if (!/[-_.]/u.test(value)) return false;
  return LOWER_NAME.test(value) || UPPER_NAME.test(value);
}

const LOWER_NAME = /^(?:(?:[a-z]{1,40}\d{0,2}|\d{1,2})(?:[-_.]|$)){1,12}$/u;
const UPPER_NAME = /^(?:(?:[A-Z]{1,40}\d{0,2}|\d{1,2})(?:[-_.]|$)){1,12}$/u;
