import { LABELS } from '../../src/detect/pii/names/labels.ts';
import type { NameTable } from './perceptron.ts';

/** Steps from 0 to the greatest weight that is kept apart. */
const STEPS = 40;
/** The share of features whose greatest weight is cut to the greatest step. */
const CUT_SHARE = 0.004;

/** A tagger in steps, as it is shipped. */
export interface QuantizedTable {
  readonly rows: ReadonlyMap<number, readonly number[]>;
  /** What a step stands for. */
  readonly step: number;
}

/** Puts weights into steps; features whose weights are all nearest to 0 are left out. */
export function quantized(weights: NameTable): QuantizedTable {
  const greatest: number[] = [];
  for (let base = 0; base < weights.length; base += LABELS) {
    const most = greatestOf(weights, base);
    if (most > 0) greatest.push(most);
  }
  greatest.sort((a, b) => b - a);
  const step = (greatest[Math.floor(greatest.length * CUT_SHARE)] ?? 1) / STEPS;
  const rows = new Map<number, readonly number[]>();
  for (let base = 0; base < weights.length; base += LABELS) {
    if (greatestOf(weights, base) === 0) continue;
    const row = Array.from({ length: LABELS }, (_, label) => stepsOf((weights[base + label] as number) / step));
    if (row.some((weight) => weight !== 0)) rows.set(base / LABELS, row);
  }
  return { rows, step };
}

function greatestOf(weights: NameTable, base: number): number {
  let most = 0;
  for (let label = 0; label < LABELS; label++) most = Math.max(most, Math.abs(weights[base + label] as number));
  return most;
}

function stepsOf(weight: number): number {
  return Math.max(-STEPS, Math.min(STEPS, Math.round(weight)));
}
