/**
 * Registers of a HyperLogLog (Flajolet, Fusy, Gandouet and Meunier 2007), one byte each: 2^10. The standard error is
 * 1.04 / √1024 = 3.25 %.
 */
export const HLL_REGISTERS = 1_024;

const INDEX_BITS = 10;
/** Bias correction α of m ≥ 128 registers (Flajolet et al. 2007, figure 3). */
const ALPHA = 0.7213 / (1 + 1.079 / HLL_REGISTERS);
const RANGE = 2 ** 32;
const POWERS: readonly number[] = Array.from({ length: 33 }, (_, rank) => 2 ** -rank);

/**
 * Counts a hash in `registers`, in place; the same hash again changes nothing.
 *
 * @param registers - {@link HLL_REGISTERS} bytes, zeros at first.
 * @param hash - An unsigned number of 32 bits whose bits are all evenly spread.
 */
export function addDistinct(registers: Uint8Array, hash: number): void {
  const index = hash >>> (32 - INDEX_BITS);
  const rest = (hash << INDEX_BITS) >>> 0;
  const rank = Math.min(Math.clz32(rest), 32 - INDEX_BITS) + 1;
  if (rank > (registers[index] as number)) registers[index] = rank;
}

/**
 * How many distinct hashes have been counted, about: linear counting below 2.5 registers' worth, and the correction for
 * colliding hashes of 32 bits near 2^32 (Flajolet et al. 2007, figure 3). 0 for registers that are empty.
 */
export function countDistinct(registers: Uint8Array): number {
  let sum = 0;
  let empty = 0;
  for (const rank of registers) {
    sum += POWERS[rank] as number;
    if (rank === 0) empty++;
  }
  const raw = (ALPHA * HLL_REGISTERS * HLL_REGISTERS) / sum;
  if (raw <= 2.5 * HLL_REGISTERS && empty > 0) return HLL_REGISTERS * Math.log(HLL_REGISTERS / empty);
  return raw <= RANGE / 30 ? raw : -RANGE * Math.log(1 - raw / RANGE);
}
