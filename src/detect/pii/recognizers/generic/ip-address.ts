import { isHostIp } from '../../ip-judgement.ts';
import { leadingPart } from '../../leading-part.ts';
import type { Recognizer } from '../../recognizer.ts';

/** IPv4 and IPv6 addresses of hosts, private ones and those reserved for documentation included. */
export const ipAddress: Recognizer = {
  id: 'pii/generic/ip-address',
  entity: 'IP_ADDRESS',
  // Further parts are read along, so that `1.2.3.4.5` is refused as a whole.
  pattern:
    /(?<![\p{L}\p{N}._-])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?:\.\d{1,3}){0,2}(?![\p{L}\p{N}_-])|(?<![\p{L}\p{N}.:_-])(?:[23][0-9a-f]{3}|f(?:[cd][0-9a-f]|e[89ab])[0-9a-f]):(?:[0-9a-f]{0,4}:){1,7}(?:[0-9a-f]{1,4}|(?:\d{1,3}\.){3}\d{1,3})?(?:%[a-z0-9]{1,15})?(?![\p{L}\p{N}_])/iu,
  score: 0.6,
  context: [
    'ip',
    'ips',
    'ip address',
    'ipv4',
    'ipv6',
    'address',
    'host',
    'server',
    'client',
    'login',
    'logged in',
    'ssh',
    'ping',
  ],
  accept: (candidate) => leadingPart(candidate, ':', isHostIp),
  source: 'RFC 791; RFC 4291, section 2.2; RFC 6890 (special-purpose addresses)',
  cases: {
    match: [
      '192.168.0.17',
      'login from 84.17.46.12:443',
      'http://93.184.216.34/path',
      '8.8.8.200',
      '100.64.7.3',
      '203.0.113.7',
      '2001:db8::1',
      '2606:2800:220:1:248:1893:25c8:1946',
      'fe80::1ff:fe23:4567:890a%eth0',
      'at 2a00:1450:4001:82a::200e: ok',
      '[2a00:1450:4001:82a::200e]:443',
      'FD12:3456:789A:1::1',
    ],
    ignore: [
      '192.168.0.256',
      '84.17.46.12.9',
      '1.84.17.46.12.9.7.5',
      'v84.17.46.12',
      '84.17.46',
      '127.0.0.1',
      '0.0.0.0',
      '255.255.255.255',
      'Chrome/120.0.0.0',
      'version 2.16.4.1',
      'rule 1.3.6.1.4.1',
      '::1',
      '12:30:45',
      '00:1A:2B:3C:4D:5E',
      'std::face::bad',
      'fade::beef',
      'fea::1',
      'fec0::1',
      '2606:2800:220:1:248:1893:25c8',
      '084.17.46.12',
    ],
  },
};
