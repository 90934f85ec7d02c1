import {
  type CallerWindow,
  countMarks,
  forgetOldest,
  MARKS,
  PAUSE_MS,
  placeOf,
  SKELETON_SLOTS,
  WINDOW_QUERIES_MAX,
} from './caller-window.ts';
import { readCoverage } from './coverage.ts';
import { createQueryContent, type QueryContent, readContent } from './query-content.ts';
import { createQueryWords, type QueryWords, readWords } from './read-words.ts';
import { hammingDistance } from './sim-hash.ts';

/** One query as it comes to be observed. */
export interface ObservedQuery {
  readonly text: string;
  /** Tokens or characters of the reply, whichever the caller counts. */
  readonly outputUnits: number;
  readonly atMs: number;
  /** 32 bits that its hashes begin with, the same for all queries of a window. */
  readonly seed: number;
}

/** Bits by which the SimHashes of two contents may differ at the most where they are nearly the same: an angle of 45°. */
const NEAR_BITS = 16;
const NEAR_WORDS_MIN = 3;
/** Bits by which the SimHashes of the shingles of two whole queries differ at the least that are not one template: an angle of 62°. */
const OTHER_WORDS_BITS = 22;
/** And where they are only related: an angle of 67°. */
const RELATED_BITS = 24;
/** Near queries from which on they are a cluster and no second try. */
const CLUSTER_MIN = 4;
/** Queries back that are looked at for near ones. */
const NEAR_QUERIES = 96;
const TEMPLATE_MIN = 4;
/** Words of the frame that a template has at the least: all content is no template. */
const FRAME_WORDS_MIN = 2;
const SHORT_SLOT_WORDS = 4;
/** The weight of the latest query in the moving mean of fixed words. */
const FIXED_WEIGHT = 1 / 32;

const words: QueryWords = createQueryWords();
const content: QueryContent = createQueryContent();

/** Adds a query to what is known of its caller, and forgets the queries that came before `oldestMs`. */
export function observeQuery(window: CallerWindow, query: ObservedQuery, oldestMs: number): void {
  const { text, outputUnits, atMs, seed } = query;
  readWords(text, words, seed);
  readContent(window, words, content);
  readCoverage(window, words);
  while (window.size > 0 && (window.size === WINDOW_QUERIES_MAX || (window.times[window.first] as number) < oldestMs)) {
    forgetOldest(window);
  }
  const slot = content.skeleton % SKELETON_SLOTS;
  const skeletonCount = (window.skeletonQueries[slot] as number) + 1;
  window.skeletonQueries[slot] = skeletonCount;
  const marks = marksOf(window, skeletonCount, atMs);
  window.size++;
  const at = placeOf(window, 0);
  window.times[at] = atMs;
  window.textHashes[at] = words.textHash;
  window.skeletons[at] = content.skeleton;
  window.contents[at] = content.set;
  window.contentLow[at] = content.near.low;
  window.contentHigh[at] = content.near.high;
  window.wholeLow[at] = content.whole.low;
  window.wholeHigh[at] = content.whole.high;
  window.wordCounts[at] = words.count;
  window.contentCounts[at] = content.count;
  window.outputUnits[at] = outputUnits;
  window.marks[at] = marks;
  window.wordSum += words.count;
  window.contentSum += content.count;
  window.outputSum += window.outputUnits[at] as number;
  window.fixedWords += FIXED_WEIGHT * (content.fixed - window.fixedWords);
  countMarks(window, marks, 1);
}

/** What the query that was just read is beside those that came before it. */
function marksOf(window: CallerWindow, skeletonCount: number, atMs: number): number {
  let marks = content.count <= 1 ? MARKS.brief : 0;
  if (content.fresh > 0) marks |= MARKS.fresh;
  if (skeletonCount >= TEMPLATE_MIN && words.count - content.count >= FRAME_WORDS_MIN) {
    marks |= MARKS.templated;
    if (content.slots === 1 && content.count <= SHORT_SLOT_WORDS) marks |= MARKS.shortSlot;
  }
  if (window.size === 0) return marks;
  const last = placeOf(window, 0);
  if (atMs - (window.times[last] as number) > PAUSE_MS) marks |= MARKS.pause;
  return marks | likenessOf(window, last);
}

/** Where the query stands among the remembered ones. The same text again is a repeat and nothing else; one that goes on is nothing. */
function likenessOf(window: CallerWindow, last: number): number {
  let marks = 0;
  let nearCount = 0;
  for (let back = 0; back < window.size; back++) {
    const at = placeOf(window, back);
    if (window.textHashes[at] === words.textHash) return MARKS.repeat;
    const isOther = isCrossed(window, at);
    if (isOther) marks |= MARKS.crossed;
    if (back < NEAR_QUERIES && (isOther || isNear(window, at))) nearCount++;
  }
  if (content.isExtension) return 0;
  if (nearCount >= CLUSTER_MIN) marks |= MARKS.clustered;
  if (content.count > 1 && contentBits(window, last) <= RELATED_BITS) marks |= MARKS.related;
  return marks;
}

/** Exactly the same content in other words: what came often enough to be taken for the frame may differ in a form, too, but little. */
function isCrossed(window: CallerWindow, at: number): boolean {
  if (content.count === 0 || window.contents[at] !== content.set) return false;
  const low = (window.wholeLow[at] as number) ^ content.whole.low;
  return hammingDistance(low, (window.wholeHigh[at] as number) ^ content.whole.high) >= OTHER_WORDS_BITS;
}

/** Nearly the same content. Of two words, one in common is not enough. */
function isNear(window: CallerWindow, at: number): boolean {
  const least = Math.min(content.count, window.contentCounts[at] as number);
  return least >= NEAR_WORDS_MIN && contentBits(window, at) <= NEAR_BITS;
}

function contentBits(window: CallerWindow, at: number): number {
  const low = (window.contentLow[at] as number) ^ content.near.low;
  return hammingDistance(low, (window.contentHigh[at] as number) ^ content.near.high);
}
