import type { MeterRule, MeterRun } from '../matching/rule.ts';
import { type FoldCodePoint, foldedReader, foldText } from './folded-units.ts';
import { IDLE_RUN, LiveMeterRun } from './live-meter-run.ts';
import { startsRing } from './starts-ring.ts';
import { AUTOMATON_LENGTH_MAX, buildSuffixAutomaton, type SuffixAutomaton } from './suffix-automaton.ts';

/** How much of a system prompt a reply may quote. */
interface PromptOverlapOptions {
  readonly fold: FoldCodePoint;
  /** Folded units in a row that count as leakage; 48 when missing, and never below it. */
  readonly overlapMin?: number;
}

/** Letters and digits of the prompt in a row, some nine words of English, that count as leakage. */
const OVERLAP_UNITS_MIN = 48;

/** Letters and digits of a quotation that may leave before it is withheld. */
export const OVERLAP_UNITS_FREE = 16;

/**
 * Watches a reply for verbatim parts of `systemPrompt`. Both are read as the lower-case letters and digits of their
 * skeletons, so that case, spacing, punctuation, invisible characters and look-alikes do not hide a quotation.
 *
 * From the 17th unit of a quotation on the reply is withheld; at `overlapMin` units it is a finding from that unit on,
 * reported once until the quotation ends. A quotation ends where the next unit does not continue any part of the
 * prompt, or stands more than 8 view units away. A prompt shorter than `overlapMin` units counts
 * from 60 % of its length, at least 24 units; a shorter one is not watched. What is behind the prompt's first
 * 100,000 units is not watched.
 *
 * Building takes some 1 ms per 1,000 units and 60 bytes a unit: keep the rule as long as the prompt is in use.
 */
export function promptOverlapMeter(systemPrompt: string, options: PromptOverlapOptions): MeterRule {
  const prompt = foldText(systemPrompt, options.fold, AUTOMATON_LENGTH_MAX);
  const overlapMin = overlapThreshold(prompt.length, options.overlapMin);
  const automaton = buildSuffixAutomaton(overlapMin === undefined ? new Uint16Array(0) : prompt);
  return {
    kind: 'meter',
    id: 'leakage/prompt-overlap',
    category: 'leakage',
    score: 0.95,
    severity: 'CRITICAL',
    open: () => (overlapMin === undefined ? IDLE_RUN : overlapRun(automaton, overlapMin, options.fold)),
  };
}

/** View units that may stand between two units of one quotation. It bounds what is withheld to 9 view units a unit. */
export const OVERLAP_GAP_MAX = 8;

const SHORT_PROMPT_UNITS_MIN = 24;
const SHORT_PROMPT_SHARE = 0.6;

/**
 * Units of a quotation that count, of a prompt of so many; undefined for one that is too short to be watched.
 *
 * @param wanted - For long prompts; 48 when missing, and never below it.
 */
export function overlapThreshold(promptLength: number, wanted: number = OVERLAP_UNITS_MIN): number | undefined {
  const overlapMin = Math.max(wanted, OVERLAP_UNITS_MIN);
  if (promptLength >= overlapMin) return overlapMin;
  if (promptLength < SHORT_PROMPT_UNITS_MIN) return undefined;
  return Math.max(SHORT_PROMPT_UNITS_MIN, Math.floor(promptLength * SHORT_PROMPT_SHARE));
}

function overlapRun(automaton: SuffixAutomaton, overlapMin: number, fold: FoldCodePoint): MeterRun {
  const { links, lengths } = automaton;
  const reader = foldedReader(fold);
  const starts = startsRing(overlapMin);
  const mask = starts.length - 1;
  let state = 0;
  let length = 0;
  let count = 0;
  let lastEnd = 0;
  /** End of the last unit of a quotation that has been reported: nothing before it is withheld or reported again. */
  let reportedTo = 0;
  let isReported = false;
  let found: { readonly start: number; readonly end: number }[] = [];

  const withheldFrom = (): number =>
    Math.max(starts[(count - length + OVERLAP_UNITS_FREE) & mask] as number, reportedTo);

  const take = (unit: number, start: number, end: number): void => {
    if (start - lastEnd > OVERLAP_GAP_MAX) {
      state = 0;
      length = 0;
    }
    let to = automaton.next(state, unit);
    while (to === -1 && state !== 0) {
      state = links[state] as number;
      length = lengths[state] as number;
      to = automaton.next(state, unit);
    }
    if (to !== -1) {
      state = to;
      length++;
    }
    starts[count & mask] = start;
    count++;
    lastEnd = end;
    if (length < overlapMin) {
      isReported = false;
      return;
    }
    if (!isReported) found.push({ start: withheldFrom(), end });
    isReported = true;
    reportedTo = end;
  };

  const write: MeterRun['write'] = (text, offset) => {
    found = [];
    reader.write(text, offset, take);
    return found;
  };
  return new LiveMeterRun(write, () => {
    if (length <= OVERLAP_UNITS_FREE || length >= overlapMin) return undefined;
    return reader.readTo() - lastEnd > OVERLAP_GAP_MAX ? undefined : withheldFrom();
  });
}
