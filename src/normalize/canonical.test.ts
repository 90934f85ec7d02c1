import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalView } from './canonical.ts';
import { canonicalFold } from './canonical-fold.ts';
import { toOriginalRange, type View } from './view.ts';
import { viewBuilder } from './view-builder.ts';

function viewByFoldAlone(text: string): View {
  const builder = viewBuilder(0);
  const fold = canonicalFold();
  fold.write(text, builder);
  fold.finish(builder);
  return builder.view('canonical');
}

function unitsOf(view: View): readonly (readonly [string, number, number])[] {
  return view.text.split('').map((unit, i) => [unit, view.starts?.[i] ?? i, view.ends?.[i] ?? i + 1]);
}

const piece = fc.oneof(
  fc.constantFrom('plain words of some length', 'ещё немного простого текста', '今天天气很好我们去公园吧今天天气很好'),
  fc.constantFrom(
    ' ',
    '  ',
    '\n\n',
    '\r\n    ',
    '\t',
    ' \n'.repeat(6),
    'é',
    'e\u0301',
    '\u200b',
    '\u0301',
    '😀',
    '\ud83d',
    '가',
    'ㅏ',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));

describe('canonicalView', () => {
  it('returns a plain ASCII text as it is, without offset arrays', () => {
    const plain = 'Hello there,\nhow are you?';
    expect(canonicalView(plain)).toEqual({ name: 'canonical', text: plain, barriers: [] });
  });

  it('maps what it folded back to the original', () => {
    const original = 'please ｉｇ\u200bnore  this';
    const view = canonicalView(original);
    const at = view.text.indexOf('ignore');
    const range = toOriginalRange(view, at, at + 6);
    expect(original.slice(range.start, range.end)).toBe('ｉｇ\u200bnore');
  });

  it('is what the fold alone makes of the text, unit by unit, with its barriers', () => {
    fc.assert(
      fc.property(text, (original) => {
        const view = canonicalView(original);
        const expected = viewByFoldAlone(original);
        expect(unitsOf(view)).toEqual(unitsOf(expected));
        expect(view.barriers).toEqual(expected.barriers);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    'Ça déjà été vérifié : l’œuvre coûte 5 €.',
    'Привет, как дела? Ёжик и чайник.',
    'Ελληνικά με τόνους: άέήίόύώ',
    'नमस्ते दुनिया, क्षत्रिय और ज़रूरी',
    '안녕하세요. 오늘 날씨가 좋네요.',
    '今天天气很好，我们去公园吧。',
    'ﾊﾝｶｸｶﾅとﾃﾞｰﾀ、全角ＡＢＣ',
    'Tiếng Việt có nhiều dấu: ở, ệ, ữ',
    'สวัสดีครับ น้ำผึ้ง',
    'x² + ½ ≤ ℝ, µm and Å',
  ])('equals NFKC for %j', (original) => {
    expect(canonicalView(original).text).toBe(original.normalize('NFKC'));
    expect(canonicalView(original.normalize('NFD')).text).toBe(original.normalize('NFKC'));
  });
});
