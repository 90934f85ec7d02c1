import { describe, expect, it } from 'vitest';
import { BOUNDS_DEFAULT } from '../core/bounds.ts';
import { linkRules } from './links/link-rules.ts';
import { compileRules } from './matching/rule-set.ts';
import { recognizerSpan } from './pii/recognizer.ts';
import { recognizers } from './pii/recognizers/index.ts';
import { replyScanner } from './reply-scanner.ts';
import { secretRules } from './secrets/rules/index.ts';
import { sample } from './secrets/sample.ts';
import { secretRule } from './secrets/secret-rule.ts';

const scanner = replyScanner(
  compileRules(
    [...secretRules.map(secretRule), ...recognizers.map(recognizerSpan), ...linkRules([])],
    BOUNDS_DEFAULT.streamHoldCharsMax,
  ),
);

/** What is left of a reply when each finding that is more than a remark is taken out, pushed in pieces of one size. */
function leftOf(reply: string, size: number): string {
  const scan = scanner.open();
  const steps = [];
  for (let i = 0; i < reply.length; i += size) steps.push(scan.push(reply.slice(i, i + size)));
  const found = [...steps, scan.end()].flatMap(({ findings }) => findings).filter(({ score }) => score >= 0.5);
  return [...reply].filter((_, at) => !found.some(({ start, end }) => start <= at && at < end)).join('');
}

const LINES = [1, 2, 3].map(() => sample(64, 'MIIEvQk3Y9dQ7xWp'));
const BEGIN = '-----BEGIN PRIVATE KEY-----';
const END = '-----END PRIVATE KEY-----';
const URL = `https://collect.test/?data=${sample(300)}`;

describe.each([1, 5, 10_000])('a reply in pieces of %i', (size) => {
  it.each([
    ['in a deep block', ['', BEGIN, ...LINES, END, ''].join(`\n${' '.repeat(14)}`)],
    ['behind many line breaks', `${BEGIN}${'\n'.repeat(12)}${LINES.join('\n')}\n${END}`],
    ['with many line breaks in it', `${BEGIN}\n${LINES.join('\n'.repeat(9))}\n${END}`],
    ['with invisible characters in it', `${BEGIN}\n${LINES.join('\u200b'.repeat(40))}\n${END}`],
    ['cut short', `${BEGIN}\n${LINES.join(`\n${' '.repeat(9)}`)}`],
  ])('shows nothing of a key %s', (_, key) => {
    expect(leftOf(`Key: ${key}`, size).trim()).toBe('Key:');
  });

  it('goes on behind the end of a key that has barriers in it', () => {
    expect(leftOf(`${BEGIN}\n${LINES.join('\n'.repeat(9))}\n${END} and so on`, size)).toBe(' and so on');
  });

  it('keeps what stands behind a token and a barrier', () => {
    const token = `eyJhbGciOiJIUzI1NiJ9.${sample(40)}.${sample(43)}`;
    expect(leftOf(`${token}${' '.repeat(12)}and so on`, size).trim()).toBe('and so on');
    expect(leftOf(`${token}${'\u200b'.repeat(40)}and so on`, size).replaceAll('\u200b', '')).toBe('and so on');
  });

  it.each([
    `![s](${URL})`,
    `[here](${URL})`,
    `![s](${URL} "Title")`,
    `![s](<${URL}>)`,
    `![s](<${URL} a b> 'Title')`,
    `[s]( ${URL} )`,
    `![s](javascript:${sample(250)})`,
    `![${'s'.repeat(140)}](${URL})`,
  ])('loses the whole of %s', (link) => {
    expect(leftOf(`(see ${link}, then go)`, size)).toBe('(see , then go)');
  });

  it('keeps a link that is not long, and the brackets around it', () => {
    const text = `(see [a](https://docs.test/a_(b)), [b](/c) and ${'lorem ipsum '.repeat(30)})`;
    expect(leftOf(text, size)).toBe(text);
  });

  it.each([...'-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d'])(
    'finds numbers joined by %j',
    (dash) => {
      const numbers = ['4012 8888 8888 1881', '536 22 8145', '+1 415 555 2671', 'DE89 3704 0044 0532 0130 00'];
      const reply = `${numbers.map((number) => number.replaceAll(' ', dash)).join('; ')}.`;
      expect(leftOf(reply, size)).toBe('; ; ; .');
    },
  );
});
