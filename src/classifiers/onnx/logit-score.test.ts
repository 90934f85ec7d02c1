import { describe, expect, it } from 'vitest';
import { logitScore } from './logit-score.ts';

describe('the score of logits', () => {
  it.each([
    [[0, 0], 1, 0.5],
    [[0, Math.log(3)], 1, 0.75],
    [[1_000, 1_001], 0, 1 / (1 + Math.E)],
    [[-1e4, 1e4], 1, 1],
    [[1, 1, 1, 1], 3, 0.25],
  ])('softmax of %j at %d is %d', (logits, labelIndex, score) => {
    expect(logitScore(logits, { labelIndex, activation: 'softmax' })).toBeCloseTo(score, 10);
  });

  it.each([
    [[0], 0, 0.5],
    [[5, Math.log(3)], 1, 0.75],
    [[-1e4], 0, 0],
  ])('sigmoid of %j at %d is %d', (logits, labelIndex, score) => {
    expect(logitScore(logits, { labelIndex, activation: 'sigmoid' })).toBeCloseTo(score, 10);
  });

  it.each([[[]], [[Number.NaN, 1]], [[Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]]])(
    'of %j is no number',
    (logits) => {
      expect(logitScore(logits, { labelIndex: 1, activation: 'softmax' })).toBeNaN();
    },
  );
});
