import { parse } from 'tldts';
import { readBareUrl } from '../../../links/bare-url.ts';
import { hostOf } from '../../../links/destination.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Addresses of the web and of file servers whose host is under a known top-level domain or an IP address. */
export const url: Recognizer = {
  id: 'pii/generic/url',
  entity: 'URL',
  pattern: /(?:(?<![A-Za-z0-9])(?:https?|ftp):\/\/|(?<![\p{L}\p{N}_.:/@-])www\.)[^\s<>"`]{4,370}/iu,
  score: 0.5,
  context: ['url', 'website', 'web site', 'webpage', 'homepage', 'link', 'site', 'profile'],
  accept: acceptUrl,
  source: 'RFC 3986; GFM 0.29, section 6.9 (where it ends in text); Public Suffix List (ICANN part)',
  cases: {
    match: [
      'see https://example.com/jane?tab=1.',
      '(http://jane.example.co.uk)',
      'www.example.de',
      'ftp://ftp.example.org/pub/file',
      'HTTPS://EXAMPLE.COM/A',
      'https://münchen.example.de/x',
      'http://93.184.216.34:8080/path',
      'https://jo:pw@example.com/',
    ],
    ignore: [
      'http://localhost:3000/',
      'https://host/path',
      'https://example.notatld/',
      'www.example',
      'example.com',
      'https://',
      'the http verb',
      'xhttps://example.com',
      'file:///etc/passwd',
    ],
  },
};

const HOST_OPTIONS = { extractHostname: false, validateHostname: false, allowPrivateDomains: false } as const;

function acceptUrl(candidate: string): number {
  const { destination, length } = readBareUrl(candidate);
  if (destination.kind !== 'remote') return 0;
  const { isIcann, isIp, domain } = parse(hostOf(destination.authority), HOST_OPTIONS);
  return isIp === true || (isIcann === true && domain !== null) ? length : 0;
}
