import { describe, expect, it } from 'vitest';
import { nearestWord } from './policy-file-hint.ts';

describe('nearestWord', () => {
  it.each<[word: string, known: readonly string[], expected: string | undefined]>([
    ['treshold', ['treatment', 'threshold'], 'threshold'],
    ['Threshold', ['treatment', 'threshold'], 'threshold'],
    ['modes', ['name', 'mode'], 'mode'],
    ['moed', ['name', 'mode'], 'mode'],
    ['pi', ['pii', 'link'], 'pii'],
    ['linkhosts', ['linkHosts'], 'linkHosts'],
    ['', ['*', 'pii'], undefined],
    ['a', ['*', 'pii'], undefined],
    ['password', ['treatment', 'threshold'], undefined],
    ['x'.repeat(100_000), ['threshold'], undefined],
  ])('takes %.20j among %j for %j', (word, known, expected) => {
    expect(nearestWord(word, known)).toBe(expected);
  });
});
