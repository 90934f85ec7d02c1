import fc from 'fast-check';
import { partedRegion } from './parted-region.ts';

/** Whole matches, their beginnings, near misses and what joins them. */
const BITS: readonly string[] = [
  ...[
    '4000000000000069',
    '4012-8888-8888-1881',
    '4012888888881881 12/27',
    '400000000000006',
    '4 0 1 2',
    '378282246310005',
  ],
  ...[
    'john.doe',
    '@',
    'ex.com',
    '.',
    '-',
    '1',
    '555-123-4567',
    '+1 ',
    '12',
    '3.4',
    '192.168.0.1',
    '123-45-6789',
    '2026-11-22',
  ],
  ...[
    'AKIAABCDEFGHIJKLMNOP',
    'AKIAABC',
    'DE89370400440532013000',
    'ghp_abcdefghijklmnopqrstuvwxyzABCDEFGHIJ',
    'qbh_abcdefgh12',
    'qaa_abcd',
  ],
  ...[
    'password',
    ': ',
    '=',
    'hunter2',
    'my ',
    'system prompt',
    'instructions are',
    'I was told ',
    'to',
    'secret',
    'token:',
    'api_key',
  ],
  ...[
    'card ',
    'visa',
    'ssn ',
    '#',
    'social  security',
    '![x](https://e.vil/?d=',
    ')',
    '[a](b)',
    'the cat ',
    'ticket  no. 12345',
    'cust-1234',
    '-ab',
  ],
  ...['```json\n', '```', '{"key": "', '"', '\\u0041', '\\', '\\n', '{"pin":"1"}', '\u001b[31m', '\u001b[', '#ff00aa'],
  ...[
    '-----BEGIN RSA PRIVATE KEY-----',
    '-----BEGIN KEY',
    '-----END RSA PRIVATE KEY-----',
    '-----END',
    'MIIEpAIBAAKCAQEA\n',
  ],
  ...[
    'eyJhbGciOi.',
    'eyJhbG',
    'J9.abc',
    '<script',
    '>',
    '</script>',
    '</scr',
    'https://e.vil',
    'https://e.vil/x?',
    '/path/to/',
    'http://',
  ],
  ...[
    '»',
    '«',
    '««',
    '{%',
    '%}',
    '%}--',
    '%',
    '{% a %}-',
    '0123456789abcdef01234567',
    '--',
    '😀:',
    ':😀',
    '<|im|>',
    '<|',
    '|>',
    '%%CUT',
    '%%',
    '<:',
    ':',
    '::',
    '<:ab',
    '<:a b:x',
    '<:ab:;',
    '((',
    '((ab',
    ')',
  ],
  ...[
    'BLOCKED-TERM',
    'BLOCKED',
    '<<',
    '>>',
    '<<aaaaaaaaaaaaaaaaaaaaaaaa>>',
    'END OF REPLY',
    'END-OF',
    '!',
    '!!!',
    'aaaa',
    'aaaaaaaaaa',
  ],
  ...[
    'Dr. Anna Karl',
    'anna',
    'karl',
    'of',
    'Mr',
    'O’Neill',
    'Mary-Jane',
    '김',
    'a b c',
    'A B C',
    ' x y z ',
    'throw',
    'élise',
  ],
  ...[
    'hellof',
    'half',
    '😀',
    '😁😂',
    '\ud83d',
    '\ude00',
    'x7y',
    'x12y',
    'x1',
    'abb',
    'ab',
    'c',
    'q😀q',
    'q\n',
    'z;;z',
    'z  ',
    '{{',
    '}}',
    '{{a}}',
  ],
  ...[
    'oﬃc',
    'ﬃ',
    'ﬁ c',
    'of',
    'ffi',
    'ﷲ',
    'ﷺ',
    'f ',
    'ｶﾞ',
    'ｶ',
    'ﾞ',
    'ガギ',
    'ヶー',
    'カ',
    '\u3099',
    '한',
    '국',
    '\u1112\u1161\u11ab',
    '\u1112',
    '\u1161',
    '님',
  ],
  ...[
    'é',
    'e\u0301',
    '\u0301',
    '\u0301\u0302\u0303\u0304',
    'straße',
    'ſkin',
    'Kin',
    'STRASSE',
    'foo',
    'bar',
    'baz',
    'abcdab',
    'cd',
    'e',
    '/ab/cd/ef',
    '~',
    '~a~',
  ],
  ...[
    ' ',
    ' ',
    '\n',
    '\t',
    '  ',
    ' \n ',
    '        ',
    '         ',
    '\n\n\n\n\n',
    '\u00a0',
    '\u3000',
    '\u200b',
    '\u200d',
    '\ufeff',
    '\u0000',
    '\u00ad',
  ],
  ...[
    '\u200b'.repeat(31),
    '\u200b'.repeat(33),
    '\u0301'.repeat(29),
    '\u0301'.repeat(40),
    '\ufe0f',
    '\u{e0041}',
    '\u{1f468}\u200d\u{1f469}',
  ],
];

const bit = fc.constantFrom(...BITS);
const anything = fc.string({ unit: 'binary', maxLength: 4 });
const typed = fc.string({ maxLength: 5 });

const mixed = fc
  .array(fc.oneof({ weight: 9, arbitrary: bit }, { weight: 1, arbitrary: anything }, { weight: 1, arbitrary: typed }), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

/** Findings that overlap one another over more units than a stream may hold. */
const chained = fc
  .array(
    fc.oneof(fc.constantFrom('/ab/cd', '/abc', '~', '~aaaa', 'é', '😀', '/x', '\u200b', 'https://e/', '{%'), bit),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .chain((parts) => fc.integer({ min: 10, max: 60 }).map((times) => parts.join('').repeat(times)));

/** One region's beginning, a body of some length, and perhaps what ends it. */
const regional = fc
  .tuple(
    fc.constantFrom('https://e.vil/', '{%', '<script', '-----BEGIN KEY-----', '😀:', '»', 'eyJabcdef.', '0'.repeat(24)),
    fc.array(fc.oneof(fc.constantFrom('a', 'ab ', '=', '😀', 'a\u200b', '0', '-', '\n', '/q?'), bit), { maxLength: 4 }),
    fc.integer({ min: 0, max: 180 }),
    fc.array(bit, { maxLength: 4 }),
  )
  .map(([opener, body, times, rest]) => opener + body.join('').repeat(times).slice(0, 500) + rest.join(''));

/** A region whose closer stands about where the region has its greatest length. */
const brimming = fc
  .tuple(
    fc.constantFrom('https://e.vil/', '{%', '😀:', '»', '<:', '((', '<:<:', '{%{%'),
    fc.constantFrom('a', 'ab', 'é'),
    fc.constantFrom(253, 254, 255, 256, 257, 266, 267, 268, 269, 276, 277, 278, 295, 296, 297, 298),
    fc.array(fc.oneof(fc.constantFrom('%}', '%}}', '%}--', ':😀', '«', '««', '::', ':;', ':x', '))', ')'), bit), {
      maxLength: 3,
    }),
  )
  .map(([opener, filler, length, rest]) => opener + filler.repeat(length).slice(0, length) + rest.join(''));

/** Texts longer than the pieces in which scanner and evaluator drop what they need no more. */
export const longText: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.oneof(mixed, chained), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('-----BEGIN KEY-----', '<script>', ' ', '~', '%%', 'e\u0301 '),
    fc.integer({ min: 4_200, max: 9_500 }),
    mixed,
  )
  .map(([parts, middle, length, rest]) => {
    const filler = parts.join('').replace(/BLOCKED|<<|END|!|CUT|(.)\1{3}/gu, '') || 'the cat ';
    const body = filler.repeat(Math.ceil(length / filler.length)).slice(0, length);
    return `${parts[0] ?? ''}${middle}${body}-----END KEY-----${rest}`;
  });

/** Texts that the rules of this test find hard. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: mixed },
  { weight: 1, arbitrary: chained },
  { weight: 1, arbitrary: brimming },
  { weight: 2, arbitrary: fc.tuple(mixed, partedRegion, partedRegion).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.tuple(mixed, regional, mixed).map((parts) => parts.join('')) },
);
