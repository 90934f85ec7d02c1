import type { Trust } from '../../core/segment.ts';

/** How logits become probabilities for texts of one trust: `1 / (1 + exp(-(slope * logit + offset)))` (Platt 1999). */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

/** Logits that rules of score 1 - 1/e add, and at most so many times that. By hand: a learnt weight fits the sources it has seen. */
const RULE_LOGITS = 2;
const RULE_UNITS_MAX = 2;
/** What rules of severity LOW add up to says nothing by itself: `act as` and `you are now a` are everyday words. */
const RULE_SCORE_MIN = 0.3;

/** The logit of the model and the score of the rules as one logit. */
export function combinedLogit(modelLogit: number, ruleScore: number): number {
  if (ruleScore < RULE_SCORE_MIN) return modelLogit;
  return modelLogit + RULE_LOGITS * Math.min(RULE_UNITS_MAX, -Math.log(1 - Math.min(ruleScore, 0.999)));
}

/** No combination is certain. */
const PROBABILITY_MAX = 0.999_999;

/** The probability that a text is an attack, to six digits. */
function probabilityOf(logit: number, { slope, offset }: Calibration): number {
  const probability = Math.round(1e6 / (1 + Math.exp(-(slope * logit + offset)))) / 1e6;
  return Math.min(PROBABILITY_MAX, probability);
}

/** From this probability on, `balanced` acts. Rules as sure as that are acted on whatever the model says. */
export const ACTED_ON_MIN = 0.5;

/** The score of a text: the probability of its combined logit, and no less than what makes rules count that are sure. */
export function scoreOf(logit: number, ruleScore: number, calibration: Calibration): number {
  const probability = probabilityOf(logit, calibration);
  return ruleScore >= ACTED_ON_MIN ? Math.max(ACTED_ON_MIN, probability) : probability;
}

/** By who wrote a text. */
export type Calibrations = Readonly<Record<Trust, Calibration>>;
