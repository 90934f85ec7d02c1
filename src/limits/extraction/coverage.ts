import type { CallerWindow } from './caller-window.ts';
import { addDistinct, countDistinct } from './hyper-log-log.ts';
import { mix32, mixPair } from './mix32.ts';
import type { QueryWords } from './read-words.ts';

/** Queries after which coverage is counted anew. */
const EPOCH_QUERIES = 256;
/**
 * Shingles from which on the share of new ones tells natural language from random words: before, both are mostly new. English
 * prose has 78 to 83 % new ones after 2,500 to 5,000.
 */
const EPOCH_SHINGLES_MIN = 2_000;
/** The share is counted at every so many queries: a pass over the registers. */
const COUNT_EVERY = 16;

/** Counts a query, and its shingles of two words, in the coverage of its caller. */
export function readCoverage(window: CallerWindow, words: QueryWords): void {
  if (window.epochQueries >= EPOCH_QUERIES) {
    window.queryRegisters.fill(0);
    window.shingleRegisters.fill(0);
    window.epochQueries = 0;
    window.epochShingles = 0;
  }
  addDistinct(window.queryRegisters, mix32(words.textHash));
  for (let i = 1; i < words.count; i++) {
    addDistinct(window.shingleRegisters, mixPair(words.hashes[i - 1] as number, words.hashes[i] as number));
  }
  window.epochQueries++;
  window.epochShingles += Math.max(0, words.count - 1);
  if (window.epochQueries % COUNT_EVERY !== 0) return;
  if (window.epochQueries >= EPOCH_QUERIES / 4) {
    window.queryGrowth = Math.min(1, countDistinct(window.queryRegisters) / window.epochQueries);
  }
  if (window.epochShingles >= EPOCH_SHINGLES_MIN) {
    window.shingleGrowth = Math.min(1, countDistinct(window.shingleRegisters) / window.epochShingles);
  }
}
