import { type Finding, MODEL_RULE_ID, type Severity } from '../../core/finding.ts';
import type { Trust } from '../../core/segment.ts';
import { toOriginalRange, type View } from '../../normalize/view.ts';
import { ACTED_ON_MIN, type Calibrations, combinedLogit, scoreOf } from './combine.ts';
import { modelView } from './model/model-text.ts';
import { type ModelReading, scoreText } from './model/score-text.ts';
import { CALIBRATIONS, WEIGHTS } from './model/weights.generated.ts';
import { decodeWeights, type Reader, type Weights } from './model/weights.ts';

/** A trained model with what its logits mean. */
export interface InjectionModel {
  readonly weights: Readonly<Record<Reader, Weights>>;
  readonly calibrations: Calibrations;
}

/** What rules and model say together of one text. */
export interface Assessment {
  /** The probability that the text is an attack; see {@link scoreOf}. */
  readonly score: number;
  /** Where the model sees the attack, when that is worth a report. */
  readonly finding?: Finding;
}

let shipped: InjectionModel | undefined;

/** The shipped model, decoded once. @throws {@link InvalidWeightsError} for damaged weights. */
export function shippedInjectionModel(): InjectionModel {
  shipped ??= { weights: decodeWeights(WEIGHTS), calibrations: CALIBRATIONS };
  return shipped;
}

/** The weights that texts of an author are read with. */
export function weightsFor(weights: InjectionModel['weights'], trust: Trust): Weights {
  return trust === 'external' ? weights.external : weights.user;
}

/** Below this probability the model's opinion is in the score only. */
const REPORTED_MIN = 0.35;
const HIGH_MIN = 0.8;

/**
 * Joins what the rules say of a text (their score, from 0 to 1) with what the model says of its readings; the most suspicious reading
 * counts.
 *
 * @param views - The readings of the text, the canonical one first.
 */
export function assess(
  views: readonly View[],
  { ruleScore, trust }: { readonly ruleScore: number; readonly trust: Trust },
  { weights, calibrations }: InjectionModel,
): Assessment {
  let worst: { readonly view: View; readonly reading: ModelReading } | undefined;
  for (const each of views) {
    const view = each.name === 'canonical' ? modelView(each) : each;
    const reading = scoreText(view.text, weightsFor(weights, trust));
    if (worst === undefined || reading.logit > worst.reading.logit) worst = { view, reading };
  }
  if (worst === undefined) return { score: 0 };
  const { view, reading } = worst;
  const score = scoreOf(combinedLogit(reading.logit, ruleScore), ruleScore, calibrations[trust]);
  if (score < REPORTED_MIN) return { score };
  const severity: Severity = score >= HIGH_MIN ? 'HIGH' : score >= ACTED_ON_MIN ? 'MEDIUM' : 'LOW';
  const range = toOriginalRange(view, reading.start, reading.end);
  const finding: Finding = { ruleId: MODEL_RULE_ID, category: 'injection', ...range, score, severity };
  return { score, finding: view.name === 'canonical' ? finding : { ...finding, view: view.name } };
}
