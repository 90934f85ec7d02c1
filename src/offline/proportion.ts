/** An estimate with the ends of its two-sided 95 % confidence interval; all from 0 to 1. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Of the standard normal distribution, for intervals of 95 %. */
export const NORMAL_QUANTILE = 1.959963984540054;

/**
 * A proportion with Wilson's score interval (Wilson 1927; Brown, Cai and DasGupta 2001), which keeps to 0..1 and means
 * something where nothing or everything was counted.
 *
 * @param value - From 0 to 1.
 * @param count - How many it was counted on, above 0. A fraction where they are weighted: Kish's effective number.
 */
export function wilsonEstimate(value: number, count: number): Estimate {
  const spread = NORMAL_QUANTILE ** 2 / count;
  const centre = (value + spread / 2) / (1 + spread);
  const half = Math.sqrt((spread * value * (1 - value) + spread ** 2 / 4) / (1 + spread) ** 2);
  // Rounding must not put the value itself outside.
  return { value, low: Math.max(0, Math.min(value, centre - half)), high: Math.min(1, Math.max(value, centre + half)) };
}

/** A binomial experiment that is to be bounded from above. */
export interface RateBound {
  /** What the rate may be at the most, above 0 and below 1. */
  readonly rate: number;
  /** How sure that is, above 0 and below 1. */
  readonly confidence: number;
}

/**
 * The exact one-sided upper confidence bound of a rate (Clopper and Pearson 1934): the rate at which so few events in so
 * many trials have the probability 1 − `confidence`.
 *
 * @param events - From 0 to `trials`.
 */
export function clopperPearsonUpper(events: number, trials: number, confidence: number): number {
  if (events >= trials) return 1;
  let low = events / trials;
  let high = 1;
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (low + high) / 2;
    if (binomialAtMost(events, trials, middle) > 1 - confidence) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * How many events in `trials` still bound the rate: the greatest count whose {@link clopperPearsonUpper} is at most `rate`.
 * It depends on no observation, so that a threshold chosen with it needs no correction for having been chosen.
 *
 * @returns -1 where not even none would do.
 */
export function eventsAllowed(trials: number, { rate, confidence }: RateBound): number {
  const isAllowed = (events: number): boolean =>
    binomialAtMost(events, trials, rate) <= (1 - confidence) * (1 + PROBABILITY_ROUNDING);
  if (!isAllowed(0)) return -1;
  let allowed = 0;
  let refused = trials;
  while (refused - allowed > 1) {
    const middle = Math.floor((allowed + refused) / 2);
    if (isAllowed(middle)) allowed = middle;
    else refused = middle;
  }
  return allowed;
}

/** The fewest trials that can bound the rate, with no event in them: ln(1 − confidence) / ln(1 − rate), rounded up. */
export function trialsNeeded({ rate, confidence }: RateBound): number {
  return Math.max(1, Math.ceil((Math.log1p(-confidence) / Math.log1p(-rate)) * (1 - RATIO_ROUNDING)));
}

/** Halvings until nothing is left of the precision of a number. */
const BISECTIONS = 60;
/** Relative. Where an equality decides, rounding must not; what is enough for the ratio must be enough for the probability. */
const RATIO_ROUNDING = 1e-12;
const PROBABILITY_ROUNDING = 1e-9;
/** Terms below this part of the greatest change nothing. */
const TERM_MIN = 1e-18;

/** The probability of at most `events` in `trials`: the greatest term first, then downhill on both sides of it. */
export function binomialAtMost(events: number, trials: number, rate: number): number {
  if (events >= trials || rate <= 0) return 1;
  if (rate >= 1) return 0;
  const peak = Math.min(events, Math.floor((trials + 1) * rate));
  const odds = rate / (1 - rate);
  let sum = 1;
  for (let k = peak, term = 1; k > 0 && term > TERM_MIN; k--) {
    term *= k / ((trials - k + 1) * odds);
    sum += term;
  }
  for (let k = peak, term = 1; k < events && term > TERM_MIN; k++) {
    term *= ((trials - k) * odds) / (k + 1);
    sum += term;
  }
  const logPeak = logChooseOf(trials, peak) + peak * Math.log(rate) + (trials - peak) * Math.log1p(-rate);
  return Math.min(1, sum * Math.exp(logPeak));
}

/** The logarithm of the binomial coefficient, term by term: as long as `chosen`. */
function logChooseOf(trials: number, chosen: number): number {
  let sum = 0;
  for (let k = 1; k <= chosen; k++) sum += Math.log((trials - k + 1) / k);
  return sum;
}
