import { BOUNDS_DEFAULT } from '../../core/bounds.ts';
import { digitsOf } from '../../detect/pii/digits.ts';
import { canonicalView } from '../../normalize/canonical.ts';
import { decodedViews } from '../../normalize/decode/decoded-views.ts';
import type { FigureIndex } from './figure-index.ts';
import { joinedSources } from './joined-pieces.ts';
import type { LeafValue } from './leaf-values.ts';
import { RUN_WORDS_MAX, type RunIndex } from './run-index.ts';
import { domainOfHost, hostOfValue } from './typed-values.ts';
import { HOLDINGS, type Holding, type ValueKind } from './value-kind.ts';
import { readWords, type WordReading } from './word-reading.ts';

/** One reading of a segment: its text, or what decoding gives. */
export interface SegmentReading {
  readonly segment: number;
  readonly isDecoded: boolean;
  readonly words: WordReading;
}

/** What a value is looked for in. */
export interface ValueMaterial {
  readonly readings: readonly SegmentReading[];
  readonly runs: RunIndex;
  readonly figures: FigureIndex;
}

/** How each segment holds a value, by its number. */
export type Holdings = ReadonlyMap<number, Holding>;

/** Fewer UTF-16 units of letters and digits prove nothing. */
export const PROVING_UNITS_MIN = 4;

/** Finds the segments that hold a value, each with the strongest way in which it does. */
export function traceValue(value: LeafValue, material: ValueMaterial): Holdings {
  const found = new Map<number, Holding>();
  const { kind, text } = value;
  if (kind === 'amount' || kind === 'date') {
    traceFigure(value, material, found);
    return found;
  }
  const words = readWords(text);
  if (words.squeezed.length < PROVING_UNITS_MIN && !TYPED.has(kind)) return found;
  traceWords(words, { text, how: 'exact', isWhole: WHOLE.has(kind), material, found });
  if (kind === 'phone') tracePhone(text, material, found);
  for (const part of partsOf(value)) {
    const inner = readWords(part.text);
    if (inner.squeezed.length >= PROVING_UNITS_MIN)
      traceWords(inner, { text: part.text, how: part.how, isWhole: true, material, found });
  }
  if (words.squeezed.length >= REVERSED_UNITS_MIN) traceReversed(words.squeezed, material, found);
  traceDecoded(text, material, found);
  if (!isSaid(found) && (WHOLE.has(kind) || !/\s/u.test(text)))
    for (const segment of joinedSources(words.squeezed, material)) hold(found, segment, 'joined');
  return found;
}

/** Kinds whose form says enough, however short they are. */
const TYPED: ReadonlySet<ValueKind> = new Set(['email', 'url', 'host', 'iban', 'card', 'phone', 'date']);
/** Kinds that a segment holds as a whole; of other texts it may hold a part. */
const WHOLE: ReadonlySet<ValueKind> = new Set([...TYPED, 'path', 'id']);
/** A shorter text read backwards is a word by chance. */
const REVERSED_UNITS_MIN = 6;
/** Of so much of a text's words a segment must say runs of {@link RUN_WORDS_MAX}. */
const COVERED_SHARE_MIN = 0.5;
/** UTF-16 units of a value that is decoded. */
const DECODED_UNITS_MIN = 8;
const DECODED_UNITS_MAX = 20_000;

function hold(found: Map<number, Holding>, segment: number, how: Holding): void {
  const known = found.get(segment);
  if (known === undefined || HOLDINGS.indexOf(how) < HOLDINGS.indexOf(known)) found.set(segment, how);
}

function isSaid(found: Holdings): boolean {
  for (const how of found.values()) if (how !== 'transformed') return true;
  return false;
}

interface WordSearch {
  /** As it stands in the arguments, for what is exact. */
  readonly text: string;
  /** What a place proves at the most. */
  readonly how: Holding;
  /** Whether all of the words must be there. */
  readonly isWhole: boolean;
  readonly material: ValueMaterial;
  readonly found: Map<number, Holding>;
}

function traceWords(words: WordReading, search: WordSearch): void {
  const { squeezed, count, starts } = words;
  const { material, found } = search;
  if (squeezed.length <= RUN_UNITS_MAX) {
    material.runs.find(squeezed, ({ reading, word, isJoined }) => {
      const { segment, isDecoded, words: read } = material.readings[reading] as SegmentReading;
      hold(found, segment, holdingAt(search, read, word, { isDecoded, isJoined }));
    });
  }
  if (count <= RUN_WORDS_MAX) return;
  const covered = new Map<number, Cover>();
  for (let i = 0; i + RUN_WORDS_MAX <= count; i++) {
    const run = squeezed.slice(starts[i] as number, starts[i + RUN_WORDS_MAX] as number);
    material.runs.find(run, ({ reading, word }) => cover(covered, reading, i, word));
  }
  for (const [reading, { words: share, first }] of covered) {
    if (search.isWhole ? share < count : share < count * COVERED_SHARE_MIN) continue;
    const { segment, isDecoded, words: read } = material.readings[reading] as SegmentReading;
    hold(found, segment, holdingAt(search, read, first, { isDecoded, isJoined: false }));
  }
}

/** The most units of a run in the index: nine short groups, or four words. */
const RUN_UNITS_MAX = 256;

interface Cover {
  words: number;
  /** Index of the first word that is not covered yet. */
  next: number;
  readonly first: number;
}

function cover(covered: Map<number, Cover>, reading: number, at: number, word: number): void {
  const known = covered.get(reading);
  if (known === undefined) covered.set(reading, { words: RUN_WORDS_MAX, next: at + RUN_WORDS_MAX, first: word });
  else {
    known.words += at + RUN_WORDS_MAX - Math.max(at, known.next);
    known.next = at + RUN_WORDS_MAX;
  }
}

function holdingAt(
  { text, how }: WordSearch,
  read: WordReading,
  word: number,
  { isDecoded, isJoined }: { readonly isDecoded: boolean; readonly isJoined: boolean },
): Holding {
  if (isJoined || how === 'transformed') return 'transformed';
  if (isDecoded || how === 'decoded') return 'decoded';
  // A sign such as the slash of a path stands before the first word.
  const lead = text.search(/[\p{L}\p{N}\p{M}]/u);
  const isExact =
    how === 'exact' && !read.isAltered && read.text.startsWith(text, (read.places[word] as number) - lead);
  return isExact ? 'exact' : 'normalized';
}

function traceFigure(
  { kind, text, values }: LeafValue,
  { readings, figures }: ValueMaterial,
  found: Map<number, Holding>,
): void {
  if (kind !== 'amount' && kind !== 'date') return;
  const take = (value: string, how: Holding): void => {
    for (const { reading, start, end } of figures.find(kind, value)) {
      const { segment, isDecoded, words } = readings[reading] as SegmentReading;
      const isExact = how === 'normalized' && words.text.slice(start, end) === text;
      hold(found, segment, isDecoded && how === 'normalized' ? 'decoded' : isExact ? 'exact' : how);
    }
  };
  for (const value of values) {
    take(value, value.startsWith('--') ? 'transformed' : 'normalized');
    if (kind === 'date' && !value.startsWith('--')) take(`-${value.slice(4)}`, 'transformed');
  }
}

function tracePhone(text: string, { readings, figures }: ValueMaterial, found: Map<number, Holding>): void {
  const digits = digitsOf(text.replace('(0)', ''));
  for (const { reading, start, end } of figures.findPhone(digits)) {
    const { segment, isDecoded, words } = readings[reading] as SegmentReading;
    const isSame = digitsOf(words.text.slice(start, end).replace('(0)', '')) === digits;
    hold(found, segment, !isSame ? 'transformed' : isDecoded ? 'decoded' : 'normalized');
  }
}

interface ValuePart {
  readonly text: string;
  readonly how: Holding;
}

/** Simpler forms of a value, and parts of it that say where it comes from. */
function partsOf({ kind, text }: LeafValue): readonly ValuePart[] {
  const host = kind === 'host' ? text : hostOfValue({ kind, text });
  const parts: ValuePart[] = [];
  const add = (part: string | undefined, how: Holding): void => {
    if (part !== undefined && part !== '') parts.push({ text: part, how });
  };
  if (kind === 'email') add(text.slice(0, text.lastIndexOf('@')), 'transformed');
  if (kind === 'url') {
    const bare = text.replace(/^[a-z][a-z0-9+.-]{0,15}:\/\/(?:www\.)?|^www\./iu, '');
    add(bare, 'normalized');
    add(bare.split(/[?#]/u)[0], 'transformed');
  }
  if (kind === 'path') add(text.split(/[\\/]/u).at(-1), 'transformed');
  if (kind === 'phone') for (const form of phoneForms(digitsOf(text))) add(form, 'transformed');
  if (kind === 'name') {
    const names = text.split(' ');
    if (names.length > 1) add([names.at(-1), ...names.slice(0, -1)].join(' '), 'transformed');
  }
  if (host !== undefined) {
    if (kind !== 'host') add(host, 'transformed');
    add(domainOfHost(host), 'transformed');
  }
  return parts;
}

/** With the trunk prefix instead of the calling code, of one to three digits, and behind `00`. */
function phoneForms(digits: string): readonly string[] {
  const bare = digits.replace(/^0{1,2}/u, '');
  return [`00${bare}`, ...[0, 1, 2, 3].flatMap((length) => [bare.slice(length), `0${bare.slice(length)}`])].filter(
    (form) => form.length >= PHONE_DIGITS_MIN && form !== digits,
  );
}

const PHONE_DIGITS_MIN = 8;

function traceReversed(squeezed: string, { readings, runs }: ValueMaterial, found: Map<number, Holding>): void {
  if (squeezed.length > RUN_UNITS_MAX) return;
  runs.find([...squeezed].reverse().join(''), ({ reading }) =>
    hold(found, (readings[reading] as SegmentReading).segment, 'decoded'),
  );
}

/** A value that is encoded itself carries what a segment says in plain words. */
function traceDecoded(text: string, material: ValueMaterial, found: Map<number, Holding>): void {
  if (text.length < DECODED_UNITS_MIN || text.length > DECODED_UNITS_MAX) return;
  const bounds = { ...BOUNDS_DEFAULT, viewsMax: 8, decodeDepthMax: 2 };
  for (const view of decodedViews(canonicalView(text), text, bounds)) {
    const words = readWords(view.text);
    if (words.squeezed.length >= PROVING_UNITS_MIN)
      traceWords(words, { text: view.text, how: 'decoded', isWhole: false, material, found });
  }
}
