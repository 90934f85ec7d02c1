import { type CallerWindow, WORD_SLOTS } from './caller-window.ts';
import { mix32, mixPair } from './mix32.ts';
import { QUERY_WORDS_MAX, type QueryWords } from './read-words.ts';
import { type SimHash, simHash } from './sim-hash.ts';

/** What a query says apart from what its caller always says. Hashes only. */
export interface QueryContent {
  /** Words that are not of the frame. */
  count: number;
  /** Runs of such words. */
  slots: number;
  /** Words that nearly every query of the caller has. */
  fixed: number;
  /** Words that the caller has not used before. */
  fresh: number;
  /** The query begins with all words of the one before, as a text does that is completed while it is written. */
  isExtension: boolean;
  /** Of the set of these words, whatever their order. */
  set: number;
  /** Of the words in order, with a slot for each run of words that are not of the frame. */
  skeleton: number;
  /** SimHash of the content words, or, where there are none, of nothing. */
  readonly near: SimHash;
  /** SimHash of all shingles of two words. */
  readonly whole: SimHash;
}

/** An empty result, to be used again for each query. */
export function createQueryContent(): QueryContent {
  return {
    count: 0,
    slots: 0,
    fixed: 0,
    fresh: 0,
    isExtension: false,
    set: 0,
    skeleton: 0,
    near: { low: 0, high: 0 },
    whole: { low: 0, high: 0 },
  };
}

/** A word that came in more than this share of the caller's queries is of the frame: a word of a template, or "the". */
const FRAME_SHARE = 0.12;
/** And in more queries than these. */
const FRAME_QUERIES_MIN = 2;
/** A word of nearly every query. */
const FIXED_SHARE = 0.8;
/** The counts of words are halved whenever they tell of so many queries; they fit into bytes. */
const WORD_QUERIES_MAX = 240;
const SLOT = 0x736c6f74;

const features = new Uint32Array(QUERY_WORDS_MAX);
/** The number of the query that a counter of words was last raised for: a word counts once a query. */
const raisedFor = new Uint32Array(WORD_SLOTS);
let queryNumber = 0;

/** Tells frame and content apart by what came before, then counts the words. Writes the result into `content`. */
export function readContent(window: CallerWindow, words: QueryWords, content: QueryContent): void {
  const frameMin = Math.max(FRAME_QUERIES_MIN, FRAME_SHARE * window.wordQueryCount);
  const fixedMin = Math.max(FRAME_QUERIES_MIN, FIXED_SHARE * window.wordQueryCount);
  let count = 0;
  let slots = 0;
  let fixed = 0;
  let fresh = 0;
  let set = 0;
  let skeleton = 0;
  let isSlot = false;
  let sequence = 0;
  content.isExtension = false;
  for (let i = 0; i < words.count; i++) {
    const hash = words.hashes[i] as number;
    const queries = window.wordQueries[hash % WORD_SLOTS] as number;
    const isFrame = queries > frameMin;
    if (queries > fixedMin) fixed++;
    if (queries === 0) fresh++;
    if (isFrame) {
      skeleton = mixPair(skeleton, hash);
    } else {
      if (!isSlot) {
        skeleton = mixPair(skeleton, SLOT);
        slots++;
      }
      features[count++] = hash;
      set = (set + mix32(hash)) >>> 0;
    }
    isSlot = !isFrame;
    sequence = mixPair(sequence, hash);
    if (i + 1 === window.lastWordCount && i + 1 < words.count) content.isExtension = sequence === window.lastSequence;
  }
  window.lastSequence = sequence;
  window.lastWordCount = words.count;
  content.count = count;
  content.slots = slots;
  content.fixed = fixed;
  content.fresh = fresh;
  content.set = set;
  content.skeleton = skeleton;
  simHash(features, count, content.near);
  for (let i = 1; i < words.count; i++) {
    features[i - 1] = mixPair(words.hashes[i - 1] as number, words.hashes[i] as number);
  }
  simHash(features, Math.max(0, words.count - 1), content.whole);
  countWords(window, words);
}

function countWords(window: CallerWindow, words: QueryWords): void {
  queryNumber = (queryNumber + 1) >>> 0;
  if (window.wordQueryCount >= WORD_QUERIES_MAX) {
    for (let slot = 0; slot < WORD_SLOTS; slot++) {
      window.wordQueries[slot] = (window.wordQueries[slot] as number) >>> 1;
    }
    window.wordQueryCount >>>= 1;
  }
  window.wordQueryCount++;
  for (let i = 0; i < words.count; i++) {
    const slot = (words.hashes[i] as number) % WORD_SLOTS;
    if (raisedFor[slot] === queryNumber) continue;
    raisedFor[slot] = queryNumber;
    window.wordQueries[slot] = (window.wordQueries[slot] as number) + 1;
  }
}
