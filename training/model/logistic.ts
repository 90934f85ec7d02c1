import { lengthOf } from '../../src/detect/injection/model/score-text.ts';
import { SLOT_BITS, slotOf } from '../../src/detect/injection/model/weights.ts';
import type { Examples } from './examples.ts';

/** How a model is trained. */
export interface TrainingOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Labels are this much less than certain. */
  readonly smoothing: number;
  /** The share of features that are left out of an example each time it is shown. */
  readonly dropout: number;
  /** Sources that a feature must be seen in. */
  readonly sourcesMin: number;
  readonly seed: number;
}

/** What windows are trained to. */
export interface Labels {
  readonly isAttack: readonly boolean[];
  /** How much each counts. */
  readonly weights: readonly number[];
  readonly sources: readonly string[];
}

/** A weight for each feature; a feature that is not there weighs nothing. */
export interface LinearModel {
  readonly bias: number;
  readonly slots: Float32Array;
}

/**
 * Logistic regression by Adagrad over features that are there or not, with the length of an example taken out by the root of its count.
 * With `isOwn`, such windows have weights of their own on top of those of all (Daumé 2007), and the model given is theirs.
 */
export function trainLogistic(
  examples: Examples,
  rows: readonly number[],
  labels: Labels,
  options: TrainingOptions,
  isOwn?: (window: number) => boolean,
): LinearModel {
  const { features, starts } = examples;
  const size = 1 << SLOT_BITS;
  const allowed = sharedSlots(examples, rows, labels.sources, options.sourcesMin);
  const slots = new Float32Array(size);
  const squares = new Float32Array(size).fill(1e-6);
  const ownSlots = new Float32Array(isOwn === undefined ? 0 : size);
  const ownSquares = new Float32Array(isOwn === undefined ? 0 : size).fill(1e-6);
  const random = mulberry(options.seed);
  const order = [...rows];
  let bias = 0;
  let biasSquares = 1e-6;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (const row of order) {
      const from = starts[row] as number;
      const to = starts[row + 1] as number;
      const hasOwn = isOwn?.(row) === true;
      let sum = 0;
      let count = 0;
      const salt = (random() * 2 ** 32) >>> 0;
      const keepBelow = (1 - options.dropout) * 2 ** 32;
      for (let i = from; i < to; i++) {
        const feature = features[i] as number;
        const slot = slotOf(feature);
        if (allowed[slot] === 0 || Math.imul(feature ^ salt, 0x9e3779b1) >>> 0 >= keepBelow) continue;
        sum += (slots[slot] as number) + (hasOwn ? (ownSlots[slot] as number) : 0);
        count++;
      }
      if (count === 0) continue;
      const norm = 1 / lengthOf(count);
      const target = labels.isAttack[row] ? 1 - options.smoothing : options.smoothing;
      const error = (1 / (1 + Math.exp(-(sum * norm + bias))) - target) * (labels.weights[row] as number);
      biasSquares += error * error;
      bias -= (options.rate * error) / Math.sqrt(biasSquares);
      const step = error * norm;
      for (let i = from; i < to; i++) {
        const feature = features[i] as number;
        const slot = slotOf(feature);
        if (allowed[slot] === 0 || Math.imul(feature ^ salt, 0x9e3779b1) >>> 0 >= keepBelow) continue;
        const square = (squares[slot] as number) + step * step;
        squares[slot] = square;
        slots[slot] = (slots[slot] as number) - (options.rate * step) / Math.sqrt(square);
        if (!hasOwn) continue;
        const ownSquare = (ownSquares[slot] as number) + step * step;
        ownSquares[slot] = ownSquare;
        ownSlots[slot] = (ownSlots[slot] as number) - (options.rate * step) / Math.sqrt(ownSquare);
      }
    }
  }
  for (let slot = 0; slot < size; slot++) {
    if (allowed[slot] === 0) slots[slot] = 0;
    else if (isOwn !== undefined) slots[slot] = (slots[slot] as number) + (ownSlots[slot] as number);
  }
  return { bias, slots };
}

/** The logit of a text: of its most suspicious window. Features that the model does not know do not count for its length. */
export function scoreOf({ bias, slots }: LinearModel, { features, starts, windows }: Examples, text: number): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let window = windows[text] as number; window < (windows[text + 1] as number); window++) {
    let sum = 0;
    let count = 0;
    for (let i = starts[window] as number; i < (starts[window + 1] as number); i++) {
      const weight = slots[slotOf(features[i] as number)] as number;
      if (weight === 0) continue;
      sum += weight;
      count++;
    }
    best = Math.max(best, bias + sum / lengthOf(count));
  }
  return best;
}

/** 1 for slots whose features were seen in enough sources. */
function sharedSlots(
  { features, starts }: Examples,
  rows: readonly number[],
  sources: readonly string[],
  sourcesMin: number,
): Uint8Array {
  const size = 1 << SLOT_BITS;
  const last = new Uint16Array(size);
  const counts = new Uint8Array(size);
  const numbers = new Map<string, number>();
  const bySource = [...rows].sort((a, b) => ((sources[a] as string) < (sources[b] as string) ? -1 : 1));
  for (const row of bySource) {
    const source = sources[row] as string;
    const number = numbers.get(source) ?? numbers.size + 1;
    numbers.set(source, number);
    for (let i = starts[row] as number; i < (starts[row + 1] as number); i++) {
      const slot = slotOf(features[i] as number);
      if (last[slot] === number) continue;
      last[slot] = number;
      counts[slot] = Math.min(255, (counts[slot] as number) + 1);
    }
  }
  return counts.map((count) => (count >= sourcesMin ? 1 : 0));
}

/** A seeded generator of numbers from 0 to 1 (mulberry32). */
export function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Puts a list into a random order. */
export function shuffle<T>(list: T[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
}
