import { fnv1a } from '../../../core/fnv1a.ts';
import { characterOf, numberAt } from '../../number-text.ts';
import { CONCEPTS } from './concepts/index.ts';
import { InvalidWeightsError } from './invalid-weights-error.ts';

/** A trained model as the training writes it. */
export interface WeightsSource {
  /** Of the concepts that it was trained with; see {@link lexiconHash}. */
  readonly lexicon: number;
  readonly biases: Readonly<Record<Reader, number>>;
  /** What a weight of 1 stands for. */
  readonly scale: number;
  /** How many slots have a weight. */
  readonly count: number;
  /** FNV-1a of the units of `slots`. */
  readonly checksum: number;
  /**
   * For each slot that has a weight: the distance from the one before in digits of base 45, the least first, all but the last with
   * 45 added; then the weights for both readers in one number where both are small, else 81 and each in a number of its own (see
   * `pairOf` and `folded`). Each number is one character from U+0023 on, without the backslash.
   */
  readonly slots: string;
}

/** Who reads: texts that users write, and texts that come from elsewhere, where an order to the model is itself the attack. */
export type Reader = 'user' | 'external';

/** A trained model of one reader, ready to score. */
export interface Weights {
  readonly bias: number;
  readonly scale: number;
  /** Weights by slot, 0 where there is none. */
  readonly slots: Int8Array;
}

/** Features have a slot each by the first bits of their hash. */
export const SLOT_BITS = 22;

/** The slot of a feature: its first bits, which are as good as random. */
export function slotOf(feature: number): number {
  return feature >>> (32 - SLOT_BITS);
}

/**
 * Decodes a model. Takes some milliseconds and 8 MiB.
 *
 * @throws {@link InvalidWeightsError} for weights that are damaged or were trained with another lexicon.
 */
export function decodeWeights(source: WeightsSource): Readonly<Record<Reader, Weights>> {
  const { lexicon, biases, scale, count, checksum, slots: text } = source;
  if (lexicon !== lexiconHash()) {
    throw new InvalidWeightsError('they were trained with another lexicon of concepts; train again');
  }
  if (checksumOf(text) !== checksum)
    throw new InvalidWeightsError('their checksum is wrong; install the package again');
  const user = new Int8Array(1 << SLOT_BITS);
  const external = new Int8Array(1 << SLOT_BITS);
  let slot = 0;
  let at = 0;
  for (let n = 0; n < count; n++) {
    let digit = numberAt(text, at++);
    let unit = 1;
    for (; digit >= BASE; digit = numberAt(text, at++)) {
      slot += (digit - BASE) * unit;
      unit *= BASE;
    }
    slot += digit * unit;
    const pair = numberAt(text, at++);
    const isPair = pair < NO_PAIR;
    user[slot] = isPair ? Math.floor(pair / PAIR_WIDTH) - PAIR_MAX : unfolded(numberAt(text, at++));
    external[slot] = isPair ? (pair % PAIR_WIDTH) - PAIR_MAX : unfolded(numberAt(text, at++));
  }
  if (at !== text.length) throw new InvalidWeightsError('there are fewer or more than they say; train again');
  return {
    user: { bias: biases.user, scale, slots: user },
    external: { bias: biases.external, scale, slots: external },
  };
}

/** Encodes weights of one scale, from -45 to 45, by slot for {@link decodeWeights}. */
export function encodeWeights({ user, external }: Readonly<Record<Reader, Weights>>): WeightsSource {
  const numbers: number[] = [];
  let count = 0;
  let last = 0;
  for (const [slot, weight] of user.slots.entries()) {
    const other = external.slots[slot] as number;
    if (weight === 0 && other === 0) continue;
    let distance = slot - last;
    for (; distance >= BASE; distance = Math.floor(distance / BASE)) numbers.push(BASE + (distance % BASE));
    numbers.push(distance, ...(pairOf(weight, other) ?? [NO_PAIR, folded(weight), folded(other)]));
    last = slot;
    count++;
  }
  const slots = numbers.map((number) => characterOf(number)).join('');
  const biases = { user: user.bias, external: external.bias };
  return { lexicon: lexiconHash(), biases, scale: user.scale, count, checksum: checksumOf(slots), slots };
}

const BASE = 45;

/** Weights from -4 to 4 are nearly all. */
const PAIR_MAX = 4;
const PAIR_WIDTH = 2 * PAIR_MAX + 1;
const NO_PAIR = PAIR_WIDTH * PAIR_WIDTH;

/** Two small weights as digits of one number. */
function pairOf(user: number, external: number): readonly number[] | undefined {
  if (Math.max(Math.abs(user), Math.abs(external)) > PAIR_MAX) return undefined;
  return [(user + PAIR_MAX) * PAIR_WIDTH + external + PAIR_MAX];
}

/** A larger one: positive ones doubled, negative ones doubled and made odd. */
function folded(weight: number): number {
  return weight >= 0 ? weight * 2 : -weight * 2 - 1;
}

function unfolded(number: number): number {
  return number & 1 ? -((number + 1) >> 1) : number >> 1;
}

/** Names the lexicon: weights fit one lexicon only. */
export function lexiconHash(): number {
  return checksumOf(CONCEPTS.map(({ name, stems }) => `${name}:${stems}\n`).join(''));
}

function checksumOf(text: string): number {
  return fnv1a(text) >>> 0;
}
