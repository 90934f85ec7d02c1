/** Scripts that matter for look-alikes; `other` is every other letter, `none` what is no letter. */
export type LetterScript = 'latin' | 'greek' | 'cyrillic' | 'look-alike' | 'other' | 'none';

/**
 * The script of a letter or mark. `look-alike` are scripts some of whose letters look like Latin ones and which honest
 * text does not mix with Latin within a word: Armenian, Georgian, Cherokee, Canadian syllabics, Lisu, Coptic, Deseret.
 */
export function letterScript(codePoint: number): LetterScript {
  if (codePoint < 0x80) return isAsciiLetter(codePoint) ? 'latin' : 'none';
  const character = String.fromCodePoint(codePoint);
  if (!LETTER.test(character)) return 'none';
  if (LATIN.test(character)) return 'latin';
  if (codePoint >= 0x0370 && codePoint <= 0x1fff && GREEK.test(character)) return 'greek';
  if (CYRILLIC.test(character)) return 'cyrillic';
  return LOOK_ALIKE.test(character) ? 'look-alike' : 'other';
}

function isAsciiLetter(codePoint: number): boolean {
  const letter = codePoint | 0x20;
  return letter >= 0x61 && letter <= 0x7a;
}

const LETTER = /\p{L}/u;
const LATIN = /\p{Script=Latin}/u;
const GREEK = /\p{Script=Greek}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const LOOK_ALIKE =
  /[\p{Script=Armenian}\p{Script=Georgian}\p{Script=Cherokee}\p{Script=Canadian_Aboriginal}\p{Script=Lisu}\p{Script=Coptic}\p{Script=Deseret}]/u;
