import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FAKE_API_KEY } from './demo-spoils.ts';
import { piecesOf } from './pieces-of.ts';

it('cuts in the middle of words, keys and links', () => {
  expect(piecesOf('What is a sally port?')).toEqual(['Wha', 't is a', ' s', 'ally port', '?']);
  expect(piecesOf(FAKE_API_KEY).length).toBeGreaterThan(8);
});

it('gives pieces that are the text together, none of them empty or half a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const pieces = piecesOf(text);
      expect(pieces.join('')).toBe(text);
      expect(pieces.filter((piece) => piece === '' || /\p{Cs}/u.test(piece))).toEqual([]);
    }),
  );
});
