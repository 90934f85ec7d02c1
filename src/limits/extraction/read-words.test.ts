import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQueryWords, QUERY_UNITS_MAX, QUERY_WORDS_MAX, readWords } from './read-words.ts';

function read(text: string, seed = 0): { readonly words: readonly number[]; readonly textHash: number } {
  const words = createQueryWords();
  readWords(text, words, seed);
  return { words: [...words.hashes.subarray(0, words.count)], textHash: words.textHash };
}

describe('words of a query', () => {
  it.each([
    ['what is osmosis', 'What is OSMOSIS?'],
    ['a b', ' a\n\tb… '],
    ['größe 12', '“größe” — 12'],
  ])('of %j and %j are the same, and the texts are not', (one, other) => {
    expect(read(one).words).toEqual(read(other).words);
    expect(read(one).textHash).not.toBe(read(other).textHash);
  });

  it.each([
    ['', 0],
    [' \n.,;!? ', 0],
    ['one', 1],
    ['one two', 2],
    ['日本語', 3],
    ['한국어 text', 4],
    ['\ud800', 1],
    ['a\udc00b', 3],
    ['größe', 1],
  ])('of %j are %i', (text, count) => {
    expect(read(text).words).toHaveLength(count);
  });

  it('have other hashes under another seed, which say nothing of those under the first', () => {
    const [one, other] = [read('the cat and the dog', 1), read('the cat and the dog', 2)];
    expect(one.words.filter((hash) => other.words.includes(hash))).toEqual([]);
    expect(one.textHash).not.toBe(other.textHash);
    expect(other.words[0]).toBe(other.words[3]);
  });

  it('of a long text are those of its beginning and its end', () => {
    const half = QUERY_UNITS_MAX / 2;
    const head = 'head '.repeat(half).slice(0, half);
    const tail = 'tail '.repeat(half).slice(0, half);
    expect(read(`${head}${'x '.repeat(5_000)}${tail}`).words).toEqual(
      read(`${head}${'yy '.repeat(9_000)}${tail}`).words,
    );
    expect(read(`${head}x${tail}`).textHash).not.toBe(read(`${head}xy${tail}`).textHash);
  });

  it('are bounded, whatever the text', () => {
    expect(read('a '.repeat(5_000_000)).words.length).toBeLessThanOrEqual(QUERY_WORDS_MAX);
    expect(read('語'.repeat(10_000)).words).toHaveLength(QUERY_WORDS_MAX);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(read(text)).toEqual(read(text));
      }),
    );
  });
});
