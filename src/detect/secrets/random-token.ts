import { isPlaceholder } from './placeholder.ts';

/** Units that the prefix of a token has at the most where a short prefix makes it worth a second look. */
const PREFIX_LENGTH = 4;

/** Accepts a token that has a digit behind its prefix, as random ones of 16 characters and more have nearly always. */
export function acceptWithDigit(token: string): number {
  return /\d/u.test(token.slice(PREFIX_LENGTH)) && !isPlaceholder(token) ? token.length : 0;
}

/** Accepts a token that has a digit and letters of both cases behind its prefix; names and words joined by hyphens do not. */
export function acceptMixed(token: string): number {
  const body = token.slice(PREFIX_LENGTH - 1);
  return /[A-Z]/u.test(body) && /[a-z]/u.test(body) ? acceptWithDigit(token) : 0;
}
