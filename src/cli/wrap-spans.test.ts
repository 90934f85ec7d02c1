import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, fitWidth } from './display-width.ts';
import { wrapSpans } from './wrap-spans.ts';

describe('wrapSpans', () => {
  it('breaks lines at spaces', () => {
    expect(wrapSpans([{ text: 'one two three' }], { width: 8 })).toEqual(['one two', 'three']);
  });

  it('breaks a word that is longer than a line, beginning where there is room', () => {
    expect(wrapSpans([{ text: 'a abcdefghijklmnop b' }], { width: 12 })).toEqual(['a abcdefghij', 'klmnop b']);
  });

  it('says with an ellipsis that something is left out', () => {
    expect(wrapSpans([{ text: 'one two three four' }], { width: 8, linesMax: 1 })).toEqual(['one tw …']);
  });

  it('puts marks in brackets where there are no colours, and never within the brackets', () => {
    const spans = [{ text: 'key ' }, { text: 'abcdefghijkl', look: 'red', isMarked: true }] as const;
    expect(wrapSpans(spans, { width: 10 })).toEqual(['key', '[[abcdefgh', 'ijkl]]']);
  });

  it('gives no line wider than was asked for, and loses no letter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 }),
        fc.integer({ min: 8, max: 40 }),
        (texts, width) => {
          const lines = wrapSpans(
            texts.map((text) => ({ text })),
            { width },
          );
          expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
          expect(lines.join('').replaceAll(/\s/gu, '')).toBe(texts.join('').replaceAll(/\s/gu, ''));
        },
      ),
    );
  });
});

describe('fitWidth', () => {
  it('fills up and cuts to exactly the width, counting wide letters twice', () => {
    expect(fitWidth('ab', 4)).toBe('ab  ');
    expect(fitWidth('abcdef', 4)).toBe('abc…');
    expect(fitWidth('漢字かな', 6)).toBe('漢字… ');
    expect(displayWidth('e\u0301漢😀')).toBe(5);
  });
});
