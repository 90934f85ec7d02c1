import type { Finding } from '../../core/finding.ts';
import { foldCodePoint } from '../../normalize/skeleton.ts';
import { findingsOf, type Sign } from './obfuscation-finding.ts';
import { type LetterScript, letterScript } from './scripts.ts';

/** A word in units; longer runs of letters are cut, since no language has them. */
const WORD_LENGTH_MAX = 128;

/**
 * Words of Latin letters with look-alikes from another script among them (UTS #39, section 5): `іgnоrе`. Brands such as
 * `Яndex`, symbols such as `μm` or `Δx`, and Latin words with a Cyrillic ending in Russian text are honest.
 */
export function mixedScriptFindings(text: string): readonly Finding[] {
  if (!LOOKS_MIXED.test(text) || !/[A-Za-z\u00c0-\u024f]/u.test(text)) return [];
  const signs: Sign[] = [];
  const words = wordsOf(text);
  const native = new Set(words.filter((word) => word.isNative).map((word) => word.script));
  for (const word of words) {
    const score = word.isMixed ? scoreOf(word, native.has(word.script)) : 0;
    if (score > 0) signs.push({ start: word.start, end: word.end, score });
  }
  return findingsOf('obfuscation/mixed-script-word', signs);
}

const LOOKS_MIXED =
  /[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Cherokee}\p{Script=Canadian_Aboriginal}\p{Script=Lisu}\p{Script=Coptic}\p{Script=Deseret}]/u;

interface Word {
  readonly start: number;
  readonly end: number;
  readonly letters: readonly number[];
  readonly scripts: readonly LetterScript[];
  /** The script beside Latin. */
  readonly script: LetterScript;
  /** Latin and look-alikes of Latin from one other script, nothing else. */
  readonly isMixed: boolean;
  /** Only letters of `script`, one of them with no look-alike: the text is written in that script. */
  readonly isNative: boolean;
}

function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let letters: number[] = [];
  let scripts: LetterScript[] = [];
  let start = 0;
  const close = (end: number): void => {
    if (letters.length > 1) words.push(wordOf({ start, end, letters, scripts }));
    letters = [];
    scripts = [];
  };
  for (let i = 0; i < text.length; ) {
    const codePoint = text.codePointAt(i) as number;
    const script = letterScript(codePoint);
    if (script === 'none' && !isInside(codePoint)) close(i);
    else if (script !== 'none') {
      if (letters.length >= WORD_LENGTH_MAX) close(i);
      if (letters.length === 0) start = i;
      letters.push(codePoint);
      scripts.push(script);
    }
    i += codePoint > 0xffff ? 2 : 1;
  }
  close(text.length);
  return words;
}

/** Marks and invisible characters do not end a word. */
function isInside(codePoint: number): boolean {
  return codePoint >= 0xad && /[\p{M}\p{Cf}]/u.test(String.fromCodePoint(codePoint));
}

function wordOf({ letters, scripts, start, end }: Pick<Word, 'start' | 'end' | 'letters' | 'scripts'>): Word {
  const script = scripts.find((one) => one !== 'latin') ?? 'latin';
  const hasLatin = scripts.includes('latin');
  const isPair = scripts.every((one) => one === 'latin' || one === script) && script !== 'other';
  const foreign = letters.filter((_, i) => scripts[i] !== 'latin');
  const isMixed = hasLatin && isPair && script !== 'latin' && foreign.every((letter) => isTwin(letter, script));
  const isNative = !hasLatin && isPair && !foreign.every((letter) => isTwin(letter, script));
  return { start, end, letters, scripts, script, isMixed, isNative };
}

function scoreOf({ letters, scripts, script }: Word, isNativeText: boolean): number {
  if (letters.length < 3) return 0;
  const first = scripts.findIndex((one) => one !== 'latin');
  const last = scripts.findLastIndex((one) => one !== 'latin');
  // One Greek letter before or after Latin ones is a symbol with its index or unit; omicron is none.
  const isAtEdge = first === last && (first === 0 || first === letters.length - 1);
  if (script === 'greek' && isAtEdge && !OMICRON.includes(letters[first] ?? 0)) return 0.2;
  if (!isNativeText) return 0.8;
  const isEnding = first >= letters.length - 3 && scripts.slice(first).every((one) => one !== 'latin');
  const isBeginning = last <= 2 && scripts.slice(0, last + 1).every((one) => one !== 'latin');
  return isEnding || isBeginning ? 0.2 : 0.6;
}

const OMICRON: readonly number[] = [0x39f, 0x3bf];

/** Letters which nobody can tell from Latin ones. In the other scripts, any look-alike: their words are not mixed. */
const TWINS: ReadonlySet<number> = new Set(
  [...'аеорсухіјѕԁԛԝһӏԍҽАВЕКМНОРСТУХІЈЅԚԜӀԌҺ', ...'οανρικυχγϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'].map(
    (letter) => letter.codePointAt(0) ?? 0,
  ),
);

function isTwin(codePoint: number, script: LetterScript): boolean {
  if (script === 'look-alike') return foldCodePoint(codePoint)?.length === 1;
  return TWINS.has(codePoint);
}
