import { z } from 'zod';
import { type AskWhen, CLASSIFIER_ID_PATTERN } from '../core/classifier-panel.ts';

/** When a classifier is asked, as a file says it. */
export function askWhenSchema(): z.ZodType<AskWhen> {
  const score = z.number().min(0).max(1);
  const zone = z
    .strictObject({
      from: score.describe('The least injection score of the synchronous checks, from 0 to 1.'),
      to: score.describe('The greatest one.'),
    })
    .refine(({ from, to }) => from <= to, '"from" must not be greater than "to"')
    .describe('Texts of which the synchronous checks are not sure.');
  return z.union([z.enum(['always', 'never']), zone]);
}

/** What is wrong at a place that says when a classifier is asked; undefined for any other place. */
export function askWhenProblem(place: readonly PropertyKey[]): string | undefined {
  const last = place.at(-1);
  const isTerm = place[0] === 'classifiers' && last === 'when';
  const isUse = place.at(-2) === 'classifiers' && typeof last === 'string' && CLASSIFIER_ID_PATTERN.test(last);
  return isTerm || isUse
    ? 'must be always, never, or { from, to } with scores from 0 to 1, the lower one first'
    : undefined;
}
