import { type CallerWindow, MARK_NAMES, type Mark, placeOf } from './caller-window.ts';

/** What the remembered queries of a caller look like, in numbers. Shares are from 0 to 1. */
export interface ExtractionSignals {
  /** Queries that are remembered. */
  readonly queries: number;
  /** Queries an hour, over the latest ones. */
  readonly queriesPerHour: number;
  /** How even the latest intervals are: 1 for a clock, about 0.26 for chance arrivals, less where there are bursts and pauses. */
  readonly regularity: number;
  /** Words of a query, and those of them that are content, in the mean. */
  readonly wordsPerQuery: number;
  readonly contentPerQuery: number;
  /** Words that nearly every query has: those of a fixed prompt. */
  readonly fixedPerQuery: number;
  readonly outputUnitsPerQuery: number;
  /** Distinct queries and distinct shingles of all, by HyperLogLog; 0 while there are too few of them. */
  readonly queryGrowth: number;
  readonly shingleGrowth: number;
  /** Queries whose very text came before. */
  readonly repeatShare: number;
  /** Queries whose skeleton, that is all but their content, came several times. */
  readonly templatedShare: number;
  /** Templated queries in which one slot of a few words varies. */
  readonly shortSlotShare: number;
  /** Queries that say nearly the same as several others in other words. */
  readonly clusteredShare: number;
  /** Queries with exactly the content of one that has other words around it. */
  readonly crossedShare: number;
  /** Queries of next to no content: "thanks", "shorter please". */
  readonly briefShare: number;
  /** Queries whose content is close to that of the one before. */
  readonly relatedShare: number;
  /** Queries that came more than a minute after the one before. */
  readonly pauseShare: number;
  /** Queries with a word that is new for this caller. */
  readonly freshShare: number;
}

/** Intervals that pace is read from. */
const PACE_INTERVALS = 48;
const HOUR_MS = 3_600_000;

/** Reads the numbers of a window that holds at least one query. */
export function readSignals(window: CallerWindow): ExtractionSignals {
  const { size } = window;
  const share = (mark: Mark): number => (window.markCounts[MARK_NAMES.indexOf(mark)] as number) / size;
  return {
    queries: size,
    ...readPace(window),
    wordsPerQuery: window.wordSum / size,
    contentPerQuery: window.contentSum / size,
    fixedPerQuery: window.fixedWords,
    outputUnitsPerQuery: window.outputSum / size,
    queryGrowth: window.queryGrowth,
    shingleGrowth: window.shingleGrowth,
    repeatShare: share('repeat'),
    templatedShare: share('templated'),
    shortSlotShare: share('shortSlot'),
    clusteredShare: share('clustered'),
    crossedShare: share('crossed'),
    briefShare: share('brief'),
    relatedShare: share('related'),
    pauseShare: share('pause'),
    freshShare: share('fresh'),
  };
}

function readPace(window: CallerWindow): Pick<ExtractionSignals, 'queriesPerHour' | 'regularity'> {
  const intervals = Math.min(window.size - 1, PACE_INTERVALS);
  if (intervals < 1) return { queriesPerHour: 0, regularity: 0 };
  const span = (window.times[placeOf(window, 0)] as number) - (window.times[placeOf(window, intervals)] as number);
  const mean = Math.max(1, span / intervals);
  let deviation = 0;
  for (let back = 0; back < intervals; back++) {
    const later = window.times[placeOf(window, back)] as number;
    deviation += Math.abs(later - (window.times[placeOf(window, back + 1)] as number) - mean);
  }
  return { queriesPerHour: HOUR_MS / mean, regularity: Math.max(0, 1 - deviation / intervals / mean) };
}
