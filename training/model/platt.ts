import type { Calibration } from '../../src/detect/injection/combine.ts';

/** A logit with what it was for. */
export interface Judged {
  readonly logit: number;
  readonly isAttack: boolean;
  readonly source: string;
}

/** Fits a logistic curve by Newton's method (Platt 1999; Lin, Lin and Weng 2007): sources of a class count the same, and attacks are the given share. */
export function platt(judged: readonly Judged[], attackShare: number): Calibration {
  const weights = sourceWeights(judged, attackShare);
  const targets = judged.map(({ isAttack }) => (isAttack ? 1 : 0));
  let slope = 1;
  let offset = Math.log(attackShare / (1 - attackShare));
  for (let step = 0; step < 100; step++) {
    let [gradientA, gradientB, aa, ab, bb] = [0, 0, 1e-9, 0, 1e-9];
    for (const [i, { logit }] of judged.entries()) {
      const weight = weights[i] as number;
      const probability = 1 / (1 + Math.exp(-(slope * logit + offset)));
      const error = weight * (probability - (targets[i] as number));
      const curve = weight * probability * (1 - probability);
      gradientA += error * logit;
      gradientB += error;
      aa += curve * logit * logit;
      ab += curve * logit;
      bb += curve;
    }
    const determinant = aa * bb - ab * ab;
    const changeA = (bb * gradientA - ab * gradientB) / determinant;
    const changeB = (aa * gradientB - ab * gradientA) / determinant;
    const size = Math.max(Math.abs(changeA), Math.abs(changeB), 1);
    slope -= changeA / size;
    offset -= changeB / size;
    if (Math.abs(changeA) + Math.abs(changeB) < 1e-9) break;
  }
  return { slope: Math.round(slope * 1e4) / 1e4, offset: Math.round(offset * 1e4) / 1e4 };
}

function sourceWeights(judged: readonly Judged[], attackShare: number): readonly number[] {
  const counts = new Map<string, number>();
  for (const { isAttack, source } of judged)
    counts.set(`${isAttack} ${source}`, (counts.get(`${isAttack} ${source}`) ?? 0) + 1);
  // Few texts of a source are no better sample of their class than many.
  const raw = judged.map(({ isAttack, source }) => 1 / Math.sqrt(counts.get(`${isAttack} ${source}`) as number));
  const sums = { true: 0, false: 0 };
  for (const [i, { isAttack }] of judged.entries()) sums[`${isAttack}`] += raw[i] as number;
  return raw.map((weight, i) => {
    const { isAttack } = judged[i] as Judged;
    return (weight * (isAttack ? attackShare : 1 - attackShare)) / sums[`${isAttack}`];
  });
}
