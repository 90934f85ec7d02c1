import { InvalidOptionsError } from '../../core/errors.ts';
import type { MeterRule, MeterRun } from '../matching/rule.ts';
import { type FoldCodePoint, foldedReader, foldText } from './folded-units.ts';
import { LiveMeterRun } from './live-meter-run.ts';
import { buildNeedleAutomaton, type NeedleAutomaton } from './needle-automaton.ts';
import { needleSpellings } from './needle-spellings.ts';
import { startsRing } from './starts-ring.ts';

/** How a canary is read. */
interface CanaryOptions {
  readonly fold: FoldCodePoint;
}

/** Letters and digits of a canary; fewer could turn up by chance. */
const CANARY_UNITS_MIN = 16;

/** More would have to be withheld for longer than a stream may withhold, once spelled in hexadecimal. */
const CANARY_UNITS_MAX = 56;

/** Canaries that one meter watches for. */
const CANARIES_MAX = 8;

/** Letters and digits of a canary's beginning that may leave before the reply is withheld. */
const CANARY_UNITS_FREE = 3;

/**
 * Watches a reply for words that stand in the prompt only to be recognized when they come out again, as they are or
 * reversed, in ROT13, in leetspeak, in hexadecimal or in Base64 at any alignment. Both sides are read as the lower-case
 * letters and digits of their skeletons: spelling a canary out with dashes or spaces hides nothing.
 *
 * From the fourth unit on the reply is withheld; a finding begins there and ends behind the canary. Two units of one
 * canary stand at most 8 view units apart.
 *
 * @param canaries - at most 8, each of 16 to 56 letters and digits.
 * @throws {@link InvalidOptionsError} for too many canaries, or one that is too short or too long.
 */
export function canaryMeter(canaries: readonly string[], { fold }: CanaryOptions): MeterRule {
  if (canaries.length > CANARIES_MAX)
    throw new InvalidOptionsError('canaries', `has more than ${CANARIES_MAX} entries`);
  const needles = canaries.flatMap((canary) => foldedNeedles(canary, fold));
  const automaton = buildNeedleAutomaton(needles);
  return {
    kind: 'meter',
    id: 'leakage/canary',
    category: 'leakage',
    score: 1,
    severity: 'CRITICAL',
    open: () => canaryRun(automaton, fold),
  };
}

/** View units that may stand between two units of one canary. */
const CANARY_GAP_MAX = 8;

function foldedNeedles(canary: string, fold: FoldCodePoint): readonly Uint16Array[] {
  const length = foldText(canary, fold, CANARY_UNITS_MAX + 1).length;
  if (length < CANARY_UNITS_MIN || length > CANARY_UNITS_MAX) {
    throw new InvalidOptionsError(
      'canaries',
      `needs ${CANARY_UNITS_MIN} to ${CANARY_UNITS_MAX} letters and digits in each`,
    );
  }
  return needleSpellings(canary)
    .map((spelling) => foldText(spelling, fold, 2 * CANARY_UNITS_MAX))
    .filter((needle) => needle.length >= CANARY_UNITS_MIN);
}

function canaryRun(automaton: NeedleAutomaton, fold: FoldCodePoint): MeterRun {
  const { depths, matches } = automaton;
  const reader = foldedReader(fold);
  const starts = startsRing(automaton.needleLengthMax);
  const mask = starts.length - 1;
  let state = 0;
  let count = 0;
  let lastEnd = 0;
  let found: { readonly start: number; readonly end: number }[] = [];

  const take = (unit: number, start: number, end: number): void => {
    if (start - lastEnd > CANARY_GAP_MAX) state = 0;
    state = automaton.next(state, unit);
    starts[count & mask] = start;
    count++;
    lastEnd = end;
    const length = matches[state] as number;
    if (length === 0) return;
    found.push({ start: starts[(count - length + CANARY_UNITS_FREE) & mask] as number, end });
    state = 0;
  };

  const write: MeterRun['write'] = (text, offset) => {
    found = [];
    reader.write(text, offset, take);
    return found;
  };
  return new LiveMeterRun(write, () => {
    const depth = depths[state] as number;
    if (depth <= CANARY_UNITS_FREE || reader.readTo() - lastEnd > CANARY_GAP_MAX) return undefined;
    return starts[(count - depth + CANARY_UNITS_FREE) & mask] as number;
  });
}
