import { boundedMap } from '../../core/bounded-map.ts';
import { checkWholeNumber } from '../../core/check-whole-number.ts';
import { InvalidOptionsError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';
import { type CallerWindow, createCallerWindow } from './caller-window.ts';
import { observeQuery } from './observe-query.ts';
import { EXTRACTION_REASONS, type ExtractionReason, joinPatterns, scorePatterns } from './score-signals.ts';
import { type ExtractionSignals, readSignals } from './signals.ts';

/** What the latest query of a principal makes of it. Holds no text. */
export interface ExtractionVerdict {
  /** From 0 to 1: how much the remembered queries look like an attempt to copy the model. */
  readonly score: number;
  readonly level: 'none' | 'anomaly';
  /** The patterns that are there, the closed set {@link ExtractionReason}; empty at level `none`. */
  readonly reasons: readonly ExtractionReason[];
}

/** Limits of a monitor, each with its unit in its name. The defaults are {@link EXTRACTION_BOUNDS_DEFAULT}. */
export interface ExtractionBounds {
  /** Principals that are remembered, 1 to 10,000; the one that has been away for longest goes first. */
  readonly principalsMax: number;
  /** Milliseconds that a query is remembered; at most the latest 192 queries of a principal are. */
  readonly windowMs: number;
  /** Queries in the window from which on a principal is judged, 16 to 192: before, everybody's questions are new. */
  readonly queriesMin: number;
  /** The score from which on the level is `anomaly`, above 0 up to 1. */
  readonly scoreMin: number;
}

/** The defaults; `scoreMin` is what `npm run bench:extraction` finds on simulated callers. */
export const EXTRACTION_BOUNDS_DEFAULT: ExtractionBounds = {
  principalsMax: 10_000,
  windowMs: 86_400_000,
  queriesMin: 64,
  scoreMin: 0.5,
};

/** What a monitor needs. */
export interface ExtractionMonitorOptions {
  readonly clock: Clock;
  readonly bounds?: Partial<ExtractionBounds>;
  /** Keys the hashes: 32 bits that no caller should know. Random for each monitor when missing; give one where runs are to be the same. */
  readonly seed?: number;
}

/** Watches callers for attempts to copy the model by its replies. */
export interface ExtractionMonitor {
  /**
   * Counts a query of a principal and judges what is remembered of it. Reads the first and the last 2,048 UTF-16 units of `text`,
   * and keeps nothing but hashes and counts of them: no text, and no more than 16 KiB a principal. Never throws.
   *
   * @param principalKey - An opaque name such as a keyed hash. It should stand for one person or program: many people behind one
   * key look like a sweep.
   * @param query - What the caller wrote, without what the application adds; `outputUnits` are tokens or characters of the reply.
   */
  observe(principalKey: string, query: { readonly text: string; readonly outputUnits?: number }): ExtractionVerdict;
  /** The numbers behind the latest verdict on a principal; undefined for one that is not remembered. */
  signals(principalKey: string): ExtractionSignals | undefined;
}

/**
 * Makes a monitor in the memory of this process. A verdict is a reason to slow down and to look, not a proof: who puts a list of
 * products through one prompt, or tries a model on a set of tasks, sends what an attacker would send; and who labels a data set of real
 * texts with one prompt looks like an honest batch job. Attackers who go slowly, or hide among other queries, are seen later or never.
 *
 * @throws `InvalidOptionsError` for bounds out of their range.
 * @example
 * const monitor = createExtractionMonitor({ clock: { now: Date.now } });
 * monitor.observe('9f3a…', { text: 'Explain osmosis in simple terms.' });  // { score: 0, level: 'none', reasons: [] }
 */
export function createExtractionMonitor({ clock, bounds, seed }: ExtractionMonitorOptions): ExtractionMonitor {
  const ownSeed = seed ?? crypto.getRandomValues(new Int32Array(1))[0] ?? 0;
  const { principalsMax, windowMs, queriesMin, scoreMin } = checkBounds({ ...EXTRACTION_BOUNDS_DEFAULT, ...bounds });
  const callers = boundedMap<string, CallerWindow>(principalsMax);
  let lastMs = 0;

  /** The window of a caller, which becomes the one that was used last. */
  function take(key: string): CallerWindow {
    const window = callers.get(key) ?? createCallerWindow();
    callers.set(key, window);
    return window;
  }

  return {
    observe(principalKey, { text, outputUnits = 0 }) {
      const now = clock.now();
      // A clock that steps back, or says nothing, stands still here: times in a window never fall.
      if (now > lastMs) lastMs = now;
      const window = take(principalKey);
      observeQuery(
        window,
        { text, outputUnits: boundedUnits(outputUnits), atMs: lastMs, seed: ownSeed },
        lastMs - windowMs,
      );
      return window.size < queriesMin ? NOTHING : judge(readSignals(window), scoreMin);
    },
    signals(principalKey) {
      const window = callers.get(principalKey);
      return window === undefined ? undefined : readSignals(window);
    },
  };
}

const NOTHING: ExtractionVerdict = { score: 0, level: 'none', reasons: [] };
const OUTPUT_UNITS_MAX = 10_000_000;
/** A pattern of this weight is a reason. */
const REASON_MIN = 0.25;

function judge(signals: ExtractionSignals, scoreMin: number): ExtractionVerdict {
  const patterns = scorePatterns(signals);
  const score = joinPatterns(patterns);
  if (score < scoreMin) return { score, level: 'none', reasons: [] };
  const reasons = EXTRACTION_REASONS.filter((reason) => patterns[reason] >= REASON_MIN);
  return { score, level: 'anomaly', reasons };
}

function boundedUnits(units: number): number {
  return units >= 0 ? Math.min(Math.round(units), OUTPUT_UNITS_MAX) : 0;
}

function checkBounds(bounds: ExtractionBounds): ExtractionBounds {
  checkWholeNumber('principalsMax', bounds.principalsMax, { max: 10_000 });
  checkWholeNumber('windowMs', bounds.windowMs, { min: 1_000, max: 31_536_000_000 });
  checkWholeNumber('queriesMin', bounds.queriesMin, { min: 16, max: 192 });
  const { scoreMin } = bounds;
  if (!(scoreMin > 0 && scoreMin <= 1)) throw new InvalidOptionsError('scoreMin', 'must be above 0 and at most 1');
  return bounds;
}
