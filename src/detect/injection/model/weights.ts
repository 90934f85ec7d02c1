import { CONCEPTS } from './concepts/index.ts';
import { InvalidWeightsError } from './invalid-weights-error.ts';

/** A trained model as the training writes it. */
export interface WeightsSource {
  /** Of the concepts that it was trained with; see {@link lexiconHash}. */
  readonly lexicon: number;
  readonly bias: number;
  /** What a weight of 1 stands for. */
  readonly scale: number;
  /** How many slots have a weight. */
  readonly count: number;
  /** FNV-1a of the decoded bytes. */
  readonly checksum: number;
  /** For each slot that has a weight: the distance from the one before as LEB128, and the weight as a signed byte. Base64. */
  readonly slots: string;
}

/** A trained model, ready to score. */
export interface Weights {
  readonly bias: number;
  readonly scale: number;
  /** Weights by slot, 0 where there is none. */
  readonly slots: Int8Array;
}

/** Features have a slot each by the first bits of their hash. */
export const SLOT_BITS = 22;

/**
 * Decodes a model. Takes some milliseconds and 4 MiB.
 *
 * @throws {@link InvalidWeightsError} for weights that are damaged or were trained with another lexicon.
 */
export function decodeWeights({ lexicon, bias, scale, count, checksum, slots: text }: WeightsSource): Weights {
  if (lexicon !== lexiconHash()) {
    throw new InvalidWeightsError('they were trained with another lexicon of concepts; train again');
  }
  const bytes = bytesOf(text);
  if (hashOf(bytes) !== checksum) throw new InvalidWeightsError('their checksum is wrong; install the package again');
  const slots = new Int8Array(1 << SLOT_BITS);
  let slot = 0;
  let at = 0;
  for (let n = 0; n < count; n++) {
    let distance = 0;
    if (at >= bytes.length) throw new InvalidWeightsError('they end too early; train again');
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] as number;
      distance |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    slot += distance;
    slots[slot] = bytes[at++] as number;
  }
  return { bias, scale, slots };
}

/** Encodes weights by slot for {@link decodeWeights}. */
export function encodeWeights(bias: number, scale: number, slots: Int8Array): WeightsSource {
  const bytes: number[] = [];
  let count = 0;
  let last = 0;
  for (const [slot, weight] of slots.entries()) {
    if (weight === 0) continue;
    let distance = slot - last;
    for (; distance >= 0x80; distance >>>= 7) bytes.push((distance & 0x7f) | 0x80);
    bytes.push(distance, weight & 0xff);
    last = slot;
    count++;
  }
  const text = bytes.map((byte) => String.fromCharCode(byte)).join('');
  return { lexicon: lexiconHash(), bias, scale, count, checksum: hashOf(bytes), slots: btoa(text) };
}

/** FNV-1a over the lexicon: weights fit one lexicon only. */
export function lexiconHash(): number {
  const bytes: number[] = [];
  for (const { name, stems } of CONCEPTS) {
    for (const character of `${name}:${stems.trim().split(/\s+/u).join(' ')}\n`)
      bytes.push(character.charCodeAt(0) & 0xff);
  }
  return hashOf(bytes);
}

function bytesOf(text: string): Uint8Array {
  let binary: string;
  try {
    binary = atob(text);
  } catch (cause) {
    throw new InvalidWeightsError('they are not Base64; install the package again', { cause });
  }
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

function hashOf(bytes: Iterable<number>): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
