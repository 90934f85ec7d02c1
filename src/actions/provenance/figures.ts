import { MONTH_NAMES } from '../../detect/pii/month-names.ts';
import { readAmount } from './read-amount.ts';
import { isMonth, readNumericDate, readWrittenDate } from './read-date.ts';
import { hashOf, WORD_FLAG, type WordReading } from './word-reading.ts';

/** An amount or a date in a text: offsets in the reading's text, `end` exclusive, and what it may say. */
export interface Figure {
  readonly kind: 'amount' | 'date';
  readonly start: number;
  readonly end: number;
  /** Canonical forms: `1234.56`, `2026-03-03`, `--03-03`. */
  readonly values: readonly string[];
}

/** Letters that may touch a number from the left: `EUR100`. */
const LETTERS_BEFORE_MAX = 3;

/** Amounts and dates in the order of the text, without overlap. Linear: each word is looked at within a bounded distance. */
export function* figuresOf(reading: WordReading): Generator<Figure> {
  const { text, count, places, ends, flags, hashes } = reading;
  let done = 0;
  for (let word = 0; word < count; word++) {
    const start = places[word] as number;
    if (start < done) continue;
    const isNumber = ((flags[word] as number) & WORD_FLAG.digit) !== 0;
    if (!isNumber && !MONTH_HASHES.has(hashes[word] as number)) continue;
    const end = ends[word] as number;
    const figure = isNumber ? numberAt(text, start, done) : monthAt(text, start, end);
    if (figure === undefined) continue;
    yield figure;
    done = figure.end;
  }
}

/** Whether a word is the name of a month is looked up by its hash first. */
const MONTH_HASHES: ReadonlySet<number> = new Set(MONTH_NAMES.map(hashOf));

function monthAt(text: string, start: number, end: number): Figure | undefined {
  if (!isMonth(text.slice(start, end).toLowerCase())) return undefined;
  const date = readWrittenDate(text, start, end);
  return date === undefined ? undefined : { kind: 'date', ...date };
}

function numberAt(text: string, place: number, done: number): Figure | undefined {
  let start = place;
  while (start - place <= LETTERS_BEFORE_MAX && !isDigit(text.charCodeAt(start))) start++;
  if (start - place > LETTERS_BEFORE_MAX || start < done) return undefined;
  const date = start === place && mayBeDate(text, start) ? readNumericDate(text, start) : undefined;
  if (date !== undefined) return { kind: 'date', ...date };
  const written = start === place ? writtenBehind(text, start) : undefined;
  if (written !== undefined) return written;
  const amount = readAmount(text, start);
  return amount === undefined ? undefined : { kind: 'amount', start, ...amount };
}

/** One, two or four digits and a separator, or eight digits: said by a look at four places. */
function mayBeDate(text: string, start: number): boolean {
  let digits = 1;
  while (digits < 9 && isDigit(text.charCodeAt(start + digits))) digits++;
  if (digits === 8) return true;
  if (digits !== 1 && digits !== 2 && digits !== 4) return false;
  const unit = text.charCodeAt(start + digits);
  if (unit === 0x20) return digits === 4;
  return unit === 0x2d || unit === 0x2e || unit === 0x2f || unit > 0x7f;
}

/** A day before the name of a month is no amount: the date is read from there on. */
function writtenBehind(text: string, start: number): Figure | undefined {
  if (isDigit(text.charCodeAt(start + 1)) && isDigit(text.charCodeAt(start + 2))) return undefined;
  const between = DAY_AND_MONTH.exec(text.slice(start, start + 28));
  if (between === null) return undefined;
  const month = start + (between[1] as string).length;
  return monthAt(text, month, month + (between[2] as string).length);
}

const DAY_AND_MONTH = /^(\d{1,2}(?:st|nd|rd|th|er|º|ª|\.)?[ -]{1,2}(?:of |de |di )?)(\p{L}{3,12})/iu;

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
