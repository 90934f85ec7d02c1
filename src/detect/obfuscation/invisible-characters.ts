import type { Finding } from '../../core/finding.ts';
import { type CodePointRun, codePointBefore, codePointRuns } from './code-point-runs.ts';
import { findingsOf, type Sign } from './obfuscation-finding.ts';
import { letterScript } from './scripts.ts';

/**
 * Invisible characters other than tags, variation selectors and bidi controls. Joiners in emoji and in scripts that
 * need them are not reported; single ones elsewhere are doubtful; several in one word, or many in a row, hide something.
 */
export function invisibleFindings(text: string): readonly Finding[] {
  if (!INVISIBLE.test(text)) return [];
  const signs: Sign[] = [];
  // The run of the same word before this one, to tell `i|g|n|o|r|e` from a single joiner or a hyphenated word.
  let before: CodePointRun | undefined;
  for (const run of codePointRuns(text, isInvisible)) {
    if (isHonest(text, run)) continue;
    const isInWord = isInLatinWord(text, run);
    const isSameWord = isInWord && before !== undefined && isWord(text, before.end, run.start);
    const isSpelled =
      isSameWord && (text.charCodeAt(run.start) !== SOFT_HYPHEN || run.start - (before?.end ?? 0) === 1);
    const score = isSpelled ? 0.7 : scoreOfRun(run.count, isInWord);
    if (isSpelled && before !== undefined) signs.push({ start: before.start, end: run.end, score });
    else signs.push({ start: run.start, end: run.end, score });
    before = isInWord ? run : undefined;
  }
  return findingsOf('obfuscation/invisible-characters', signs);
}

function scoreOfRun(count: number, isInWord: boolean): number {
  if (count >= 8) return 0.8;
  if (count >= 4) return 0.6;
  if (isInWord && count >= 2) return 0.6;
  return isInWord ? 0.25 : 0.15;
}

const SOFT_HYPHEN = 0xad;
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}]/u;

function isInvisible(codePoint: number): boolean {
  if (codePoint < 0x34f) return codePoint === SOFT_HYPHEN;
  if (codePoint >= 0x2010 && codePoint < 0x2060) return false;
  if (codePoint > 0x3164 && codePoint < 0xfeff) return false;
  return INVISIBLE.test(String.fromCodePoint(codePoint));
}

/** A byte order mark at the start, joiners in emoji, and joiners and word breaks in scripts other than Latin. */
function isHonest(text: string, run: CodePointRun): boolean {
  if (run.count > 3) return false;
  if (run.start === 0 && run.count === 1 && text.charCodeAt(0) === 0xfeff) return true;
  const previous = codePointBefore(text, run.start);
  const next = text.codePointAt(run.end) ?? -1;
  const isEmoji = previous !== -1 && EMOJI.test(String.fromCodePoint(previous));
  if (isEmoji && next !== -1 && PICTOGRAPH.test(String.fromCodePoint(next))) return true;
  return isOtherLetter(previous) || (isOtherLetter(next) && !isLatinLike(previous));
}

const EMOJI = /[\p{Extended_Pictographic}\ufe0f\u{1f3fb}-\u{1f3ff}]/u;
const PICTOGRAPH = /\p{Extended_Pictographic}/u;

function isOtherLetter(codePoint: number): boolean {
  if (codePoint < 0x300) return false;
  return letterScript(codePoint) === 'other' || (/\p{M}/u.test(String.fromCodePoint(codePoint)) && codePoint > 0x36f);
}

function isLatinLike(codePoint: number): boolean {
  return codePoint >= 0 && ['latin', 'greek', 'cyrillic', 'look-alike'].includes(letterScript(codePoint));
}

function isInLatinWord(text: string, run: CodePointRun): boolean {
  return isLatinLike(codePointBefore(text, run.start)) && isLatinLike(text.codePointAt(run.end) ?? -1);
}

/** Words end at what is no letter; a stretch that is too long for a word is none. */
function isWord(text: string, start: number, end: number): boolean {
  return end - start <= 40 && /^[\p{L}\p{M}]{1,40}$/u.test(text.slice(start, end));
}
