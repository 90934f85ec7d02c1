/** Units of a gram; a power of two. */
export const GRAM_UNITS = 8;

const FACTOR = 0x01000193;
/** FACTOR to the power of {@link GRAM_UNITS}, modulo 2^32. */
const OLDEST: number = Array.from({ length: GRAM_UNITS }).reduce<number>((power) => Math.imul(power, FACTOR), 1);

/** The hash of the last units with the next one behind them and the oldest, which stood {@link GRAM_UNITS} before it, taken out. */
export function rolled(hash: number, unit: number, oldest: number): number {
  return (Math.imul(hash, FACTOR) + unit - Math.imul(oldest, OLDEST)) | 0;
}

/** Of which texts a gram is, by its hash: one bit a text, in the order in which they were given; 0 for none. */
export type GramSet = (hash: number) => number;

/** The grams of at most eight texts. Takes 0.1 ms and 10 to 20 KB for 1,000 units. */
export function gramSet(texts: readonly Uint16Array[]): GramSet {
  const count = texts.reduce((sum, { length }) => sum + length, 0);
  const size = 2 ** Math.ceil(Math.log2(2 * count + 2));
  const mask = size - 1;
  const hashes = new Int32Array(size);
  /** 0 where no gram stands, which tells the hash 0 from nothing. */
  const bits = new Uint8Array(size);
  const placeOf = (hash: number): number => {
    let place = spread(hash) & mask;
    while (bits[place] !== 0 && hashes[place] !== hash) place = (place + 1) & mask;
    return place;
  };
  for (const [number, units] of texts.entries()) {
    let hash = 0;
    for (const [i, unit] of units.entries()) {
      hash = rolled(hash, unit, i < GRAM_UNITS ? 0 : (units[i - GRAM_UNITS] as number));
      if (i < GRAM_UNITS - 1) continue;
      const place = placeOf(hash);
      hashes[place] = hash;
      bits[place] = (bits[place] as number) | (1 << number);
    }
  }
  return (hash) => bits[placeOf(hash)] as number;
}

function spread(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 7;
}
