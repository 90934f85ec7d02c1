import { wordEnds } from '../normalize/decode/word-ends.ts';
import { toOriginalRange } from '../normalize/view.ts';
import type { OpenReading } from './request-detector.ts';

/** How parts are put together: with a space between all of them, or directly where a word or a number may go on. */
export type Joint = 'spaced' | 'direct';

/** Readings of parts, one behind the other as one text. */
export interface Chain {
  readonly text: string;
  readonly readings: readonly OpenReading[];
  /** Chain offsets at which the parts begin. */
  readonly starts: Float64Array;
  /** Chain offsets from which on a match could go on beyond the part's end; the part's end where nothing could. */
  readonly openFrom: Float64Array;
}

/** A place in a chain: a part and an offset of its original text. */
export interface Place {
  readonly part: number;
  readonly offset: number;
}

/** Joins readings. Direct chains that would be the same as spaced ones are left out. */
export function chainOf(readings: readonly OpenReading[], joint: Joint): Chain | undefined {
  const separators = joint === 'direct' ? directSeparators(readings) : undefined;
  if (joint === 'direct' && separators === undefined) return undefined;
  const starts = new Float64Array(readings.length);
  const openFrom = new Float64Array(readings.length);
  const pieces: string[] = [];
  let length = 0;
  for (const [i, { view, openFrom: from }] of readings.entries()) {
    starts[i] = length;
    openFrom[i] = length + Math.min(from, view.text.length);
    const separator = i === readings.length - 1 ? '' : (separators?.[i] ?? ' ');
    pieces.push(view.text, separator);
    length += view.text.length + separator.length;
  }
  return { text: pieces.join(''), readings, starts, openFrom };
}

/** The original places of a chain's units `start` to `end`, exclusive; undefined where they are all of one part. */
export function crossingPlaces(
  { readings, starts }: Chain,
  start: number,
  end: number,
): { readonly from: Place; readonly to: Place } | undefined {
  let first = partAt(starts, start);
  // What begins between two parts belongs to the second.
  const inFirst = start - (starts[first] as number);
  const isBetween = inFirst >= (readings[first] as OpenReading).view.text.length;
  if (isBetween) first++;
  const last = partAt(starts, end - 1);
  if (last <= first) return undefined;
  const { view: firstView } = readings[first] as OpenReading;
  const { view: lastView } = readings[last] as OpenReading;
  const from = isBetween ? 0 : toOriginalRange(firstView, inFirst, inFirst + 1).start;
  const inLast = Math.min(end - (starts[last] as number), lastView.text.length);
  return { from: { part: first, offset: from }, to: { part: last, offset: toOriginalRange(lastView, 0, inLast).end } };
}

/** The part that holds a chain offset, or the separator behind it. */
function partAt(starts: Float64Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Letters on either side of a boundary in which known words are looked for. */
const WORD_REACH = 24;

/**
 * Nothing where neither side is white space, unless a known word ends or begins just there: `igno` and `re all` are one
 * word, `previous` and `instructions` are two. Undefined where that is a space everywhere.
 */
function directSeparators(readings: readonly OpenReading[]): readonly string[] | undefined {
  const separators: string[] = [];
  let isDirect = false;
  let left = '';
  for (let i = 0; i + 1 < readings.length; i++) {
    const { text } = (readings[i] as OpenReading).view;
    left = text.length >= WORD_REACH ? text.slice(-WORD_REACH) : (left + text).slice(-WORD_REACH);
    const separator = isWhite(left.charCodeAt(left.length - 1)) ? ' ' : separatorAt(left, rightOf(readings, i + 1));
    separators.push(separator);
    if (separator === '') isDirect = true;
    else left += ' ';
  }
  return isDirect ? separators : undefined;
}

function rightOf(readings: readonly OpenReading[], part: number): string {
  let right = '';
  for (let i = part; i < readings.length && right.length < WORD_REACH; i++) {
    right += (readings[i] as OpenReading).view.text.slice(0, WORD_REACH);
  }
  return right;
}

function separatorAt(left: string, right: string): string {
  if (left === '' || right === '' || isWhite(right.charCodeAt(0))) return ' ';
  let start = left.length;
  while (start > 0 && isLetter(left.charCodeAt(start - 1))) start--;
  let end = 0;
  while (end < right.length && isLetter(right.charCodeAt(end))) end++;
  const before = left.length - start;
  if (before === 0 || end === 0) return '';
  return wordEnds(left.slice(start) + right.slice(0, end)).has(before) ? ' ' : '';
}

function isWhite(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a;
}

function isLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}
