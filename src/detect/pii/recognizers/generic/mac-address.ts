import type { Recognizer } from '../../recognizer.ts';

/** Hardware addresses of network interfaces (EUI-48) with colons, hyphens or, as Cisco writes them, dots. */
export const macAddress: Recognizer = {
  id: 'pii/generic/mac-address',
  entity: 'MAC_ADDRESS',
  pattern:
    /(?<![A-Za-z0-9:._-])(?:[0-9a-f]{2}:[0-9a-f]{2}:[0-9a-f]{2}:[0-9a-f]{2}:[0-9a-f]{2}:[0-9a-f]{2}|[0-9a-f]{2}[-\u2010-\u2013][0-9a-f]{2}[-\u2010-\u2013][0-9a-f]{2}[-\u2010-\u2013][0-9a-f]{2}[-\u2010-\u2013][0-9a-f]{2}[-\u2010-\u2013][0-9a-f]{2}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?:\.[0-9a-f]{1,4})?)(?![A-Za-z0-9:_\-\u2010-\u2013])/iu,
  score: 0.6,
  context: ['mac', 'mac address', 'hardware address', 'physical address', 'ethernet', 'hwaddr', 'bssid', 'adapter'],
  isValid: isInterface,
  source: 'IEEE 802-2014, section 8.1 (hexadecimal representation)',
  cases: {
    match: [
      'MAC 00:1A:2B:3C:4D:5E',
      '00-1a-2b-3c-4d-5e',
      'ether 3c:22:fb:aa:10:9e txqueuelen 1000',
      '001a.2b3c.4d5e',
      '52:54:00:12:34:56',
    ],
    ignore: [
      '00:00:00:00:00:00',
      'ff:ff:ff:ff:ff:ff',
      '00:1A:2B:3C:4D',
      '00:1A:2B:3C:4D:5E:6F',
      '2606:2800:220:1:248:1893:25c8:1946',
      '12-34-56-78-90-12',
      '1234.5678.9012',
      '024B.0020.0002.0021',
      '12:30:45',
      '00:1A:2B:3C:4D:5G',
      'id 123e4567-e89b-12d3-a456-426614174000',
    ],
  },
};

/** Digits alone with hyphens or dots are some other number; all zeros and all ones are nobody's. */
function isInterface(candidate: string): boolean {
  if (!candidate.includes(':') && !/[a-f]/iu.test(candidate)) return false;
  const digits = candidate.replaceAll(/[^0-9a-f]/giu, '').toLowerCase();
  return digits.length === 12 && digits !== digits.charAt(0).repeat(12);
}
