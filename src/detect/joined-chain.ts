import { wordEnds } from '../normalize/decode/word-ends.ts';
import { toOriginalRange } from '../normalize/view.ts';
import type { OpenReading } from './request-detector.ts';

/** Readings of parts, one behind the other as one text. */
export interface Chain {
  readonly text: string;
  readonly readings: readonly OpenReading[];
  /** Chain offsets at which the parts begin. */
  readonly starts: Float64Array;
  /** Chain offsets at which the parts end: what stands between them belongs to none. */
  readonly ends: Float64Array;
  /** Chain offsets from which on a match could go on beyond the part's end; the part's end where nothing could. */
  readonly openFrom: Float64Array;
}

/** A place in a chain: a part and an offset of its original text. */
export interface Place {
  readonly part: number;
  readonly offset: number;
}

/**
 * Joins readings in the ways in which a reader may take them: with a space between each two; directly; and directly but
 * for places where a known word begins or ends, so that `igno`, `re previous` and `instructions` are three words. Where
 * white space stands at a boundary it is enough. Ways that come to the same are given once.
 */
export function chainsOfReadings(readings: readonly OpenReading[]): readonly Chain[] {
  const bare = boundariesOf(readings);
  const chains = [chainOf(readings, (i) => (bare[i] === BARE ? ' ' : ''))];
  if (bare.every((kind) => kind !== BARE)) return chains;
  const words = wordBoundaries(readings, bare);
  chains.push(chainOf(readings, (i) => (words[i] === true ? ' ' : '')));
  if (words.some((isWord) => isWord)) chains.push(chainOf(readings, () => ''));
  return chains;
}

function chainOf(readings: readonly OpenReading[], separatorAt: (boundary: number) => '' | ' '): Chain {
  const starts = new Float64Array(readings.length);
  const ends = new Float64Array(readings.length);
  const openFrom = new Float64Array(readings.length);
  let text = '';
  for (let i = 0; i < readings.length; i++) {
    const { view, openFrom: from } = readings[i] as OpenReading;
    const next = readings[i + 1]?.view.text;
    const isDoubled =
      next !== undefined && isWhite(view.text.charCodeAt(view.text.length - 1)) && isWhite(next.charCodeAt(0));
    const length = view.text.length - (isDoubled ? 1 : 0);
    starts[i] = text.length;
    ends[i] = text.length + length;
    openFrom[i] = text.length + Math.min(from, length);
    text += isDoubled ? view.text.slice(0, -1) : view.text;
    if (next !== undefined) text += separatorAt(i);
  }
  return { text, readings, starts, ends, openFrom };
}

/** The original places of a chain's units `start` to `end`, exclusive; undefined where `from` to `end` are of one part. */
export function crossingPlaces(
  chain: Chain,
  start: number,
  end: number,
  from: number = start,
): { readonly from: Place; readonly to: Place } | undefined {
  const { readings, starts, ends } = chain;
  const last = partAt(starts, end - 1);
  if (last <= firstPlace(chain, from).part) return undefined;
  const { view } = readings[last] as OpenReading;
  const inLast = Math.min(end, ends[last] as number) - (starts[last] as number);
  return { from: firstPlace(chain, start), to: { part: last, offset: toOriginalRange(view, 0, inLast).end } };
}

/** Where a unit of a chain stands in the originals. What begins between two parts belongs to the second. */
function firstPlace({ readings, starts, ends }: Chain, at: number): Place {
  const part = partAt(starts, at);
  if (at >= (ends[part] as number)) return { part: part + 1, offset: 0 };
  const { view } = readings[part] as OpenReading;
  const inPart = at - (starts[part] as number);
  return { part, offset: toOriginalRange(view, inPart, inPart + 1).start };
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

/** No white space on either side of a boundary. */
const BARE = 1;

function boundariesOf(readings: readonly OpenReading[]): Uint8Array {
  const kinds = new Uint8Array(Math.max(0, readings.length - 1));
  for (let i = 0; i < kinds.length; i++) {
    const left = (readings[i] as OpenReading).view.text;
    const right = (readings[i + 1] as OpenReading).view.text;
    if (!isWhite(left.charCodeAt(left.length - 1)) && !isWhite(right.charCodeAt(0))) kinds[i] = BARE;
  }
  return kinds;
}

/** Letters on either side of a boundary in which known words are looked for. */
const WORD_REACH = 24;

/** At which bare boundaries a known word begins or ends. */
function wordBoundaries(readings: readonly OpenReading[], bare: Uint8Array): readonly boolean[] {
  const found: boolean[] = [];
  let left = '';
  for (let i = 0; i < bare.length; i++) {
    const { text } = (readings[i] as OpenReading).view;
    left = text.length >= WORD_REACH ? text.slice(-WORD_REACH) : (left + text).slice(-WORD_REACH);
    const isWord = bare[i] === BARE && isWordEnd(left, rightOf(readings, i + 1));
    found.push(isWord);
    if (isWord) left += ' ';
  }
  return found;
}

function rightOf(readings: readonly OpenReading[], part: number): string {
  let right = '';
  for (let i = part; i < readings.length && right.length < WORD_REACH; i++) {
    right += (readings[i] as OpenReading).view.text.slice(0, WORD_REACH);
  }
  return right;
}

function isWordEnd(left: string, right: string): boolean {
  let start = left.length;
  while (start > 0 && isLetter(left.charCodeAt(start - 1))) start--;
  let end = 0;
  while (end < right.length && isLetter(right.charCodeAt(end))) end++;
  const before = left.length - start;
  if (before === 0 || end === 0) return false;
  return wordEnds(left.slice(start) + right.slice(0, end)).has(before);
}

function isWhite(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a;
}

function isLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}
