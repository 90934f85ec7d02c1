import ipaddr from 'ipaddr.js';

/**
 * Whether an address may be somebody's: global, private and documentation ones, not loopback, unspecified, multicast,
 * the number of a network, or what reads like a version number.
 *
 * @param candidate - Four decimal parts, or hexadecimal groups with colons and perhaps a zone (RFC 4007).
 */
export function isHostIp(candidate: string): boolean {
  if (candidate.includes(':')) return isHostIpv6(candidate);
  const octets = octetsOf(candidate);
  return octets !== undefined && !isVersionLike(octets) && HOST_RANGES.has(new ipaddr.IPv4(octets).range());
}

/** Whether an IPv4 address is of the multicast range, or reads like a version number: `2.16.4.1`. */
export function isDoubtfulIp(candidate: string): boolean {
  const octets = octetsOf(candidate);
  if (octets === undefined) return false;
  if (isVersionLike(octets)) return true;
  // Multicast lies above 224.0.0.0; most candidates need no look-up.
  return (octets[0] ?? 0) >= 224 && new ipaddr.IPv4(octets).range() === 'multicast';
}

const HOST_RANGES: ReadonlySet<string> = new Set([
  'unicast',
  'private',
  'carrierGradeNat',
  'linkLocal',
  'uniqueLocal',
  '6to4',
  'teredo',
  // What ipaddr.js calls reserved holds the documentation ranges, whose addresses stand for somebody's.
  'reserved',
]);

function isVersionLike([first = 0, second = 0, third = 0, fourth = 0]: readonly number[]): boolean {
  return first < 10 && second < 100 && third < 100 && fourth < 100;
}

/** The octets of a host's dotted address; undefined for leading zeros, parts over 255, and networks (`10.0.0.0`). */
function octetsOf(candidate: string): number[] | undefined {
  const parts = candidate.split('.');
  if (parts.length !== 4) return undefined;
  const octets: number[] = [];
  for (const part of parts) {
    const octet = Number(part);
    if (octet > 255 || (part.length > 1 && part.startsWith('0'))) return undefined;
    octets.push(octet);
  }
  return octets[0] === 0 || (octets[2] === 0 && octets[3] === 0) ? undefined : octets;
}

function isHostIpv6(candidate: string): boolean {
  if (!isIpv6(candidate)) return false;
  // Unique local and link-local addresses have no special ranges within.
  return /^f/iu.test(candidate) || HOST_RANGES.has(ipaddr.IPv6.parse(candidate).range());
}

/** Cheap checks first: a gap or all eight groups, and a digit somewhere. */
function isIpv6(candidate: string): boolean {
  const groups = candidate.split(':').length;
  if (groups > 9 || (groups !== 8 && !candidate.includes('::') && !candidate.includes('.'))) return false;
  return /\d/u.test(candidate) && ipaddr.IPv6.isValid(candidate);
}
