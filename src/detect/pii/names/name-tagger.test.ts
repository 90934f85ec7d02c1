import { describe, expect, it } from 'vitest';
import { nameFinder } from './find-names.ts';
import { decodeGazetteer, encodeGazetteer } from './gazetteer.ts';
import { decodeNameWeights, encodeNameWeights } from './name-weights.ts';
import { LIST } from './word-lists.ts';

const findNames = nameFinder();

function namesIn(text: string): readonly string[] {
  return findNames(text, []).map(({ start, end, rule }) => `${rule.entity} ${text.slice(start, end)}`);
}

describe('the name tagger', () => {
  it.each<[string, readonly string[]]>([
    ['My name is Chukwuemeka Okparaebo.', ['PERSON Chukwuemeka Okparaebo']],
    ['I live at 12 Hill Rd, Leeds LS1 4AB.', ['LOCATION 12 Hill Rd, Leeds LS1 4AB']],
    ["Mrs. Delacroix's cat", ['PERSON Delacroix']],
    ['She flew from Berlin to Lyon with Ana’s sister.', ['LOCATION Berlin', 'LOCATION Lyon', 'PERSON Ana']],
    ['hi its tadhg from cork', ['PERSON tadhg', 'LOCATION cork']],
    ['He works for Acme Logistics Ltd.', ['ORGANIZATION Acme Logistics Ltd']],
    ['Kind regards,\nThora Bjarnadóttir', ['PERSON Thora Bjarnadóttir']],
    ['', []],
  ])('reads %j', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each([
    'Robin Hood hashing beats a Bloom filter in Kubernetes.',
    'Write a Python function that takes a list of Order objects and returns the Top 10 by Margin.',
    'Will you mark the exams in May?',
    'const userName = await getUser(id);',
    'Preheat the oven to 200 degrees and beat the eggs.',
  ])('finds nobody in %j', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it('looks for the words of a name in the rest of a text', () => {
    const names = namesIn('Dear Zoltán Kovács,\n\nthe report says: 2 x Kovács (late), 1 x kovács.');
    expect(names.filter((name) => name === 'PERSON Kovács')).toHaveLength(1);
  });

  it('has scores from 0.4 to 0.95', () => {
    for (const { score } of findNames('Ana Ruiz met Bo in Rome with a Dutch lawyer of Acme Ltd and so on.', [])) {
      expect(score).toBeGreaterThanOrEqual(0.4);
      expect(score).toBeLessThanOrEqual(0.95);
    }
  });

  it('takes any text', () => {
    for (const text of [
      '\ud800',
      '😀'.repeat(500),
      'a'.repeat(10_000),
      "'".repeat(1_000),
      '\u0301\u0301',
      'ก'.repeat(1_000),
    ]) {
      for (const { start, end } of findNames(text, [])) expect(start).toBeLessThan(end);
    }
  });
});

describe('the codecs', () => {
  it('give back weights', () => {
    const rows = new Map<number, readonly number[]>([
      [0, [1, -1, 0, 0, 0, 0, 0, 0, 45]],
      [44, [0, 0, 0, 0, 0, 0, 0, 0, -45]],
      [4_194_303, [0, 2, 0, 0, 0, 0, 0, 3, 0]],
    ]);
    const { keys, rows: decoded } = decodeNameWeights(encodeNameWeights(rows));
    for (const [slot, row] of rows) {
      const place = keys.indexOf(slot + 1);
      expect([...decoded.subarray(place * 9, place * 9 + 9)]).toEqual(row);
    }
    const damaged = { ...encodeNameWeights(rows), checksum: 1 };
    expect(() => decodeNameWeights(damaged)).toThrow(/damaged/u);
  });

  it('give back lists', () => {
    const words = new Map(Array.from({ length: 5_000 }, (_, i) => [`word${i}`, 1 + (i % 63)] as const));
    const listsOf = decodeGazetteer(encodeGazetteer(words));
    const wrong = [...words].filter(([word, bits]) => (listsOf(word) & 63) !== bits);
    // Two words of one place share their bits.
    expect(wrong.length).toBeLessThan(10);
    expect(listsOf('street') & LIST.street).toBe(LIST.street);
  });
});
