import { TELLING_WORDS } from './attack-words.ts';
import type { DecodedSpan } from './decoded-span.ts';
import { FREQUENT_WORDS } from './frequent-words.ts';

/** What `1` and `|` stand for: both readings are in use. */
export type LeetOne = 'i' | 'l';

/**
 * Leetspeak read as letters, word by word, when that gives a telling word or three frequent ones: `1gn0r3 4ll` is
 * `ignore all`. Numbers, counted names (`file5`) and units (`m3`) are no frequent words. Every word with
 * a digit or sign in it is read, since a text that spells one word so spells others, too. Linear in the text.
 */
export function leetSpans(text: string, one: LeetOne): readonly DecodedSpan[] {
  const spans: DecodedSpan[] = [];
  let isTelling = false;
  const frequent = new Set<string>();
  for (let i = 0; i < text.length; i++) {
    const start = i;
    let isPlain = true;
    for (let kind = kindAt(text, i); kind !== NO_LEET; kind = kindAt(text, ++i)) isPlain &&= kind === LETTER;
    if (isPlain || i - start > WORD_LENGTH_MAX) continue;
    const decoded = decodedWord(text, start, i, one);
    spans.push({ start, end: i, text: decoded, isAligned: true });
    const word = decoded.toLowerCase();
    isTelling ||= TELLING.has(word);
    if (FREQUENT.has(word) && isSpelling(text.slice(start, i))) frequent.add(word);
  }
  return isTelling || frequent.size >= FREQUENT_WORDS_MIN ? spans : [];
}

const WORD_LENGTH_MAX = 40;
const TELLING: ReadonlySet<string> = new Set(TELLING_WORDS);
const FREQUENT: ReadonlySet<string> = new Set(FREQUENT_WORDS);

/** So many different ones are no names with digits in them. */
const FREQUENT_WORDS_MIN = 3;

/** Whether a word has a letter, and a digit or sign that is not its last: a last one is the number of a file or version. */
function isSpelling(word: string): boolean {
  return /[A-Za-z]/u.test(word) && /[^A-Za-z]./u.test(word);
}

const DIGITS = 'oizeasgtbg';
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['@', 'a'],
  ['$', 's'],
  ['!', 'i'],
  ['|', 'i'],
  ['+', 't'],
  ['(', 'c'],
]);

function decodedWord(text: string, start: number, end: number, one: LeetOne): string {
  let decoded = '';
  for (let i = start; i < end; i++) decoded += letterAt(text, i, one);
  return decoded;
}

function letterAt(text: string, at: number, one: LeetOne): string {
  const unit = text.charAt(at);
  if (unit === '1' || unit === '|') return one;
  if (unit >= '0' && unit <= '9') return DIGITS.charAt(unit.charCodeAt(0) - 0x30);
  return SIGNS.get(unit) ?? unit;
}

const NO_LEET = 0;
const LETTER = 1;
const DIGIT = 2;
const SIGN = 3;

const KINDS: Uint8Array = new Uint8Array(128);
for (let code = 0x30; code <= 0x7a; code++) {
  const character = String.fromCharCode(code);
  if (/[0-9]/u.test(character)) KINDS[code] = DIGIT;
  else if (/[a-z]/iu.test(character)) KINDS[code] = LETTER;
}
for (const sign of SIGNS.keys()) KINDS[sign.charCodeAt(0)] = SIGN;

/** A letter, a digit, or a sign that stands for a letter, which ends no word: `ignore!` ends before the sign. */
function kindAt(text: string, at: number): number {
  const kind = KINDS[text.charCodeAt(at)] ?? NO_LEET;
  if (kind !== SIGN) return kind;
  const next = KINDS[text.charCodeAt(at + 1)];
  return next === LETTER || next === DIGIT ? SIGN : NO_LEET;
}
