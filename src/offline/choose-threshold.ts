import { TooFewRecordsError, UnreachableRateError } from './offline-errors.ts';
import { clopperPearsonUpper, eventsAllowed, type RateBound, trialsNeeded } from './proportion.ts';

/** A threshold for the injection score, and what it does to the benign records that it was chosen on. */
export interface ChosenThreshold {
  readonly threshold: number;
  readonly records: number;
  /** Benign records that it flags. */
  readonly falsePositives: number;
  /** Benign records that it could have flagged; known before any score was. */
  readonly falsePositivesAllowed: number;
  /** The upper confidence bound of the false-positive rate. */
  readonly bound: number;
}

/** A record that is flagged whatever the threshold. */
export const ALWAYS_FLAGGED: number = Number.POSITIVE_INFINITY;
/** A record that is flagged by no threshold. */
export const NEVER_FLAGGED: number = Number.NEGATIVE_INFINITY;

/**
 * The lowest threshold, in steps of a millionth, that flags no more of the benign records than {@link eventsAllowed}: it
 * lies just above the score that comes next in rank. How many that is follows from the number of records alone, so what is
 * proven for one rank holds for the threshold that is chosen: whatever the distribution of scores, its false-positive rate
 * exceeds `wanted.rate` with a probability of at most 1 − `wanted.confidence` (Tong, Feng and Li 2018, proposition 1).
 * Ties lower the rate further.
 *
 * @param scores - Of benign records: from 0 to 1, {@link ALWAYS_FLAGGED} or {@link NEVER_FLAGGED}. Is sorted.
 * @param least - No lower threshold is chosen.
 * @throws {@link TooFewRecordsError}, {@link UnreachableRateError}
 */
export function chooseThreshold(scores: Float64Array, wanted: RateBound, least = 0): ChosenThreshold {
  const countMin = trialsNeeded(wanted);
  if (scores.length < countMin) {
    throw new TooFewRecordsError({ count: scores.length, countMin }, `a false-positive rate of ${spoken(wanted)}`);
  }
  const allowed = eventsAllowed(scores.length, wanted);
  scores.sort();
  const always = countAtLeast(scores, ALWAYS_FLAGGED);
  if (always > allowed) {
    throw new UnreachableRateError({ count: always, countMax: allowed }, 'are flagged by other rules of the policy');
  }
  const next = scores[scores.length - 1 - allowed] as number;
  if (next >= 1) {
    const count = countAtLeast(scores, 1);
    throw new UnreachableRateError({ count, countMax: allowed }, 'have the highest score there is');
  }
  const threshold = Math.max(least, stepAbove(next));
  const falsePositives = countAtLeast(scores, threshold);
  return {
    threshold,
    records: scores.length,
    falsePositives,
    falsePositivesAllowed: allowed,
    bound: clopperPearsonUpper(falsePositives, scores.length, wanted.confidence),
  };
}

const STEPS = 1_000_000;

function stepAbove(score: number): number {
  if (score === NEVER_FLAGGED) return 0;
  const step = Math.floor(score * STEPS) + 1;
  // The product may have been rounded down to below a step that the score stands on.
  return step / STEPS > score ? step / STEPS : (step + 1) / STEPS;
}

/** @param sorted - Ascending. */
function countAtLeast(sorted: Float64Array, threshold: number): number {
  const first = sorted.findIndex((score) => score >= threshold);
  return first === -1 ? 0 : sorted.length - first;
}

function spoken({ rate, confidence }: RateBound): string {
  return `${rate} at ${Number((100 * confidence).toPrecision(12))} % confidence`;
}
