import { readFeatures } from './features.ts';
import { readText, type Tokens, tokenRoom } from './read-tokens.ts';
import { slotOf, type Weights } from './weights.ts';

/** What the model says of a text. */
export interface ModelReading {
  /** Of its most suspicious window: above 0 where an attack is likelier than not among as many of both. */
  readonly logit: number;
  /** The stretch that speaks most for an attack, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** Tokens that are scored together. A text a half longer than such a window is one. */
const WINDOW_TOKENS = 256;
/** How far windows lie apart, in tokens. */
export const WINDOW_STEP = 128;

/** Where the window ends that begins at token `from`, of `count` in all. */
export function windowEnd(from: number, count: number): number {
  return count - from <= WINDOW_TOKENS + WINDOW_STEP ? count : from + WINDOW_TOKENS;
}

/** Units that are read at a time, and how far such blocks overlap: more than the tokens of a window have. */
const BLOCK_UNITS = 16_384;
const BLOCK_OVERLAP = 2_048;

/** A word, a pair, a concept, and a pair with each concept in sight. */
const FEATURES_A_TOKEN = 19;

const tokens: Tokens = tokenRoom(BLOCK_UNITS);
/** Weights other than 0 of the block's features, with the token that completes each, in order. */
const slots: Int32Array = new Int32Array(BLOCK_UNITS * FEATURES_A_TOKEN);
const places: Uint16Array = new Uint16Array(BLOCK_UNITS * FEATURES_A_TOKEN);
/** Which slots a window has already; entries of other windows have another stamp. */
const SEEN_SLOTS = 16_384;
const seen: Int32Array = new Int32Array(SEEN_SLOTS);
const stamps: Int32Array = new Int32Array(SEEN_SLOTS);
let stamp = 0;
const gains: Float64Array = new Float64Array(BLOCK_UNITS);

/** Scores a text by its windows; the most suspicious one counts. Linear in the text, in constant memory; deterministic. */
export function scoreText(text: string, weights: Weights): ModelReading {
  let best: ModelReading | undefined;
  for (let from = 0; ; from += BLOCK_UNITS - BLOCK_OVERLAP) {
    const reading = scoreBlock(text.slice(from, from + BLOCK_UNITS), from, weights);
    if (best === undefined || reading.logit > best.logit) best = reading;
    if (from + BLOCK_UNITS >= text.length) return best;
  }
}

function scoreBlock(text: string, offset: number, weights: Weights): ModelReading {
  readText(text, tokens);
  const featureCount = readSlots(weights);
  const { count, starts } = tokens;
  if (count === 0) return { logit: weights.bias, start: offset, end: offset + text.length };
  let logit = Number.NEGATIVE_INFINITY;
  let bestFrom = 0;
  let bestTo = count;
  let feature = 0;
  for (let from = 0; ; from += WINDOW_STEP) {
    while (feature < featureCount && (places[feature] as number) < from) feature++;
    const to = windowEnd(from, count);
    const sum = scoreWindow(feature, featureCount, to, weights);
    if (sum > logit) {
      logit = sum;
      bestFrom = from;
      bestTo = to;
    }
    if (to === count) break;
  }
  gains.fill(0, bestFrom, bestTo);
  for (let i = 0; i < featureCount; i++) {
    const place = places[i] as number;
    if (place >= bestFrom && place < bestTo)
      gains[place] = (gains[place] as number) + (weights.slots[slots[i] as number] as number);
  }
  const [first, last] = heaviest(bestFrom, bestTo, GAIN_MIN / weights.scale);
  const start = starts[first] as number;
  const end = last + 1 < count ? (starts[last + 1] as number) : text.length;
  const stretch = text.slice(start, end).trimEnd();
  return { logit, start: offset + start, end: offset + start + stretch.length };
}

/** Lists the features of the tokens that have a weight. */
function readSlots({ slots: table }: Weights): number {
  let count = 0;
  readFeatures(tokens, (feature, token) => {
    const slot = slotOf(feature);
    if (table[slot] === 0) return;
    slots[count] = slot;
    places[count] = token;
    count++;
  });
  return count;
}

/** The logit of the tokens before `to`, from a feature on: each feature once, by the root of their number. */
function scoreWindow(firstFeature: number, featureCount: number, to: number, weights: Weights): number {
  stamp++;
  let sum = 0;
  let count = 0;
  for (let i = firstFeature; i < featureCount && (places[i] as number) < to; i++) {
    const slot = slots[i] as number;
    let at = Math.imul(slot, 0x9e3779b1) >>> 18;
    while (stamps[at] === stamp && seen[at] !== slot) at = (at + 1) & (SEEN_SLOTS - 1);
    if (stamps[at] === stamp) continue;
    stamps[at] = stamp;
    seen[at] = slot;
    sum += weights.slots[slot] as number;
    count++;
  }
  return weights.bias + (sum * weights.scale) / lengthOf(count);
}

/** What a sum over features is divided by: their root, and so much in any case that one word alone decides little. */
export function lengthOf(featureCount: number): number {
  return Math.sqrt(Math.max(FEATURES_MIN, featureCount));
}

const FEATURES_MIN = 10;

/** What a token must gain for the stretch to go on over it, as a logit: about what a word of ordinary prose does. */
const GAIN_MIN = 1.1;

/** The stretch of tokens with the greatest sum of gains (Kadane), each less `gainMin`. */
function heaviest(from: number, to: number, gainMin: number): readonly [number, number] {
  let best = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let begin = from;
  let found: readonly [number, number] = [from, Math.max(from, to - 1)];
  for (let token = from; token < to; token++) {
    if (sum <= 0) {
      sum = 0;
      begin = token;
    }
    sum += (gains[token] as number) - gainMin;
    if (sum > best) {
      best = sum;
      found = [begin, token];
    }
  }
  return found;
}
