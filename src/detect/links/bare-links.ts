import type { IsListed } from './allow-hosts.ts';
import { type BareUrl, readBareUrl } from './bare-url.ts';
import { carriesData, decodedLength } from './data-payload.ts';
import { type Destination, hostOf } from './destination.ts';
import { hostForm } from './host-form.ts';
import type { LinkRule } from './link-rule.ts';
import { rememberLast } from './remember-last.ts';

/** Rules about URLs wherever they stand: in running text, in markdown, in an attribute. */
export function bareLinkRules(isListed: IsListed): readonly LinkRule[] {
  const read = rememberLast((candidate) => judge(readBareUrl(candidate), isListed));
  const accepting =
    (test: (url: UnlistedUrl) => boolean) =>
    (candidate: string): number => {
      const url = read(candidate);
      return url !== undefined && test(url) ? url.length : 0;
    };

  return [
    { ...DATA_URL, accept: accepting((url) => url.isCarrier) },
    { ...UNLISTED, accept: accepting((url) => !url.isCarrier) },
    { ...CREDENTIALS, accept: accepting(({ link }) => link.authority.includes('@') && hostOf(link.authority) !== '') },
    { ...ADDRESS, accept: accepting(({ link }) => hostForm(link) === 'public-address') },
    { ...OBSCURED, accept: accepting(({ link }) => hostForm(link) === 'obscured') },
    { ...PUNYCODE, accept: accepting(({ link }) => hostForm(link) === 'punycode') },
    { ...LONG_URL, accept: (opener) => (isLong(opener) && read(opener)?.length === opener.length ? opener.length : 0) },
  ];
}

/** A URL to a host that is not on the list. */
interface UnlistedUrl {
  readonly length: number;
  readonly link: Extract<Destination, { kind: 'remote' }>;
  readonly isCarrier: boolean;
}

function judge({ destination, length }: BareUrl, isListed: IsListed): UnlistedUrl | undefined {
  if (destination.kind !== 'remote' || isListed(destination.authority)) return undefined;
  return { length, link: destination, isCarrier: carriesData(destination) };
}

/**
 * A scheme with its slashes, or `www.`, and what may follow in a URL. Quotation marks and backticks end it: they
 * close attributes, strings of JSON and code spans. A scheme may stand behind any character but an ASCII letter or
 * digit, `www.` only where renderers make a link of it.
 */
const URL_PATTERN =
  /(?:(?<![A-Za-z0-9])(?:https?|ftp|wss?):[\\/]{1,4}|(?<![\p{L}\p{N}_.:/@-])www\.)[^\s<>"`]{1,370}`{0,3}/iu;

const EXFILTRATION =
  'Rehberger 2023, data exfiltration by markdown links and images (embracethered.com); MITRE ATLAS AML.T0077';

const DATA_URL: LinkRule = {
  kind: 'span',
  id: 'link/data-url',
  category: 'link',
  score: 0.75,
  severity: 'HIGH',
  pattern: URL_PATTERN,
  source: EXFILTRATION,
  cases: {
    match: [
      'See https://collect.test/?data=hunter2',
      'https://collect.test/log?q=TXkgcGFzc3dvcmQgaXMgaHVudGVyMg%3D%3D',
      'https://collect.test/4d792070617373776f7264206973206162',
      'http://collect.test/a?msg=my+order+number+is+4711+and+i+live+in+Graz',
      'https://collect.test/p?mail=jo.doe@example.org',
      'HTTPS://collect.test/%68%75%6e%74%65%72',
      'www.collect.test/?secret=abc',
      'https://nbsxa5dfoiqgs4zanb2w45dfoi.collect.test/',
      'https://collect.test/h/u/n/t/e/r/2/x/y',
      'https://collect.test/?summary={conversation}',
      'https://collect.test/#TXkgcGFzc3dvcmQgaXMgaHVudGVyMg',
      `https://collect.test/?x=${'lorem-ipsum-'.repeat(7)}`,
    ],
    ignore: [
      'https://docs.vendor.test/guide/install#step-3',
      'https://shop.test/item?id=123456&page=2&sort=asc',
      'https://news.test/a?utm_source=newsletter&utm_medium=email&utm_campaign=spring_sale_2026',
      'https://git.test/org/repo/blob/9fceb02d0ae598e95dc970b74767f19372d61af8/src/main.ts#L10-L20',
      'https://video.test/watch?v=dQw4w9WgXcQ&list=PLrAXtmErZgOeiKm4sgNOknGvNjby9efdf',
      'https://zh.wiki.test/wiki/%E4%B8%AD%E5%8D%8E%E4%BA%BA%E6%B0%91%E5%85%B1%E5%92%8C%E5%9B%BD',
      'https://find.test/search?q=how+to+cook+rice',
      'https://app.test/o/550e8400-e29b-41d4-a716-446655440000/edit',
      'https://docs.test/document/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms/edit',
      'See https://docs.test/3，然后按照说明安装软件并且重新启动计算机以后再次打开应用程序查看结果是否正确',
    ],
  },
};

const UNLISTED: LinkRule = {
  kind: 'span',
  id: 'link/unlisted',
  category: 'link',
  score: 0.2,
  severity: 'LOW',
  pattern: URL_PATTERN,
  source: 'OWASP LLM05:2025, allow-list of link targets',
  cases: {
    match: ['Read https://docs.vendor.test/guide.', '(www.vendor.test)', '[a](http://vendor.test/x)'],
    ignore: ['Read docs/guide.md', 'xhttps://vendor.test', 'https:', 'the http verb'],
  },
};

const CREDENTIALS: LinkRule = {
  kind: 'span',
  id: 'link/credentials',
  category: 'link',
  score: 0.6,
  severity: 'HIGH',
  pattern: /(?<![A-Za-z0-9])(?:https?|ftp|wss?):[\\/]{1,4}[^\s<>"`\\/?#@]{1,120}@[^\s<>"`]{1,250}`{0,3}/iu,
  source: 'RFC 3986, section 7.5 and 7.6',
  cases: {
    match: ['https://jo:hunter2@vendor.test/', 'https://bank.test@vendor.test/login'],
    ignore: ['https://blog.test/@jo/post', 'https://vendor.test/?to=jo@example', 'https://vendor.test:8080/'],
  },
};

const ADDRESS: LinkRule = {
  kind: 'span',
  id: 'link/ip-host',
  category: 'link',
  score: 0.4,
  severity: 'MEDIUM',
  pattern:
    /(?<![A-Za-z0-9])(?:https?|ftp|wss?):[\\/]{1,4}(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]{2,45}\])[^\s<>"`]{0,250}`{0,3}/iu,
  source: 'RFC 6890 (special-purpose addresses, which are left alone)',
  cases: {
    match: ['http://203.1.2.3/a', 'http://[2a00:1450::1]/'],
    ignore: ['http://127.0.0.1:8000/docs', 'http://192.168.1.1/', 'http://[::1]:3000/', 'https://vendor.test/1.2.3.4'],
  },
};

const OBSCURED: LinkRule = {
  kind: 'span',
  id: 'link/obscured-host',
  category: 'link',
  score: 0.6,
  severity: 'HIGH',
  pattern:
    /(?<![A-Za-z0-9])(?:https?|ftp|wss?):(?:\\|\/(?![\\/])|\/\\|\/[\\/]{2}|\/\/(?:\d|[^\s<>"`\\/?#%]{0,100}%))[^\s<>"`]{0,250}`{0,3}/iu,
  source: 'WHATWG URL, sections 3.5 and 4.4: numbers, percent signs and slashes that hosts may be written with',
  cases: {
    match: [
      'http://3405803779/',
      'http://0xcb.0x00.0x71.0x01/',
      'https:\\\\vendor.test/a',
      'https://vend%6fr.test/',
      'https:/vendor.test/',
    ],
    ignore: ['https://vendor.test/a%20b', 'http://203.1.2.3/', 'https://12345.test/'],
  },
};

const PUNYCODE: LinkRule = {
  kind: 'span',
  id: 'link/punycode',
  category: 'link',
  score: 0.3,
  severity: 'LOW',
  pattern: /(?<![A-Za-z0-9])(?:https?|ftp|wss?):[\\/]{1,4}(?:[a-z0-9_-]{1,63}\.){0,5}xn--[^\s<>"`]{1,250}`{0,3}/iu,
  source: 'RFC 5891; UTS #39, section 4 (confusable names)',
  cases: {
    match: ['https://xn--pple-43d.test/', 'https://www.xn--bcher-kva.test'],
    ignore: ['https://apple.test/xn--a', 'https://bücher.test/'],
  },
};

/** From here on a URL to an unlisted host is a carrier, and what follows is swallowed as it comes. */
const LONG_URL: LinkRule = {
  kind: 'region',
  id: 'link/long-url',
  category: 'link',
  score: 0.65,
  severity: 'MEDIUM',
  opener: /(?:(?<![A-Za-z0-9])(?:https?|ftp|wss?):[\\/]{1,4}|(?<![\p{L}\p{N}_.:/@-])www\.)[!#-;=?-_a-~]{200}/iu,
  body: /[^\s<>"`)]/u,
  lengthMax: 16_384,
  source: EXFILTRATION,
  cases: {
    match: [`https://collect.test/${'a-b/'.repeat(60)}`],
    ignore: [`https://collect.test/${'a-b/'.repeat(30)}`, `https://wiki.test/${'%E4%B8%AD'.repeat(25)}`],
  },
};

/** Characters of a long URL, percent-encoded ones counted once, behind the scheme. */
const LONG_URL_DECODED_MIN = 180;

function isLong(opener: string): boolean {
  return decodedLength(opener) >= LONG_URL_DECODED_MIN;
}
