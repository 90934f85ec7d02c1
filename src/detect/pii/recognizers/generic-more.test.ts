import { describe, expect, it } from 'vitest';
import { BOUNDS_DEFAULT } from '../../../core/bounds.ts';
import { canonicalView } from '../../../normalize/canonical.ts';
import { findMatches } from '../../matching/find-matches.ts';
import { compileRules } from '../../matching/rule-set.ts';
import { recognizerSpan } from '../recognizer.ts';
import { genericRecognizers } from './generic-more.ts';

const ALL = compileRules(genericRecognizers.map(recognizerSpan), BOUNDS_DEFAULT.streamHoldCharsMax);

/** What is found at `score` or above, with context. */
function reportedAt(score: number, text: string): readonly string[] {
  const view = canonicalView(text);
  return findMatches(ALL, view)
    .filter((match) => match.score >= score)
    .map((match) => `${match.rule.entity} ${view.text.slice(match.start, match.end)}`);
}

function isFound(id: string, text: string): boolean {
  return findMatches(ALL, canonicalView(text)).some(({ rule }) => rule.id === id);
}

describe.each(genericRecognizers)('$id', ({ id, cases }) => {
  it('has three cases each way', () => {
    expect(Math.min(cases.match.length, cases.ignore.length)).toBeGreaterThanOrEqual(3);
  });
  it.each(cases.match)('finds something in %j', (text) => expect(isFound(id, text)).toBe(true));
  it.each(cases.ignore)('finds nothing in %j', (text) => expect(isFound(id, text)).toBe(false));
});

describe('what is cut off', () => {
  it.each([
    ['on 15 January 2024, at 5:30 pm.', ['DATE_TIME 15 January 2024']],
    ['born 2024-01-15T12:30:45.123Z.', ['DATE_TIME 2024-01-15T12:30:45.123Z']],
    ['see https://example.com/a(b). Then', ['URL https://example.com/a(b)']],
    ['[x](https://example.com/a) now', ['URL https://example.com/a']],
    ['请看https://example.com/a。谢谢', ['URL https://example.com/a']],
    ['a 34-year-old man aged 34.', ['AGE 34-year-old', 'AGE aged 34']],
    ['生年月日は1987年3月9日です', ['DATE_TIME 1987年3月9日']],
    ['born March 9, 1987 in', ['DATE_TIME March 9, 1987']],
    ['geboren am 9. März 1987 in', ['DATE_TIME 9. März 1987']],
    ['born 3/9/87 in', ['DATE_TIME 3/9/87']],
    ['born at 14:30', ['DATE_TIME 14:30']],
    ['solana H8WTwk62DJrwUYNB1qgyDXXhpNV8fp9U8v4iXddmLQ64', ['CRYPTO H8WTwk62DJrwUYNB1qgyDXXhpNV8fp9U8v4iXddmLQ64']],
  ])('%j gives %j', (text, expected) => expect(reportedAt(0.4, text)).toEqual(expected));
});

describe('check digits', () => {
  it.each([
    ['pii/generic/medical-license', 'BB1388568'],
    ['pii/generic/medical-license', 'FA1234563'],
    ['pii/generic/medical-license', 'AP5836727'],
    ['pii/generic/crypto-bitcoin', '1JUd7nMStMxmZLdoV2xKHmw1W8MFofb1GD'],
    ['pii/generic/crypto-bitcoin', '3KAe3KqtSGH9eWLEc8cuiQHweedyM3YrxZ'],
    ['pii/generic/crypto-bitcoin', 'LWHDDWmQwSw4R8KU9TzEMtp4642u4RecjR'],
    ['pii/generic/crypto-tron', 'TXe19zJ1ZNpQJkFEBMUGpxYJCzrmbd8iNg'],
    ['pii/generic/crypto-xrp', 'rUhExJT2i86rwKdJyKzAn1kH1qCcukXQnZ'],
    ['pii/generic/crypto-segwit', 'ltc1q2rnjreyuqylsp33v7k0jzc6592wcmupyfmy2a9'],
    ['pii/generic/crypto-segwit', 'bc1pt989rxhynycjk22r8d7a32tl7p5dal96ja2md4wsp6zv2fxk0vrqrz09t3'],
  ])('%s takes %s and none with another last character', (id, text) => {
    const others = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];
    expect(others.filter((last) => isFound(id, `x ${text.slice(0, -1)}${last}`))).toEqual([text.slice(-1)]);
  });
});

describe('look-alikes', () => {
  it.each([
    'Order 100-2345678-1234567 has shipped.',
    'yesterday at 5, tomorrow',
    'v1.2.3, 1.2.3.4, 10.15.7, 2.0.0-rc.1',
    'commit 3f786850e387550fdab836ed7e6dc881de23001b',
    'sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'id 123e4567-e89b-12d3-a456-426614174000',
    'score 21-19-21, ratio 3:45, John 3:16',
    'dGhpcyBpcyBub3QgYW4gYWRkcmVzcyBhdCBhbGwK',
    'EAN 4006381333931, call 415-555-2671',
    'the 34 years of war, page 34 of 99',
    'section 1.1.2024.5, 1/2 cup, 3/4',
    'you may 5 of them, march 4 miles',
    'see example.com or README.md',
    '52.520008, 13.404954',
    'https://localhost:3000/a, http://host/b',
    'requestIdleCallbackHandlerForTheBrowserWindow',
  ])('%j', (text) => expect(reportedAt(0.4, text)).toEqual([]));
});

describe('text that is made to be slow', () => {
  it.each(['1', '1/', '12:', 'a1', '0x', '00:', 'T1', '1 may ', 'http://', 'age ', '20 ', '1. '])(
    'is read in time: %j repeated',
    (unit) => {
      const begin = performance.now();
      reportedAt(0.4, unit.repeat(4_000));
      expect(performance.now() - begin).toBeLessThan(2_000);
    },
  );
});
