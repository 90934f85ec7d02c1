import type { DecodedSpan } from './decoded-span.ts';

/**
 * HTML character references: decimal, hexadecimal, and the names of ASCII characters and spaces, with or without the
 * semicolon. Source: HTML Living Standard, section 13.5. Linear in the text.
 */
export function htmlSpans(text: string): readonly DecodedSpan[] {
  const spans: DecodedSpan[] = [];
  for (let i = text.indexOf('&'); i !== -1; i = text.indexOf('&', i + 1)) {
    const reference = REFERENCE.exec(text.slice(i, i + REFERENCE_LENGTH_MAX));
    if (reference === null) continue;
    const [whole, hex, decimal, name] = reference;
    const decoded = name === undefined ? characterOf(hex, decimal) : NAMES.get(name);
    if (decoded !== undefined) spans.push({ start: i, end: i + whole.length, text: decoded });
  }
  return spans;
}

const REFERENCE_LENGTH_MAX = 16;
const REFERENCE = /^&(?:#[xX]0{0,4}([0-9a-fA-F]{1,6})|#0{0,4}([0-9]{1,7})|([A-Za-z]{2,12})(?=;));?/u;

function characterOf(hex: string | undefined, decimal: string | undefined): string | undefined {
  const codePoint = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (codePoint === 0 || codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return undefined;
  return String.fromCodePoint(codePoint);
}

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    Tab: ' ',
    NewLine: '\n',
    excl: '!',
    num: '#',
    dollar: '$',
    percnt: '%',
    lpar: '(',
    rpar: ')',
    ast: '*',
    plus: '+',
    comma: ',',
    period: '.',
    sol: '/',
    colon: ':',
    semi: ';',
    equals: '=',
    quest: '?',
    commat: '@',
    lsqb: '[',
    lbrack: '[',
    bsol: '\\',
    rsqb: ']',
    rbrack: ']',
    Hat: '^',
    lowbar: '_',
    grave: '`',
    lcub: '{',
    lbrace: '{',
    verbar: '|',
    vert: '|',
    rcub: '}',
    rbrace: '}',
    hyphen: '-',
    dash: '-',
    ndash: '-',
    mdash: '-',
    shy: '',
    zwj: '',
    zwnj: '',
    lrm: '',
    rlm: '',
    ZeroWidthSpace: '',
    lsquo: "'",
    rsquo: "'",
    ldquo: '"',
    rdquo: '"',
  }),
);
