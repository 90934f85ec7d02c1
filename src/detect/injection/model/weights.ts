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
  /** FNV-1a of the decoded bytes. */
  readonly checksum: number;
  /** For each slot that has a weight: the distance from the one before as LEB128, and the weight for each reader as a signed byte. Base64. */
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

/**
 * Decodes a model. Takes some milliseconds and 8 MiB.
 *
 * @throws {@link InvalidWeightsError} for weights that are damaged or were trained with another lexicon.
 */
export function decodeWeights(source: WeightsSource): Readonly<Record<Reader, Weights>> {
  const { lexicon, biases, scale, count, checksum } = source;
  if (lexicon !== lexiconHash()) {
    throw new InvalidWeightsError('they were trained with another lexicon of concepts; train again');
  }
  const bytes = bytesOf(source.slots);
  if (hashOf(bytes) !== checksum) throw new InvalidWeightsError('their checksum is wrong; install the package again');
  const user = new Int8Array(1 << SLOT_BITS);
  const external = new Int8Array(1 << SLOT_BITS);
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
    user[slot] = bytes[at++] as number;
    external[slot] = bytes[at++] as number;
  }
  return {
    user: { bias: biases.user, scale, slots: user },
    external: { bias: biases.external, scale, slots: external },
  };
}

/** Encodes weights of one scale by slot for {@link decodeWeights}. */
export function encodeWeights({ user, external }: Readonly<Record<Reader, Weights>>): WeightsSource {
  const bytes: number[] = [];
  let count = 0;
  let last = 0;
  for (const [slot, weight] of user.slots.entries()) {
    const other = external.slots[slot] as number;
    if (weight === 0 && other === 0) continue;
    let distance = slot - last;
    for (; distance >= 0x80; distance >>>= 7) bytes.push((distance & 0x7f) | 0x80);
    bytes.push(distance, weight & 0xff, other & 0xff);
    last = slot;
    count++;
  }
  const text = bytes.map((byte) => String.fromCharCode(byte)).join('');
  const biases = { user: user.bias, external: external.bias };
  return { lexicon: lexiconHash(), biases, scale: user.scale, count, checksum: hashOf(bytes), slots: btoa(text) };
}

/** FNV-1a over the lexicon: weights fit one lexicon only. */
export function lexiconHash(): number {
  let hash = FNV_BASIS;
  for (const { name, stems } of CONCEPTS) {
    const line = `${name}:${stems}\n`;
    for (let i = 0; i < line.length; i++) hash = Math.imul(hash ^ line.charCodeAt(i), FNV_PRIME);
  }
  return hash >>> 0;
}

const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const NO_DIGIT = 0xff;
const DIGITS: Uint8Array = new Uint8Array(128).fill(NO_DIGIT);
for (let digit = 0; digit < 64; digit++) DIGITS[BASE64.charCodeAt(digit)] = digit;

/** Base64 with padding (RFC 4648, section 4). By hand: with `atob` there is a string in between, and loading takes longer. */
function bytesOf(text: string): Uint8Array {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const digits = text.length - padding;
  const bytes = new Uint8Array(Math.floor((digits * 3) / 4));
  let wrong = text.length % 4;
  let held = 0;
  let at = 0;
  for (let i = 0; i < digits; i++) {
    const code = text.charCodeAt(i);
    const digit = code < 128 ? (DIGITS[code] as number) : NO_DIGIT;
    wrong |= digit & 0xc0;
    held = (held << 6) | digit;
    if ((i & 3) === 0) continue;
    bytes[at++] = held >> (6 - 2 * (i & 3));
  }
  if (wrong !== 0) throw new InvalidWeightsError('they are not Base64; install the package again');
  return bytes;
}

function hashOf(bytes: ArrayLike<number>): number {
  let hash = FNV_BASIS;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ (bytes[i] as number), FNV_PRIME);
  return hash >>> 0;
}
