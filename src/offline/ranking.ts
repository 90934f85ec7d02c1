import { type Estimate, NORMAL_QUANTILE, wilsonEstimate } from './proportion.ts';

/** Scored records, highest score first, with what each weighs. The weights of a class sum up to one; zero leaves one out. */
export interface Ranking {
  readonly scores: Float64Array;
  /** 1 for an attack, 0 for an honest text. */
  readonly isAttack: Uint8Array;
  readonly weights: Float64Array;
}

/** What a threshold does that keeps the false-positive rate of the data below a limit. */
export interface OperatingPoint {
  readonly falsePositiveRateMax: number;
  /** The lowest score of the data that keeps to it; null where none does. A text is flagged at or above it. */
  readonly threshold: number | null;
  readonly falsePositiveRate: Estimate;
  readonly recall: Estimate;
}

/**
 * The area under the ROC curve: the probability that an attack scores above an honest text, where a tie counts half. The
 * interval needs no random numbers; where records have weights, the sums of their squares stand for 1/m and 1/n.
 *
 * @param ranking - With both classes.
 */
export function areaUnderCurve(ranking: Ranking): Estimate {
  let above = 0;
  let value = 0;
  walkTies(ranking, ({ attack, benign }) => {
    value += benign.mass * (above + attack.mass / 2);
    above += attack.mass;
  });
  return withInterval(Math.min(1, value), ranking);
}

/** Recall at thresholds that are taken from the honest texts of the data; intervals are Wilson's, at that threshold. */
export function operatingPoints(ranking: Ranking, rates: readonly number[]): readonly OperatingPoint[] {
  const reached = rates.map(() => ({ threshold: null as number | null, falsePositives: 0, recall: 0 }));
  const counts = effectiveCounts(ranking);
  let falsePositives = 0;
  let recall = 0;
  walkTies(ranking, ({ score, attack, benign }) => {
    falsePositives += benign.mass;
    recall += attack.mass;
    for (const [i, rate] of rates.entries()) {
      if (falsePositives <= rate + ROUNDING) reached[i] = { threshold: score, falsePositives, recall };
    }
  });
  return reached.map((point, i) => ({
    falsePositiveRateMax: rates[i] as number,
    threshold: point.threshold,
    falsePositiveRate: wilsonEstimate(Math.min(1, point.falsePositives), counts.benign),
    recall: wilsonEstimate(Math.min(1, point.recall), counts.attack),
  }));
}

/** A sum of weights may miss a rate such as 8 of 800 by this much. */
const ROUNDING = 1e-9;

/** Of one class at one score. */
interface Share {
  mass: number;
  squares: number;
}

interface Tie {
  readonly score: number;
  readonly attack: Share;
  readonly benign: Share;
}

/** Visits the scores from the highest to the lowest, each once. */
function walkTies({ scores, isAttack, weights }: Ranking, visit: (tie: Tie) => void): void {
  for (let i = 0; i < scores.length; ) {
    const score = scores[i] as number;
    const tie: Tie = { score, attack: { mass: 0, squares: 0 }, benign: { mass: 0, squares: 0 } };
    for (; i < scores.length && scores[i] === score; i++) {
      const share = isAttack[i] === 1 ? tie.attack : tie.benign;
      const weight = weights[i] as number;
      share.mass += weight;
      share.squares += weight * weight;
    }
    visit(tie);
  }
}

interface ClassCounts {
  readonly attack: number;
  readonly benign: number;
}

/** Kish's effective sample size of each class: as many records of equal weight would tell as much. */
function effectiveCounts(ranking: Ranking): ClassCounts {
  let attack = 0;
  let benign = 0;
  walkTies(ranking, (tie) => {
    attack += tie.attack.squares;
    benign += tie.benign.squares;
  });
  return { attack: 1 / attack, benign: 1 / benign };
}

/**
 * Both intervals, and of each end the outer one. DeLong's follows the data but is too narrow for few records, and has no
 * width where the classes do not overlap; Newcombe's is the other way round.
 */
function withInterval(value: number, ranking: Ranking): Estimate {
  const counts = effectiveCounts(ranking);
  const first = delongInterval(value, varianceOf(value, ranking, counts));
  const second = newcombeInterval(value, counts);
  return { value, low: Math.min(first.low, second.low), high: Math.max(first.high, second.high) };
}

/** On the logit scale, so that it keeps to 0..1. */
function delongInterval(value: number, variance: number): Omit<Estimate, 'value'> {
  if (value <= ROUNDING || value >= 1 - ROUNDING) return { low: value, high: value };
  const logit = Math.log(value / (1 - value));
  const half = (NORMAL_QUANTILE * Math.sqrt(variance)) / (value * (1 - value));
  return { low: logistic(logit - half), high: logistic(logit + half) };
}

/** How much the share of the other class that a record beats differs from record to record (DeLong 1988, equation 5). */
function varianceOf(value: number, ranking: Ranking, counts: ClassCounts): number {
  let attacksAbove = 0;
  let benignAbove = 0;
  let ofAttacks = 0;
  let ofBenign = 0;
  walkTies(ranking, ({ attack, benign }) => {
    ofAttacks += attack.squares * (1 - benignAbove - benign.mass / 2 - value) ** 2;
    ofBenign += benign.squares * (attacksAbove + attack.mass / 2 - value) ** 2;
    attacksAbove += attack.mass;
    benignAbove += benign.mass;
  });
  return unbiased(ofAttacks, counts.attack) + unbiased(ofBenign, counts.benign);
}

/** One record has no spread. */
function unbiased(sum: number, count: number): number {
  return count < 1 + ROUNDING ? 0 : sum / (1 - 1 / count);
}

/** All areas from which the measured one is at most so many of their own standard errors away (Newcombe 2006, method 5). */
function newcombeInterval(value: number, counts: ClassCounts): Omit<Estimate, 'value'> {
  const isNear = (area: number): boolean =>
    Math.abs(value - area) <= NORMAL_QUANTILE * Math.sqrt(Math.max(0, hanleyMcNeilVariance(area, counts)));
  return { low: lastNear(value, 0, isNear), high: lastNear(value, 1, isNear) };
}

function hanleyMcNeilVariance(area: number, { attack, benign }: ClassCounts): number {
  const mean = (attack + benign) / 2;
  const shape = 2 * mean - 1 - (3 * mean - 3) / ((2 - area) * (1 + area));
  return (area * (1 - area) * shape) / (attack * benign);
}

/** Between one that is near and the end of the scale, the last one that is. */
function lastNear(from: number, end: number, isNear: (area: number) => boolean): number {
  let near = from;
  let far = end;
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (near + far) / 2;
    if (isNear(middle)) near = middle;
    else far = middle;
  }
  return near;
}

const BISECTIONS = 60;

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
