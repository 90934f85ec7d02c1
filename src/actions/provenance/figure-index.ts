import { digitsOf } from '../../detect/pii/digits.ts';
import { type Figure, figuresOf } from './figures.ts';
import type { WordReading } from './word-reading.ts';

/** A reading that says a figure, and where first. */
export interface FigurePlace {
  readonly reading: number;
  readonly start: number;
  readonly end: number;
}

/** Amounts, dates and phone numbers by what they say, whatever their form. One place a reading is kept of each. */
export interface FigureIndex {
  add(reading: WordReading, number: number): void;
  /** By an amount or a date in canonical form. A date is found by month and day, too: `--03-03`. */
  find(kind: Figure['kind'], value: string): readonly FigurePlace[];
  /** By the last {@link PHONE_TAIL} digits of a phone number that is written with `+` or in groups. */
  findPhone(digits: string): readonly FigurePlace[];
}

/** Digits by which phone numbers are the same with and without calling code and trunk prefix. */
export const PHONE_TAIL = 9;

/** Makes an empty index. Adding is linear in the text. */
export function figureIndex(): FigureIndex {
  const places = new Map<string, FigurePlace[]>();
  const put = (key: string, place: FigurePlace): void => {
    const known = places.get(key);
    if (known === undefined) places.set(key, [place]);
    else if (known.at(-1)?.reading !== place.reading) known.push(place);
  };
  return {
    add(reading, number) {
      for (const { kind, start, end, values } of figuresOf(reading)) {
        const place = { reading: number, start, end };
        for (const value of values) {
          put(kind + value, place);
          if (kind === 'date' && !value.startsWith('--')) put(`date${value.slice(4).replace('-', '--')}`, place);
        }
      }
      for (const phone of phonesOf(reading.text))
        put(phone.tail, { reading: number, start: phone.start, end: phone.end });
    },
    find: (kind, value) => places.get(kind + value) ?? [],
    findPhone: (digits) => places.get(`phone${digits.slice(-PHONE_TAIL)}`) ?? [],
  };
}

/** UTF-16 units of a phone number. */
const PHONE_UNITS_MAX = 26;

function* phonesOf(text: string): Generator<{ readonly tail: string; readonly start: number; readonly end: number }> {
  for (let at = text.indexOf('+'); at >= 0; at = text.indexOf('+', at + 1)) {
    const written = PHONE.exec(text.slice(at, at + PHONE_UNITS_MAX))?.[0];
    if (written === undefined) continue;
    const digits = digitsOf(written.replace('(0)', ''));
    if (digits.length >= PHONE_TAIL)
      yield { tail: `phone${digits.slice(-PHONE_TAIL)}`, start: at, end: at + written.length };
  }
}

const PHONE = /^\+\d(?:[ ./()\u2010-\u2015-]{0,2}\d){8,16}/u;
