import type { Reader, Weights } from '../../src/detect/injection/model/weights.ts';
import type { LinearModel } from './logistic.ts';

/** Steps from 0 to the greatest weight: fewer compress better, and so many cost nothing that can be measured. */
const STEPS = 20;

/** Models with weights in steps, of one scale, as they are shipped. */
export function quantized(models: Readonly<Record<Reader, LinearModel>>): Readonly<Record<Reader, Weights>> {
  let most = 0;
  for (const { slots } of Object.values(models)) for (const weight of slots) most = Math.max(most, Math.abs(weight));
  const scale = Math.round((1e6 * most) / STEPS) / 1e6;
  const table = ({ bias, slots }: LinearModel): Weights => ({
    bias: Math.round(bias * 1e4) / 1e4,
    scale,
    slots: Int8Array.from(slots, (weight) => Math.round(weight / scale)),
  });
  return { user: table(models.user), external: table(models.external) };
}

/** A shipped table as a model again. */
export function expanded({ user, external }: Readonly<Record<Reader, Weights>>): Readonly<Record<Reader, LinearModel>> {
  const model = ({ bias, scale, slots }: Weights): LinearModel => ({
    bias,
    slots: Float32Array.from(slots, (weight) => weight * scale),
  });
  return { user: model(user), external: model(external) };
}
