import { createExtractionMonitor, EXTRACTION_BOUNDS_DEFAULT } from 'sallyport/limits';
import { ATTACK_FAMILIES } from './extraction/attack-families.ts';
import { BENIGN_FAMILIES } from './extraction/benign-families.ts';
import type { Family } from './extraction/caller.ts';
import { createDraw } from './extraction/draw.ts';
import { HELD_OUT_FAMILIES } from './extraction/held-out-families.ts';
import { measure } from './measure.ts';
import { proseText } from './texts.ts';

// npm run bench:extraction: how well the extraction monitor tells simulated attackers from simulated honest callers, and what it costs.
// Callers of even numbers choose the threshold; those of odd numbers, and whole families that nothing was tuned to, are reported.

const CALLERS_A_FAMILY = 30;
const QUERIES_MAX = 500;
const BENIGN_SHARE_MAX = 0.01;
const ATTACK_SHARE_MIN = 0.9;

interface Trial {
  readonly family: Family;
  readonly isCalibration: boolean;
  /** The greatest score so far, after each query. */
  readonly peaks: Float32Array;
  readonly reasons: readonly string[];
}

const bytes = bytesOfPrincipal();
const families = [...ATTACK_FAMILIES, ...BENIGN_FAMILIES, ...HELD_OUT_FAMILIES];
const trials: Trial[] = [];
for (const [index, family] of families.entries()) {
  for (let caller = 0; caller < CALLERS_A_FAMILY; caller++) {
    trials.push(runTrial(family, caller, 1_000 * caller + index));
  }
  process.stderr.write(`\r${index + 1} of ${families.length} families`);
}
process.stderr.write('\r\n');
const chosen = chooseThreshold(trials.filter(({ isCalibration, family }) => isCalibration && !family.isTwin));
const { scoreMin } = EXTRACTION_BOUNDS_DEFAULT;
console.log(
  `threshold: ${scoreMin} shipped; ${chosen.toFixed(2)} is the least that flags at most 1 % of honest callers for calibration\n`,
);
reportFamilies();
reportTotals();
await reportTimes();
console.log(`a principal              ${bytes} bytes`);

function runTrial(family: Family, caller: number, seed: number): Trial {
  let now = 0;
  // Another seed for each caller: what is reported holds for no seed alone.
  const monitor = createExtractionMonitor({ clock: { now: () => now }, seed: Math.imul(seed + 1, 0x9e3779b1) });
  const queries = family.simulate(createDraw(seed));
  const peaks = new Float32Array(queries.length);
  let peak = 0;
  let reasons: readonly string[] = [];
  for (const [i, query] of queries.entries()) {
    now = query.atMs;
    const verdict = monitor.observe('caller', query);
    peak = Math.max(peak, verdict.score);
    peaks[i] = peak;
    if (reasons.length === 0) reasons = verdict.reasons;
  }
  return { family, isCalibration: caller % 2 === 0 && !family.isHeldOut, peaks, reasons };
}

/** The first query, from 1 on, at which a caller reaches the threshold; infinity for never. */
function flaggedAt({ peaks }: Trial, threshold: number): number {
  const at = peaks.findIndex((peak) => peak >= threshold);
  return at === -1 ? Number.POSITIVE_INFINITY : at + 1;
}

function chooseThreshold(calibration: readonly Trial[]): number {
  const honest = calibration.filter(({ family }) => !family.isAttack);
  for (let threshold = 0.05; threshold < 1; threshold += 0.05) {
    const flagged = honest.filter((trial) => flaggedAt(trial, threshold) < Number.POSITIVE_INFINITY);
    if (flagged.length <= BENIGN_SHARE_MAX * honest.length) return threshold;
  }
  return 1;
}

function reportFamilies(): void {
  console.log('family, callers not used for calibration     flagged    median query   first reasons');
  for (const family of families) {
    const own = trials.filter((trial) => trial.family === family && !trial.isCalibration);
    const { share, median } = summary(own);
    const reasons = [...new Set(own.flatMap((trial) => trial.reasons))].join(', ');
    const kind = `${family.isAttack ? 'attack' : 'honest'}${family.isHeldOut ? ', new' : family.isTwin ? ', twin' : ''}`;
    console.log(`${`${family.name} (${kind})`.padEnd(42)}${share.padStart(10)}${median.padStart(16)}   ${reasons}`);
  }
}

function summary(own: readonly Trial[]): { readonly share: string; readonly median: string } {
  // An attacker counts where it is flagged in time, an honest caller wherever it is.
  const within = own
    .map((trial) => flaggedAt(trial, scoreMin))
    .map((at, i) => (own[i]?.family.isAttack && at > QUERIES_MAX ? Number.POSITIVE_INFINITY : at));
  const flagged = within.filter(Number.isFinite).toSorted((a, b) => a - b);
  return {
    share: `${((100 * flagged.length) / own.length).toFixed(1)} %`,
    median: `${flagged[flagged.length >> 1] ?? '–'}`,
  };
}

function reportTotals(): void {
  const line = (name: string, own: readonly Trial[]): void => {
    const { share, median } = summary(own);
    console.log(`${`${name}, ${own.length} callers`.padEnd(64)}${share.padStart(9)}   median query ${median}`);
  };
  const reported = trials.filter(({ isCalibration }) => !isCalibration);
  const attacks = reported.filter(({ family }) => family.isAttack);
  const honest = reported.filter(({ family }) => !family.isAttack && !family.isTwin);
  console.log('');
  line(`attackers flagged within ${QUERIES_MAX} queries (target ${100 * ATTACK_SHARE_MIN} %)`, attacks);
  line(
    '  of new families',
    attacks.filter(({ family }) => family.isHeldOut),
  );
  line(`honest callers ever flagged (target ${100 * BENIGN_SHARE_MAX} %)`, honest);
  line(
    '  of new families',
    honest.filter(({ family }) => family.isHeldOut),
  );
  line(
    '  and with those who send what an attacker would',
    reported.filter(({ family }) => !family.isAttack),
  );
}

async function reportTimes(): Promise<void> {
  let now = 0;
  const monitor = createExtractionMonitor({ clock: { now: () => now } });
  const texts = Array.from({ length: 64 }, (_, i) => `${i} ${proseText(900 + i).slice(i)}`);
  const long = texts.map((text) => `${text} ${proseText(1_000_000)}`);
  const observe = (of: readonly string[]) => (): unknown => {
    now += 1_000;
    return monitor.observe('caller', { text: of[(now / 1_000) % of.length] as string });
  };
  const measured = await measure(
    [
      { name: 'observe, 200 tokens', run: observe(texts) },
      { name: 'observe, 1 MB', run: observe(long) },
    ],
    () => {},
  );
  console.log('');
  for (const { name, microseconds } of measured) console.log(`${name.padEnd(24)} ${microseconds.toFixed(1)} µs`);
}

/** Measured before anything else, while nothing is there that could be collected. */
function bytesOfPrincipal(): number {
  const before = process.memoryUsage();
  const many = createExtractionMonitor({ clock: { now: () => 0 } });
  const callers = 5_000;
  for (let i = 0; i < callers; i++) many.observe(`caller ${i}`, { text: 'one query' });
  const after = process.memoryUsage();
  if (many.signals('caller 0') === undefined) throw new Error('the first caller was forgotten');
  return Math.round((after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / callers);
}
