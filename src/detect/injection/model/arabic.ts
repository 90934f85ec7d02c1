/** The block of Arabic: U+0600 to U+06FF. */
const FROM = 0x600;
const TO = 0x6ff;

/** Letters that are written for one another. */
const WRITTEN_ALIKE: readonly (readonly [string, string])[] = [
  ['\u0622\u0623\u0625\u0671', '\u0627'],
  ['\u0649\u06cc', '\u064a'],
  ['\u0629\u06c1', '\u0647'],
  ['\u06a9', '\u0643'],
];

const letters: Uint16Array = new Uint16Array(TO - FROM + 1).map((_, i) => FROM + i);
for (const [variants, letter] of WRITTEN_ALIKE)
  for (const variant of variants) letters[variant.charCodeAt(0) - FROM] = letter.charCodeAt(0);
for (let mark = 0x64b; mark <= 0x65f; mark++) letters[mark - FROM] = 0;
letters[0x640 - FROM] = 0;
letters[0x670 - FROM] = 0;

/** Whether a unit is of the block of Arabic. */
export function isArabic(unit: number): boolean {
  return unit >= FROM && unit <= TO;
}

/** The letter that an Arabic one is written for, 0 for vowel signs and the tatweel, which are mostly left out; others as they are. */
export function writtenLetter(unit: number): number {
  return isArabic(unit) ? (letters[unit - FROM] as number) : unit;
}

const WAW = 0x648;
const FEH = 0x641;
const LAM = 0x644;
const ALEF = 0x627;
/** Ba, kaf, lam, sin. */
const PREFIXES: ReadonlySet<number> = new Set([0x628, 0x643, 0x644, 0x633]);
/** Letters that a word has at least. */
const WORD_LETTERS_MIN = 3;

/** Where the word goes on behind `and`, `then`, a preposition or the article at its beginning; `start` when there is none. */
export function afterProclitic(text: string, start: number, end: number): number {
  const unit = text.charCodeAt(start);
  const next = text.charCodeAt(start + 1);
  if (end - start >= WORD_LETTERS_MIN + 2 && (unit === ALEF || unit === LAM) && next === LAM) return start + 2;
  if (end - start > WORD_LETTERS_MIN && (unit === WAW || unit === FEH || PREFIXES.has(unit))) return start + 1;
  return start;
}
