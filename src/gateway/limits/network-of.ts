import { isIPv6 } from 'node:net';

/**
 * Whom an address is taken to belong to: IPv4 as it is, also where it is written as IPv6 (RFC 4291, section 2.5.5.2); of IPv6 the first
 * 64 bits, which one subscriber has at the least (RFC 6177).
 */
export function networkOf(address: string): string {
  const plain = address.split('%', 1)[0] ?? '';
  if (!isIPv6(plain)) return plain;
  const last = plain.slice(plain.lastIndexOf(':') + 1);
  if (last.includes('.')) return last;
  const [before = '', after] = plain.toLowerCase().split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? [] : Array<string>(8 - head.length - tail.length).fill('0');
  const groups = [...head, ...zeros, ...tail].map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.slice(0, 4).join(':')}::/64`;
}
