import ipaddr from 'ipaddr.js';

/**
 * What an address says of a host: `host` for one that may be somebody's, `doubtful` for documentation ranges and for
 * what may as well be a version number, `none` for what is no address or nobody's (loopback, unspecified, a network).
 *
 * @param candidate - Four decimal parts, or hexadecimal groups with colons and perhaps a zone (RFC 4007).
 */
export function judgeIp(candidate: string): 'host' | 'doubtful' | 'none' {
  return candidate.includes(':') ? judgeIpv6(candidate) : judgeIpv4(candidate);
}

const IPV4_RANGES: Readonly<Record<string, 'host' | 'doubtful'>> = {
  unicast: 'host',
  private: 'host',
  carrierGradeNat: 'host',
  linkLocal: 'host',
  reserved: 'doubtful',
  multicast: 'doubtful',
};

function judgeIpv4(candidate: string): 'host' | 'doubtful' | 'none' {
  const parts = candidate.split('.');
  if (parts.length !== 4 || parts.some((part) => part.length > 1 && part.startsWith('0'))) return 'none';
  const octets = parts.map(Number);
  const [first = 0, second = 0, third = 0, fourth = 0] = octets;
  if (octets.some((octet) => octet > 255) || first === 0 || (third === 0 && fourth === 0)) return 'none';
  // `2.16.4.1` is more often a version or the number of a section.
  if (first < 10 && second < 100 && third < 100 && fourth < 100) return 'doubtful';
  return IPV4_RANGES[new ipaddr.IPv4(octets).range()] ?? 'none';
}

const IPV6_RANGES: Readonly<Record<string, 'host' | 'doubtful'>> = {
  unicast: 'host',
  uniqueLocal: 'host',
  linkLocal: 'host',
  '6to4': 'host',
  teredo: 'host',
  reserved: 'doubtful',
};

function judgeIpv6(candidate: string): 'host' | 'doubtful' | 'none' {
  const colons = candidate.split(':').length - 1;
  const hasGap = candidate.includes('::');
  if ((!hasGap && colons !== 7) || colons < 2 || colons > 8 || !/\d/u.test(candidate)) return 'none';
  if (!ipaddr.IPv6.isValid(candidate)) return 'none';
  return IPV6_RANGES[ipaddr.IPv6.parse(candidate).range()] ?? 'none';
}
