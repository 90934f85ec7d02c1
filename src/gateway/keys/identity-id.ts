/** UTF-16 code units of the id of a user, a session or a tenant. */
const IDENTITY_LENGTH_MAX = 256;

/** Ids that begin so are given to users whom nobody has named; nobody can be named so. */
export const ANONYMOUS_PREFIX = 'anonymous:';

/**
 * Whether a text can be the id of a user, a session or a tenant: 1 to 256 UTF-16 code units, well-formed, with no control
 * characters or line separators, and not of the kind that {@link ANONYMOUS_PREFIX} keeps for itself.
 */
export function isIdentityId(text: string): boolean {
  if (text.length === 0 || text.length > IDENTITY_LENGTH_MAX || text.startsWith(ANONYMOUS_PREFIX)) return false;
  // With the flag u, \p{Cs} fits lone surrogates only.
  return !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text);
}

/**
 * Reads the id in a header: visible ASCII; everything else, and the comma and the percent sign, percent-encoded as UTF-8
 * (RFC 3986, section 2.1). The comma is not taken as it is because HTTP joins two headers of one name with it.
 *
 * @returns Undefined for a value that is no id.
 */
export function readIdentityHeader(value: string): string | undefined {
  if (value.length > IDENTITY_LENGTH_MAX * ENCODED_UNIT_LENGTH_MAX || !/^[!-+--~]+$/u.test(value)) return undefined;
  let id: string;
  try {
    id = decodeURIComponent(value);
  } catch {
    return undefined;
  }
  return isIdentityId(id) ? id : undefined;
}

/** A UTF-16 code unit takes at most three bytes in UTF-8, each of which takes three characters. */
const ENCODED_UNIT_LENGTH_MAX = 9;
