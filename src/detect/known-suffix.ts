import { parse } from 'tldts';

/** Top-level names of private networks (RFC 2606, RFC 6762, RFC 8375 and common use). */
const PRIVATE_NAMES: ReadonlySet<string> = new Set([
  'internal',
  'local',
  'lan',
  'corp',
  'intranet',
  'home',
  'test',
  'example',
  'invalid',
]);

const SUFFIX_OPTIONS = { extractHostname: false, validateHostname: false, allowPrivateDomains: false } as const;

/**
 * Whether a domain in lower case lies under a top-level name that is in use, public (ICANN part of the Public Suffix List) or
 * private.
 *
 * @param dot - Where its last dot stands.
 */
export function hasKnownSuffix(domain: string, dot: number): boolean {
  if (PRIVATE_NAMES.has(domain.slice(dot + 1))) return true;
  const { isIcann, domain: registrable } = parse(domain, SUFFIX_OPTIONS);
  return isIcann === true && registrable !== null;
}
