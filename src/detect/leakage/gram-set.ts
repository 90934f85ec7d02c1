/** Units of a gram; a power of two. */
export const GRAM_UNITS = 8;

const FACTOR = 0x01000193;
/** FACTOR to the power of {@link GRAM_UNITS}, modulo 2^32. */
const OLDEST: number = Array.from({ length: GRAM_UNITS }).reduce<number>((power) => Math.imul(power, FACTOR), 1);

/** The hash of the last units with the next one behind them and the oldest, which stood {@link GRAM_UNITS} before it, taken out. */
export function rolled(hash: number, unit: number, oldest: number): number {
  return (Math.imul(hash, FACTOR) + unit - Math.imul(oldest, OLDEST)) | 0;
}

/** Tells whether a hash is that of a gram of a text. */
export type GramSet = (hash: number) => boolean;

/** The grams of a text's units. Takes 0.1 ms and 8 to 16 KB for 1,000 units. */
export function gramSet(units: Uint16Array): GramSet {
  const size = 2 ** Math.ceil(Math.log2(2 * units.length + 2));
  const mask = size - 1;
  const table = new Int32Array(size);
  let hasZero = false;
  let hash = 0;
  for (const [i, unit] of units.entries()) {
    hash = rolled(hash, unit, i < GRAM_UNITS ? 0 : (units[i - GRAM_UNITS] as number));
    if (i < GRAM_UNITS - 1) continue;
    if (hash === 0) hasZero = true;
    let place = spread(hash) & mask;
    while (table[place] !== 0 && table[place] !== hash) place = (place + 1) & mask;
    table[place] = hash;
  }
  return (wanted) => {
    if (wanted === 0) return hasZero;
    for (let place = spread(wanted) & mask; table[place] !== 0; place = (place + 1) & mask) {
      if (table[place] === wanted) return true;
    }
    return false;
  };
}

function spread(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 7;
}
