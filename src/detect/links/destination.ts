/** Where a link leads, as a browser would read it. `authority` and `rest` are as written, references decoded. */
export type Destination =
  /** A path or fragment of the page that shows the link. */
  | { readonly kind: 'relative' }
  /** Over the network. `rest` is path, query and fragment. */
  | { readonly kind: 'remote'; readonly authority: string; readonly rest: string; readonly isObscured: boolean }
  /** Any other scheme, in lower case and without the colon. */
  | { readonly kind: 'scheme'; readonly scheme: string; readonly rest: string };

/**
 * Reads a link's destination from markdown or from an HTML attribute: character references and backslash escapes are
 * decoded, tabs and line breaks left out, backslashes taken as slashes, and a missing scheme or missing slashes do not
 * hide a host (WHATWG URL, section 4.4). Linear in `raw`; never throws.
 */
export function readDestination(raw: string): Destination {
  const text = plainDestination(raw);
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && !NETWORK_SCHEMES.has(scheme)) {
    return { kind: 'scheme', scheme, rest: text.slice(scheme.length + 1) };
  }
  let from = scheme === undefined ? 0 : scheme.length + 1;
  const slashesFrom = from;
  while (isSlash(text.charCodeAt(from))) from++;
  const slashes = text.slice(slashesFrom, from);
  if (scheme === undefined && slashes.length < 2 && !WWW.test(text)) return { kind: 'relative' };
  let end = from;
  while (end < text.length && !isAuthorityEnd(text.charCodeAt(end))) end++;
  const authority = text.slice(from, end);
  return {
    kind: 'remote',
    authority,
    rest: text.slice(end),
    isObscured: !(scheme === undefined || PLAIN_SLASHES.has(slashes)) || OBSCURED_HOST.test(authority),
  };
}

/** The host of an authority in lower case, without user information and port. */
export function hostOf(authority: string): string {
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  return host.replace(/:\d{0,6}$/u, '');
}

const SCHEME = /^([a-z][a-z0-9+.-]{0,30}):/iu;
const WWW = /^www\./iu;

/** The second form is how JSON may escape the first. */
const PLAIN_SLASHES: ReadonlySet<string> = new Set(['//', '\\/\\/']);

/** Schemes whose host a browser or a link preview contacts. */
const NETWORK_SCHEMES: ReadonlySet<string> = new Set(['http', 'https', 'ws', 'wss', 'ftp']);

/** Percent signs, dots that are not full stops, and numbers that stand for an IPv4 address (WHATWG URL, section 3.5). */
const OBSCURED_HOST =
  /[%\u3002\uff0e\uff61]|(?:^|@)(?:0x[0-9a-f]{1,8}|\d{6,10}|(?:0x?[0-9a-f]{1,4}\.){1,3}0x?[0-9a-f]{1,8})(?::\d{1,5})?$/iu;

/** Character references that can stand in for a part of a URL; numeric ones are decoded in general. */
const NAMED_REFERENCES: Readonly<Record<string, string>> = {
  amp: '&',
  colon: ':',
  sol: '/',
  bsol: '\\',
  period: '.',
  commat: '@',
  quest: '?',
  num: '#',
  equals: '=',
  lpar: '(',
  rpar: ')',
  lowbar: '_',
  hyphen: '-',
  percnt: '%',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  tab: '\t',
  newline: '\n',
};

function plainDestination(raw: string): string {
  let text = raw;
  if (text.includes('&'))
    text = text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));?/giu, decodeReference);
  // A backslash before a slash is a slash either way.
  if (text.includes('\\')) text = text.replaceAll(/\\([!-.:-@[\]-`{-~])/gu, '$1');
  if (text.charCodeAt(0) <= SPACE) text = text.trimStart();
  return LINE_BREAK.test(text) ? text.replaceAll(/[\t\n\r]/gu, '') : text;
}

const SPACE = 0x20;
const LINE_BREAK = /[\t\n\r]/u;

function decodeReference(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return NAMED_REFERENCES[name.toLowerCase()] ?? whole;
  const codePoint = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
}

function isSlash(unit: number): boolean {
  return unit === 0x2f || unit === 0x5c;
}

function isAuthorityEnd(unit: number): boolean {
  return isSlash(unit) || unit === 0x3f || unit === 0x23;
}
