import { HLL_REGISTERS } from './hyper-log-log.ts';

/** Queries of a caller that are remembered at most. */
export const WINDOW_QUERIES_MAX = 192;

/** Counters of words, and of skeletons: powers of two. */
export const WORD_SLOTS = 2_048;
/** Skeletons share their counters by hash; a few share one by chance. */
export const SKELETON_SLOTS = 1_024;

/** What a query was found to be; bits of {@link CallerWindow.marks}. */
export const MARKS = {
  /** The same text came before. */
  repeat: 1,
  /** Its skeleton came several times. */
  templated: 2,
  /** Templated, and all that varies is one slot of a few words. */
  shortSlot: 4,
  /** Nearly the same content came several times, in other words. */
  clustered: 8,
  /** Exactly the same content came in another skeleton. */
  crossed: 16,
  /** Next to nothing but words of the frame: "thanks", "shorter please". */
  brief: 32,
  /** Its content is related to that of the query before. */
  related: 64,
  /** More than {@link PAUSE_MS} after the query before. */
  pause: 128,
  /** It has a word that the caller has not used before, as far as is known. */
  fresh: 256,
} as const;

/** The name of a mark. */
export type Mark = keyof typeof MARKS;

/** The marks in the order of their bits. */
export const MARK_NAMES: readonly Mark[] = [
  'repeat',
  'templated',
  'shortSlot',
  'clustered',
  'crossed',
  'brief',
  'related',
  'pause',
  'fresh',
];

/** Milliseconds between two queries from which on somebody seems to think, or to be away. */
export const PAUSE_MS = 60_000;

/**
 * What is known of one caller: hashes and numbers of its latest queries, never text. The hashes begin with a seed of the monitor: without
 * it they say nothing of a text. Its 32 bits keep off a look, not a search through all of them. Plain data: arrays of fixed size and
 * numbers, {@link WINDOW_BYTES} bytes of arrays in all.
 */
export interface CallerWindow {
  /** Place of the oldest query, and number of queries that are remembered. */
  first: number;
  size: number;
  readonly times: Float64Array;
  readonly textHashes: Uint32Array;
  readonly skeletons: Uint32Array;
  /** Hash of the set of content words. */
  readonly contents: Uint32Array;
  readonly contentLow: Uint32Array;
  readonly contentHigh: Uint32Array;
  /** SimHash of the shingles of two words of the whole query. */
  readonly wholeLow: Uint32Array;
  readonly wholeHigh: Uint32Array;
  readonly wordCounts: Uint16Array;
  readonly contentCounts: Uint16Array;
  readonly outputUnits: Uint32Array;
  readonly marks: Uint16Array;
  /** How many remembered queries have each mark, in the order of {@link MARK_NAMES}. */
  readonly markCounts: Uint16Array;
  /** In how many queries a word came, halved from time to time, by {@link WORD_SLOTS} hashes. */
  readonly wordQueries: Uint8Array;
  /** The number of queries that {@link wordQueries} tells of, halved with it. */
  wordQueryCount: number;
  readonly skeletonQueries: Uint8Array;
  /** Words that nearly every query of the caller has, of one query, in a moving mean: the length of a fixed prompt. */
  fixedWords: number;
  /** Hash of the words of the latest query in order, and their number: what the next one may go on with. */
  lastSequence: number;
  lastWordCount: number;
  /** Sums over the remembered queries. */
  wordSum: number;
  contentSum: number;
  outputSum: number;
  /** Coverage of the present epoch: distinct queries and distinct shingles. */
  readonly queryRegisters: Uint8Array;
  readonly shingleRegisters: Uint8Array;
  epochQueries: number;
  epochShingles: number;
  /** Distinct ones of all, from 0 to 1: in the epoch before, or in this one once it has enough of them. */
  queryGrowth: number;
  shingleGrowth: number;
}

/** Bytes of the arrays of one {@link CallerWindow}. */
export const WINDOW_BYTES: number =
  WINDOW_QUERIES_MAX * (8 + 8 * 4 + 3 * 2) + MARK_NAMES.length * 2 + WORD_SLOTS + SKELETON_SLOTS + 2 * HLL_REGISTERS;

/** A caller of whom nothing is known yet. All arrays lie in one buffer, the wide ones first. */
export function createCallerWindow(): CallerWindow {
  const buffer = new ArrayBuffer(WINDOW_BYTES);
  const length = WINDOW_QUERIES_MAX;
  let next = 0;
  /** The place of so many more bytes. */
  const take = (bytes: number): number => {
    next += bytes;
    return next - bytes;
  };
  const wide = (): Uint32Array => new Uint32Array(buffer, take(4 * length), length);
  const half = (count: number): Uint16Array => new Uint16Array(buffer, take(2 * count), count);
  const bytes = (count: number): Uint8Array => new Uint8Array(buffer, take(count), count);
  return {
    first: 0,
    size: 0,
    times: new Float64Array(buffer, take(8 * length), length),
    textHashes: wide(),
    skeletons: wide(),
    contents: wide(),
    contentLow: wide(),
    contentHigh: wide(),
    wholeLow: wide(),
    wholeHigh: wide(),
    outputUnits: wide(),
    wordCounts: half(length),
    contentCounts: half(length),
    marks: half(length),
    markCounts: half(MARK_NAMES.length),
    wordQueries: bytes(WORD_SLOTS),
    wordQueryCount: 0,
    skeletonQueries: bytes(SKELETON_SLOTS),
    fixedWords: 0,
    lastSequence: 0,
    lastWordCount: 0,
    wordSum: 0,
    contentSum: 0,
    outputSum: 0,
    queryRegisters: bytes(HLL_REGISTERS),
    shingleRegisters: bytes(HLL_REGISTERS),
    epochQueries: 0,
    epochShingles: 0,
    queryGrowth: 0,
    shingleGrowth: 0,
  };
}

/** Forgets the oldest query. Coverage and the counts of words fade by themselves. */
export function forgetOldest(window: CallerWindow): void {
  const at = window.first;
  const slot = (window.skeletons[at] as number) % SKELETON_SLOTS;
  window.skeletonQueries[slot] = (window.skeletonQueries[slot] as number) - 1;
  window.wordSum -= window.wordCounts[at] as number;
  window.contentSum -= window.contentCounts[at] as number;
  window.outputSum -= window.outputUnits[at] as number;
  countMarks(window, window.marks[at] as number, -1);
  window.first = (at + 1) % WINDOW_QUERIES_MAX;
  window.size--;
}

/** The place of the query that came `back` queries before the latest one. */
export function placeOf(window: CallerWindow, back: number): number {
  return (window.first + window.size - 1 - back) % WINDOW_QUERIES_MAX;
}

/** Adds `step` to the count of every mark that is set. */
export function countMarks(window: CallerWindow, marks: number, step: number): void {
  for (let bit = 0; bit < MARK_NAMES.length; bit++) {
    if (((marks >>> bit) & 1) === 1) window.markCounts[bit] = (window.markCounts[bit] as number) + step;
  }
}
