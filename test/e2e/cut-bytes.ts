/** Lengths of packets, in bytes; the last one holds on to the end. */
export type Cutting = readonly number[];

/** The cuttings that every streaming case is run at. The random ones are the same in each run. */
export const CUTTINGS: Readonly<Record<'whole' | 'random' | 'one-byte', Cutting>> = {
  whole: [Number.MAX_SAFE_INTEGER],
  random: randomLengths(4_000, 0x5a11),
  'one-byte': [1],
};

/** Lengths from 1 to 48, mostly short, by a linear congruential generator with a fixed seed. */
function randomLengths(count: number, seed: number): Cutting {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const chance = state / 2_147_483_648;
    return 1 + Math.floor(chance * chance * 48);
  });
}
