/**
 * Spreads the bits of a 32-bit hash: the finalizer of MurmurHash3 (Appleby, 2011). FNV-1a alone leaves the high bits of short
 * words too much alike for counting by leading zeros. A bijection of unsigned numbers of 32 bits.
 */
export function mix32(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The hash of two hashes in this order, an unsigned number of 32 bits. */
export function mixPair(first: number, second: number): number {
  return mix32(Math.imul(first, 0x9e3779b1) ^ second);
}
