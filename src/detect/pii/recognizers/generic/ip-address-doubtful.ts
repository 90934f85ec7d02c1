import { isDoubtfulIp } from '../../ip-judgement.ts';
import { leadingPart } from '../../leading-part.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Addresses that may as well be version numbers, and those of documentation ranges: they count with context only. */
export const ipAddressDoubtful: Recognizer = {
  id: 'pii/generic/ip-address-doubtful',
  entity: 'IP_ADDRESS',
  pattern:
    /(?<![\p{L}\p{N}._-])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?:\.\d{1,3}){0,2}(?![\p{L}\p{N}_-])|(?<![\p{L}\p{N}.:_-])2001:0?db8:(?:[0-9a-f]{0,4}:){0,6}(?:[0-9a-f]{1,4})?(?![\p{L}\p{N}_])/iu,
  score: 0.2,
  context: [
    'ip',
    'ips',
    'ip address',
    'ipv4',
    'ipv6',
    'host',
    'server',
    'client',
    'login',
    'logged in',
    'ssh',
    'ping',
    'dns',
  ],
  accept: (candidate) => leadingPart(candidate, ':', (part) => isDoubtfulIp(part)),
  source: 'RFC 5737 and RFC 3849 (documentation); RFC 6890 (special-purpose addresses)',
  cases: {
    match: ['ip 203.0.113.7', '192.0.2.10', 'ping 1.1.1.1', 'dns 9.9.9.9', '2001:db8::1'],
    ignore: ['ip 192.168.0.17', '127.0.0.1', '0.0.0.0', '1.2.3', '1.2.3.4.5', '2001:db8::g'],
  },
};
