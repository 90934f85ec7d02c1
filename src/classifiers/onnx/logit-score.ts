/** How logits become a probability: one label of several that exclude each other, or each label by itself. */
export type Activation = 'softmax' | 'sigmoid';

/** Which of a model's labels means an injection. */
export interface LabelRule {
  readonly labelIndex: number;
  readonly activation: Activation;
}

/** The probability of the label, from 0 to 1; NaN where the logits hold no number for it. */
export function logitScore(logits: ArrayLike<number>, { labelIndex, activation }: LabelRule): number {
  const logit = logits[labelIndex] ?? Number.NaN;
  if (activation === 'sigmoid') return 1 / (1 + Math.exp(-logit));
  const values = Array.from(logits);
  const most = Math.max(...values);
  const sum = values.reduce((total, value) => total + Math.exp(value - most), 0);
  return Math.exp(logit - most) / sum;
}
