import { isAmount } from './amount.ts';
import { isPlainPath, isPlainText } from './plain-path.ts';

/**
 * A condition on the arguments of what an agent does. `argument` is a JSON pointer (RFC 6901) to one argument: `/amount`,
 * `/payment/to`. The set is closed: a verifier that does not know a kind refuses the whole chain.
 */
export type Caveat =
  /** A decimal from 0 to `value`, both of at most 18 digits before and behind the point. */
  | { readonly kind: 'at-most'; readonly argument: string; readonly value: string }
  /** A path below the folder `value`, which begins and ends with a slash. */
  | { readonly kind: 'path-under'; readonly argument: string; readonly value: string }
  /** One of 1 to 100 strings, or a list of at most 100 of them. */
  | { readonly kind: 'one-of'; readonly argument: string; readonly values: readonly string[] }
  /** Exactly this string, whole number or boolean. */
  | { readonly kind: 'equals'; readonly argument: string; readonly value: string | number | boolean }
  /** A string that begins so and goes on as a plain path does. An address of the web has to name its host up to the slash. */
  | { readonly kind: 'prefix'; readonly argument: string; readonly value: string };

/** Caveats of one link, and of a whole chain. */
export const CAVEATS_MAX = 32;
/** Strings of a `one-of`, and of a list that is held against it. */
export const VALUES_MAX = 100;
/** UTF-16 code units of a string in a caveat, and of one that is held against it. */
export const VALUE_LENGTH_MAX = 1_024;

const POINTER = /^(?:\/(?:[^~/]|~[01]){1,64}){1,8}$/u;
/** `https://mail.example` would also begin `https://mail.example.evil.example`. */
const HOST_LEFT_OPEN = /^(?:[a-z][a-z0-9+.-]{0,31}:)?(?:\/\/[^/]{0,1024})?$/iu;

/** Whether a value is a caveat, with the members of its kind and no others. */
export function isCaveat(value: unknown): value is Caveat {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { kind, argument, ...rest } = value as Readonly<Record<string, unknown>>;
  if (typeof kind !== 'string' || !Object.hasOwn(FORMS, kind)) return false;
  if (typeof argument !== 'string' || !POINTER.test(argument)) return false;
  const member = kind === 'one-of' ? 'values' : 'value';
  return Object.keys(rest).join() === member && FORMS[kind as Caveat['kind']](rest[member]);
}

/** Whether a value is a list of at most 32 caveats. */
export function isCaveatList(value: unknown): value is readonly Caveat[] {
  return Array.isArray(value) && value.length <= CAVEATS_MAX && value.every(isCaveat);
}

const FORMS: Readonly<Record<Caveat['kind'], (value: unknown) => boolean>> = {
  'at-most': (value) => typeof value === 'string' && isAmount(value),
  'path-under': (value) => isText(value) && value.startsWith('/') && value.endsWith('/') && isPlainPath(value),
  'one-of': (value) =>
    Array.isArray(value) && value.length >= 1 && value.length <= VALUES_MAX && value.every(isText),
  equals: (value) => typeof value === 'boolean' || Number.isSafeInteger(value) || isText(value),
  prefix: (value) => isText(value) && value !== '' && isPlainText(value) && !HOST_LEFT_OPEN.test(value),
};

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= VALUE_LENGTH_MAX && value.isWellFormed();
}
