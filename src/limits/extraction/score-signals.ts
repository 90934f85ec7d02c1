import type { ExtractionSignals } from './signals.ts';

/** Why a caller looks as if it copied the model; the closed set of names, as data. */
export const EXTRACTION_REASONS = [
  'repeated-content',
  'related-succession',
  'single-slot-sweep',
  'closed-combinations',
  'random-words',
  'broad-sweep',
] as const;

/** Why a caller looks as if it copied the model. */
export type ExtractionReason = (typeof EXTRACTION_REASONS)[number];

/** How much the signals look like each pattern, from 0 to 1. */
export function scorePatterns(signals: ExtractionSignals): Readonly<Record<ExtractionReason, number>> {
  const pace = automation(signals);
  // Two of the patterns are rare at any pace.
  const anyPace = 0.7 + 0.3 * pace;
  return {
    // The same content in many wordings or under many templates: paraphrase sweeps, grids, and walks along a border.
    'repeated-content': anyPace * repetition(signals) * brevity(signals),
    // Each query close to the one before, faster than anybody reads: people who work on one thing do so with pauses.
    'related-succession': pace * rise(signals.relatedShare, 0.12, 0.3) * brevity(signals),
    // A list that is put into a slot of a few words, no entry twice. Forms have several slots, or long ones.
    'single-slot-sweep': pace * rise(signals.shortSlotShare, 0.3, 0.6) * novelty(signals),
    // A few lists of values in ever new combinations: cases that differ in one fact. What people enter has new words now and then.
    'closed-combinations': pace * (1 - rise(signals.freshShare, 0.08, 0.2)) * novelty(signals) * brevity(signals),
    // Hardly two words that stand together ever do so again, which no language does.
    'random-words': anyPace * rise(signals.shingleGrowth, 0.89, 0.95),
    'broad-sweep': pace * broadness(signals),
  };
}

/** The score of a caller: that none of the patterns is there by chance, as if they were independent. */
export function joinPatterns(patterns: Readonly<Record<ExtractionReason, number>>): number {
  let none = 1;
  for (const reason of EXTRACTION_REASONS) none *= 1 - patterns[reason];
  return 1 - none;
}

/** From 0 for somebody who reads the replies to 1 for a program: pace without pauses. */
function automation({ queriesPerHour, outputUnitsPerQuery, pauseShare }: ExtractionSignals): number {
  const volume = Math.max(rise(queriesPerHour, 30, 120), rise(queriesPerHour * outputUnitsPerQuery, 50_000, 200_000));
  return volume * (1 - rise(pauseShare, 0.1, 0.35));
}

function repetition({ clusteredShare, crossedShare }: ExtractionSignals): number {
  return Math.max(rise(clusteredShare, 0.15, 0.35), rise(crossedShare, 0.05, 0.25));
}

/** What people type into a field comes again, sooner or later; an entry of a list does not. */
function novelty({ queries, queryGrowth, repeatShare }: ExtractionSignals): number {
  return rise(queries, 64, 128) * rise(queryGrowth, 0.88, 0.96) * (1 - rise(repeatShare, 0.03, 0.1));
}

/**
 * Ever new tasks that stand on their own: no fixed prompt as applications have, no thanks and no second question as people have,
 * and nothing twice.
 */
function broadness(signals: ExtractionSignals): number {
  return (
    rise(signals.queryGrowth, 0.88, 0.96) *
    (1 - rise(signals.briefShare + signals.repeatShare, 0.03, 0.12)) *
    (1 - rise(signals.fixedPerQuery, 1.5, 3.5)) *
    brevity(signals)
  );
}

/** 1 for queries that are put together for their replies, and 0 for those that carry a document. */
function brevity({ wordsPerQuery }: ExtractionSignals): number {
  return 1 - rise(wordsPerQuery, 40, 80);
}

/** 0 up to `from`, 1 from `to` on, and a straight line between. */
function rise(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
