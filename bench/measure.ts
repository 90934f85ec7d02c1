/** One thing to measure: `run` does the work once. */
export interface Row {
  readonly name: string;
  readonly run: () => unknown;
}

/** What was measured of a row, in microseconds of CPU time for one run. */
export interface Measured {
  readonly name: string;
  readonly microseconds: number;
}

const ROUNDS = 7;
const ROUND_MICROSECONDS = 40_000;

/**
 * Measures rows in turns, so that a slow moment of the machine meets all of them, and keeps each one's minimum.
 * CPU time of the process, in µs; a row that takes longer than a round is run once a round.
 */
export async function measure(
  rows: readonly Row[],
  progress: (done: number, all: number) => void,
): Promise<readonly Measured[]> {
  const repeats: number[] = [];
  for (const row of rows) repeats.push(await repeatsOf(row));
  const best = rows.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, row] of rows.entries()) {
      const count = repeats[i] as number;
      await runFor(row, SETTLE_MICROSECONDS);
      const before = process.cpuUsage();
      for (let n = 0; n < count; n++) await row.run();
      best[i] = Math.min(best[i] as number, microsecondsSince(before) / count);
      progress(round * rows.length + i + 1, ROUNDS * rows.length);
    }
  }
  return rows.map(({ name }, i) => ({ name, microseconds: best[i] as number }));
}

/** A row runs so long, and so often at the least, before anything is measured: until then the engine compiles what it needs. */
const WARM_UP_MICROSECONDS = 400_000;
const WARM_UP_RUNS = 3;
/** And so long before it is measured in a round: until then it pays for what the row before it has left to be collected. */
const SETTLE_MICROSECONDS = 20_000;

/** How often a row runs in a round; running it also warms it up. */
async function repeatsOf(row: Row): Promise<number> {
  await runFor(row, WARM_UP_MICROSECONDS);
  let count = 1;
  for (;;) {
    const before = process.cpuUsage();
    for (let n = 0; n < count; n++) await row.run();
    if (microsecondsSince(before) > ROUND_MICROSECONDS || count >= 100_000) return Math.max(1, Math.floor(count / 2));
    count *= 2;
  }
}

const SIFT_RUNS = 4;

/** The rows that cost most, by the fastest of a few runs each: a first look at many, of which few are worth measuring. */
export async function slowest<Some extends Row>(
  rows: readonly Some[],
  count: number,
  progress: (done: number, all: number) => void,
): Promise<readonly Some[]> {
  const costs = new Map<Some, number>();
  for (const [i, row] of rows.entries()) {
    let least = Number.POSITIVE_INFINITY;
    for (let n = 0; n < SIFT_RUNS; n++) {
      const before = process.cpuUsage();
      await row.run();
      least = Math.min(least, microsecondsSince(before));
    }
    costs.set(row, least);
    progress(i + 1, rows.length);
  }
  const costOf = (row: Some): number => costs.get(row) ?? 0;
  return rows.toSorted((a, b) => costOf(b) - costOf(a)).slice(0, count);
}

async function runFor({ run }: Row, microseconds: number): Promise<void> {
  const begun = process.cpuUsage();
  for (let n = 0; n < WARM_UP_RUNS || microsecondsSince(begun) < microseconds; n++) await run();
}

function microsecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
