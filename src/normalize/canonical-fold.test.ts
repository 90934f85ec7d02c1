import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalFold, FOLD_PENDING_MAX } from './canonical-fold.ts';

interface Emission {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Folded {
  readonly text: string;
  readonly emissions: readonly (Emission | 'barrier')[];
}

function folded(chunks: readonly string[], afterWrite?: (written: number, pendingFrom: number) => void): Folded {
  const emissions: (Emission | 'barrier')[] = [];
  const fold = canonicalFold();
  const sink = {
    emit: (text: string, start: number, end: number): void => void emissions.push({ text, start, end }),
    barrier: (): void => void emissions.push('barrier'),
  };
  let written = 0;
  for (const chunk of chunks) {
    fold.write(chunk, sink);
    written += chunk.length;
    afterWrite?.(written, fold.pendingFrom());
  }
  fold.finish(sink);
  return { emissions, text: emissions.map((emission) => (emission === 'barrier' ? '' : emission.text)).join('') };
}

const canonical = (text: string): string => folded([text]).text;

/** Characters that meet in the fold's corners, beside any others. */
const character = fc.oneof(
  fc.constantFrom(...'aé \n\t\r\u0085\u2028\u00a0\u3000\u2800\u1680¨\u0301\u0323\u0344\u0f73'),
  fc.constantFrom(...'\u200b\u200d\ufe0f\u00ad\u0000\u001bㄱㅏㄳㅠ가각\u1100\u1161\u11a8ﾡￂｶﾞ㉮ﷺﷻﬁ①क़'),
  fc.constantFrom('\ud83d', '\ude00', '😀', '\u{e0041}', '\u{1d165}\u{1d16e}', '\u{16d67}', '\u{110bd}', '\u{2f800}'),
  fc
    .constantFrom('\u0301', '\u200b', ' ')
    .chain((one) => fc.integer({ min: 1, max: 40 }).map((times) => one.repeat(times))),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
const hostileText = fc.array(character, { maxLength: 60 }).map((parts) => parts.join(''));

describe('canonicalFold', () => {
  it('drops invisible characters, also inside a cluster', () => {
    expect(canonical('ig\u200bno\u00adre\u2060 \u{e0041}e\u200b\u0301')).toBe('ignore é');
    expect(canonical('ignore')).toBe('ignore');
  });

  it('keeps ESC and CSI, which start ANSI sequences, and drops other controls', () => {
    expect(canonical('\u001b[31m\u009b0m\u0000\u007f\u0081')).toBe('\u001b[31m\u009b0m');
  });

  it('applies NFKC to a cluster and gives it the range of the whole cluster', () => {
    expect(folded(['ｘe\u0301ﬁ']).emissions).toEqual([
      { text: 'x', start: 0, end: 1 },
      { text: 'é', start: 1, end: 3 },
      { text: 'fi', start: 3, end: 4 },
    ]);
  });

  it('composes Hangul from jamo, compatibility jamo and half-width katakana with their voicing', () => {
    expect(canonical('\u1112\u1161\u11abㄱㅏㄳ㉮\u11a8ｶﾞ')).toBe('한갃각ガ');
    expect(canonical('ㅋㅋㅠㅠ')).toBe('ㅋㅋㅠㅠ'.normalize('NFKC'));
  });

  it('folds each run of white space of one kind and keeps the order of mixed ones', () => {
    expect(canonical('a \t\u00a0b \r\n\n c\u2028\u0085d')).toBe('a b \n c\nd');
  });

  it('puts a barrier behind 8 units of white space and emits no more of the run', () => {
    const run = folded([`a${' \n'.repeat(8)}b`]);
    expect(run.text).toBe('a \n \n \n \nb');
    expect(run.emissions.filter((emission) => emission === 'barrier')).toHaveLength(1);
    expect(folded([`a${' '.repeat(8)}b`]).emissions).not.toContain('barrier');
  });

  it('puts one barrier behind 32 ignorable units and drops marks that follow it', () => {
    const run = folded([`e${'\u200b'.repeat(40)}\u0301x`]);
    expect(run.text).toBe('ex');
    expect(run.emissions[1]).toBe('barrier');
    expect(run.emissions.filter((emission) => emission === 'barrier')).toHaveLength(1);
    expect(folded([`e${'\u200b'.repeat(32)}\u0301x`])).toMatchObject({ text: 'éx' });
  });

  it('keeps 30 marks on a base and drops the rest', () => {
    expect(canonical(`q${'\u0301'.repeat(100)}z`)).toBe(`q${'\u0301'.repeat(30)}z`);
  });

  it('turns a lone surrogate into U+FFFD and joins a pair that is cut in two', () => {
    expect(folded(['a\ud83d', 'b\ude00', '\ud83d', '\ude00\ud83d']).text).toBe('a\ufffdb\ufffd😀\ufffd');
  });

  it('gives the same units, ranges and barriers for every cutting', () => {
    fc.assert(
      fc.property(hostileText, fc.array(fc.nat({ max: 200 }), { maxLength: 8 }), (text, cuts) => {
        const places = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length];
        const chunks = places.slice(1).map((place, i) => text.slice(places[i], place));
        expect(folded(chunks)).toEqual(folded([text]));
        expect(folded(text.split(''))).toEqual(folded([text]));
      }),
      { numRuns: 400 },
    );
  });

  it('is a fixpoint: the canonical text of a canonical text is itself', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(canonical(canonical(text))).toBe(canonical(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('emits ascending ranges within the text and never has more pending than its bound', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const pending = (written: number, from: number): void => {
          expect(written - from).toBeLessThanOrEqual(FOLD_PENDING_MAX);
        };
        let before = 0;
        for (const emission of folded(text.split(''), pending).emissions) {
          if (emission === 'barrier') continue;
          expect(emission.start >= before && emission.end > emission.start && emission.end <= text.length).toBe(true);
          before = emission.start;
        }
      }),
      { numRuns: 400 },
    );
  });

  it('has pending at most a base with its marks when a text of only marks and ignorables never ends', () => {
    const text = `a${'\u0301\u200b'.repeat(500)}`;
    let most = 0;
    folded(text.split(''), (written, from) => {
      most = Math.max(most, written - from);
    });
    expect(most).toBeGreaterThan(30);
    expect(most).toBeLessThanOrEqual(FOLD_PENDING_MAX);
  });
});
