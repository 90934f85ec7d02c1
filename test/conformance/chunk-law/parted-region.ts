import fc from 'fast-check';

const opener = fc.constantFrom(
  ...['-----BEGIN KEY-----', '<script', 'https://e.vil/', '{%', '»', '<:', 'eyJabcdef.', '😀:', '((', '<|im|>'],
);

const barrier = fc.constantFrom(
  ...[' '.repeat(9), '\n'.repeat(9), ' \n '.repeat(4), '\u200b'.repeat(33), '\u00ad'.repeat(66)],
);

/** Closers in pieces, so that a barrier may come between them. */
const ending = fc.constantFrom(
  ...[
    '-----END',
    ' KEY-----',
    '</scr',
    'ipt>',
    '%',
    '}',
    '«',
    ':',
    ';',
    ')',
    '|',
    ' ',
    '😀',
    '\u0301',
    '-----END KEY-----',
  ],
);

const body = fc.constantFrom(
  ...['a', 'ab ', 'MIIEpAIBAAKCAQEA', '4012-8888-8888-1881', '<:', '<script', 'password: hunter2', 'abc'.repeat(90)],
);

/** A region with barriers in it, behind it and inside of what may close it. */
export const partedRegion: fc.Arbitrary<string> = fc
  .tuple(opener, fc.array(fc.oneof(barrier, ending, body), { maxLength: 12 }))
  .map(([first, rest]) => first + rest.join(''));
