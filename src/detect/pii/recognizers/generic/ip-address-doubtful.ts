import { isDoubtfulIp } from '../../ip-judgement.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Addresses that may as well be version numbers, and multicast: they count with context only. */
export const ipAddressDoubtful: Recognizer = {
  id: 'pii/generic/ip-address-doubtful',
  entity: 'IP_ADDRESS',
  pattern: /(?<![\p{L}\p{N}._-])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?:\.\d{1,3}){0,2}(?![\p{L}\p{N}_-])/u,
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
  isValid: isDoubtfulIp,
  source: 'RFC 791; RFC 5771 (multicast)',
  cases: {
    match: ['ip 2.16.4.1', 'ping 1.1.1.1', 'dns 9.9.9.9', '224.0.0.251'],
    ignore: ['ip 192.168.0.17', '127.0.0.1', '0.0.0.0', '1.2.3', '1.2.3.4.5', 'v1.2.3.4', 'ip 203.0.113.7'],
  },
};
