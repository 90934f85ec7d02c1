import { mix32 } from './mix32.ts';

/** 64 bits as two unsigned numbers of 32. */
export interface SimHash {
  low: number;
  high: number;
}

/** Planes of a counter of bits: counts up to 2^12 − 1 features. */
const PLANES = 12;
const lowPlanes = new Uint32Array(PLANES);
const highPlanes = new Uint32Array(PLANES);

/**
 * Writes the SimHash (Charikar 2002, section 3) of the first `count` features into `into`: each of the 64 bits is the vote of the
 * features' own bits. For two sets of features at an angle θ the hashes differ in about 64 θ / π bits. Zero for no features. Of an
 * even number of features the least one votes twice: without that a tie would be a zero, and small sets would be alike.
 *
 * Votes are counted for all bits at once in planes of bits, which costs a few operations a feature.
 *
 * @param features - Hashes of 32 bits.
 * @param count - At most 4,095.
 */
export function simHash(features: Uint32Array, count: number, into: SimHash): void {
  lowPlanes.fill(0);
  highPlanes.fill(0);
  let least = RANGE;
  for (let i = 0; i < count; i++) {
    const feature = features[i] as number;
    if (feature < least) least = feature;
    voteFor(feature);
  }
  const isEven = count > 0 && count % 2 === 0;
  if (isEven) voteFor(least);
  const votes = isEven ? count + 1 : count;
  into.low = majority(lowPlanes, votes);
  into.high = majority(highPlanes, votes);
}

/** Bits in which two hashes differ, from 0 to 64, given the exclusive or of their halves. */
export function hammingDistance(lowBits: number, highBits: number): number {
  return bitCount(lowBits) + bitCount(highBits);
}

const RANGE = 2 ** 32;
const HIGH_SALT = 0x5bd1e995;

function voteFor(feature: number): void {
  vote(lowPlanes, mix32(feature));
  vote(highPlanes, mix32(feature ^ HIGH_SALT));
}

/** Adds 1 to the counters of the bits that are set. */
function vote(planes: Uint32Array, bits: number): void {
  let carry = bits;
  for (let plane = 0; carry !== 0 && plane < PLANES; plane++) {
    const kept = planes[plane] as number;
    planes[plane] = kept ^ carry;
    carry &= kept;
  }
}

/** The bits whose counter is more than half of `count`. */
function majority(planes: Uint32Array, count: number): number {
  const half = count >>> 1;
  let above = 0;
  let equal = -1;
  for (let plane = PLANES - 1; plane >= 0; plane--) {
    const bits = planes[plane] as number;
    if (((half >>> plane) & 1) === 0) {
      above |= equal & bits;
      equal &= ~bits;
    } else {
      equal &= bits;
    }
  }
  return above >>> 0;
}

/** Bits that are set in a number of 32 bits (Warren, Hacker's Delight, section 5–1). */
function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
