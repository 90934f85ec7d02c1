import { LABELS, mayFollow } from '../../src/detect/pii/names/labels.ts';
import { FEATURES_MAX, readLabels } from '../../src/detect/pii/names/name-features.ts';
import { type NameHistory, NO_HISTORY, withToken } from '../../src/detect/pii/names/name-history.ts';
import { nameSlotOf, NAME_SLOT_BITS as SLOT_BITS } from '../../src/detect/pii/names/name-weights.ts';
import { LIST } from '../../src/detect/pii/names/word-lists.ts';
import { mulberry, shuffle } from '../model/logistic.ts';
import { ANYTHING, placeAt, type Sentence } from './sentences.ts';

/** Weights: for each slot one for each label. */
export type NameTable = Float32Array;

const features = new Int32Array(FEATURES_MAX);
const slots = new Int32Array(FEATURES_MAX);
const scores = new Float64Array(LABELS);

/** How a tagger is trained. */
export interface TaggerOptions {
  readonly epochs: number;
  readonly seed: number;
  /** By how much the right label must win. */
  readonly margin: number;
  /** Slots that may have weights; all when missing. */
  readonly kept?: Uint8Array;
}

/** Trains an averaged perceptron with a margin (Collins 2002) that goes from left to right, on its own earlier decisions. */
export function trainTagger(
  sentences: readonly Sentence[],
  { epochs, seed, margin, kept }: TaggerOptions,
  say: (line: string) => void,
): NameTable {
  const weights = new Float32Array(LABELS << SLOT_BITS);
  const sums = new Float32Array(LABELS << SLOT_BITS);
  const random = mulberry(seed);
  const order = [...sentences];
  let step = 1;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    shuffle(order, random);
    let wrong = 0;
    let tokens = 0;
    for (const sentence of order) {
      walk(weights, sentence, 0, (i, guess, history, count) => {
        tokens++;
        step++;
        const gold = sentence.gold[i] as number;
        if (gold === ANYTHING) return 0;
        if (guess !== gold) wrong++;
        const rival = strongestRival(gold, history.label);
        if ((scores[gold] as number) - (scores[rival] as number) < margin) {
          for (let k = 0; k < count; k++)
            if (kept === undefined || kept[slots[k] as number] === 1)
              bump(weights, sums, slots[k] as number, gold, rival, step);
        }
        return guess;
      });
    }
    say(`epoch ${epoch} of ${epochs}: ${((100 * wrong) / tokens).toFixed(2)} % of tokens wrong`);
  }
  for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] as number) - (sums[i] as number) / step;
  return weights;
}

function strongestRival(gold: number, before: number): number {
  let best = -1;
  for (let label = 0; label < LABELS; label++) {
    if (label === gold || !mayFollow(label, before)) continue;
    if (best < 0 || (scores[label] as number) > (scores[best] as number)) best = label;
  }
  return best;
}

/** Decides token by token; `decided` may change the label and gives it back. */
function walk(
  weights: NameTable,
  sentence: Sentence,
  bias: number,
  decided: (i: number, guess: number, history: NameHistory, count: number) => number,
): void {
  const { facts, width } = sentence;
  let history: NameHistory = NO_HISTORY;
  for (const [i, here] of facts.entries()) {
    for (let k = 0; k < width; k++) slots[k] = sentence.slots[i * width + k] as number;
    const count = readLabels(placeAt(facts, i), history, features, width);
    for (let k = width; k < count; k++) slots[k] = nameSlotOf(features[k] as number);
    const label = decided(i, bestLabel(weights, count, history.label, bias), history, count);
    history = withToken(history, here, label, LIST.street);
  }
}

function bestLabel(weights: NameTable, count: number, before: number, bias: number): number {
  scores.fill(0);
  for (let k = 0; k < count; k++) {
    const base = (slots[k] as number) * LABELS;
    for (let label = 0; label < LABELS; label++)
      scores[label] = (scores[label] as number) + (weights[base + label] as number);
  }
  scores[0] = (scores[0] as number) + bias;
  let best = 0;
  for (let label = 1; label < LABELS; label++) {
    if (mayFollow(label, before) && (scores[label] as number) > (scores[best] as number)) best = label;
  }
  return best;
}

function bump(weights: NameTable, sums: NameTable, slot: number, gold: number, guess: number, step: number): void {
  const base = slot * LABELS;
  weights[base + gold] = (weights[base + gold] as number) + 1;
  sums[base + gold] = (sums[base + gold] as number) + step;
  weights[base + guess] = (weights[base + guess] as number) - 1;
  sums[base + guess] = (sums[base + guess] as number) - step;
}

/** Slots of the `count` features with the greatest weights. */
export function strongestSlots(weights: NameTable, count: number): Uint8Array {
  const greatest = new Float32Array(1 << SLOT_BITS);
  for (let i = 0; i < weights.length; i++) {
    const slot = Math.floor(i / LABELS);
    greatest[slot] = Math.max(greatest[slot] as number, Math.abs(weights[i] as number));
  }
  const bar = Float32Array.from(greatest).sort().at(-count) as number;
  return Uint8Array.from(greatest, (weight) => (weight > 0 && weight >= bar ? 1 : 0));
}

/** The mean of taggers. */
export function averaged(tables: readonly NameTable[]): NameTable {
  const [first, ...others] = tables;
  if (first === undefined) throw new RangeError('there is no tagger to take the mean of');
  for (let i = 0; i < first.length; i++) {
    let sum = first[i] as number;
    for (const other of others) sum += other[i] as number;
    first[i] = sum / tables.length;
  }
  return first;
}
