import { fnv1a } from '../../../core/fnv1a.ts';
import { characterOf, NUMBER_BASE, numberAt } from '../../number-text.ts';
import { LABELS } from './labels.ts';

/** A trained tagger as the training writes it. */
export interface NameWeightsSource {
  /** How many features have weights. */
  readonly count: number;
  /** FNV-1a of the units of `rows`. */
  readonly checksum: number;
  /** Which labels have a weight, the first by the lowest bit: the patterns that rows name by their place here. */
  readonly masks: readonly number[];
  /**
   * For each feature: the distance of its slot from the one before, in digits of base 45, the least first, all but the last with 45
   * added; the place of its mask; then a weight for each label of the mask, positive ones doubled, negative ones doubled and one less.
   */
  readonly rows: string;
}

/** A trained tagger, ready to score: weights of features by label. */
export interface NameWeights {
  /** Slots of features plus one, 0 where there is none; a power of two of them, at least twice as many as there are features. */
  readonly keys: Int32Array;
  /** {@link LABELS} weights for each key. */
  readonly rows: Int8Array;
}

/** Features have a slot each by the first bits of their hash. */
export const NAME_SLOT_BITS = 22;

/** The slot of a feature. */
export function nameSlotOf(feature: number): number {
  return feature >>> (32 - NAME_SLOT_BITS);
}

const DIGITS = 45;

/**
 * Decodes a tagger. Takes some ten milliseconds and 4 MiB.
 *
 * @throws Error for weights that are damaged.
 */
export function decodeNameWeights({ count, checksum, masks, rows: text }: NameWeightsSource): NameWeights {
  if (fnv1a(text) !== checksum)
    throw new Error('The weights of the name tagger are damaged; install the package again.');
  const size = 2 ** Math.ceil(Math.log2(2 * count + 2));
  const keys = new Int32Array(size);
  const rows = new Int8Array(size * LABELS);
  let slot = 0;
  let at = 0;
  for (let n = 0; n < count; n++) {
    let digit = numberAt(text, at++);
    let unit = 1;
    for (; digit >= DIGITS; digit = numberAt(text, at++)) {
      slot += (digit - DIGITS) * unit;
      unit *= DIGITS;
    }
    slot += digit * unit;
    const mask = masks[numberAt(text, at++)] as number;
    let place = slot & (size - 1);
    while (keys[place] !== 0) place = (place + 1) & (size - 1);
    keys[place] = slot + 1;
    for (let label = 0; label < LABELS; label++) {
      if ((mask >> label) & 1) rows[place * LABELS + label] = unfolded(numberAt(text, at++));
    }
  }
  return { keys, rows };
}

/** Encodes rows of {@link LABELS} weights from -45 to 45 by slot; masks that are rare are widened to a more frequent one that holds them. */
export function encodeNameWeights(weights: ReadonlyMap<number, readonly number[]>): NameWeightsSource {
  const maskOf = (row: readonly number[]): number =>
    row.reduce((mask, weight, label) => mask | (weight === 0 ? 0 : 1 << label), 0);
  const counts = new Map<number, number>([[2 ** LABELS - 1, Number.POSITIVE_INFINITY]]);
  for (const row of weights.values()) counts.set(maskOf(row), (counts.get(maskOf(row)) ?? 0) + 1);
  const masks = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, NUMBER_BASE)
    .map(([mask]) => mask);
  const narrowest = [...masks.keys()].sort((a, b) => bitsOf(masks[a] as number) - bitsOf(masks[b] as number));
  const numbers: number[] = [];
  let last = 0;
  for (const [slot, row] of [...weights].sort(([a], [b]) => a - b)) {
    let distance = slot - last;
    for (; distance >= DIGITS; distance = Math.floor(distance / DIGITS)) numbers.push(DIGITS + (distance % DIGITS));
    const mask = maskOf(row);
    const index = narrowest.find((each) => ((masks[each] as number) & mask) === mask) as number;
    numbers.push(distance, index);
    for (const [label, weight] of row.entries())
      if (((masks[index] as number) >> label) & 1) numbers.push(folded(weight));
    last = slot;
  }
  const rows = numbers.map((number) => characterOf(number)).join('');
  return { count: weights.size, checksum: fnv1a(rows), masks, rows };
}

function bitsOf(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
}

function folded(weight: number): number {
  return weight >= 0 ? weight * 2 : -weight * 2 - 1;
}

function unfolded(number: number): number {
  return number & 1 ? -((number + 1) >> 1) : number >> 1;
}
