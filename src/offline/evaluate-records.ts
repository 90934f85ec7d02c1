import { type Inspecting, inspectText } from '../guard/inspect-text.ts';
import type { RecordLine } from './labelled-record.ts';
import { readRecords, type Watcher } from './read-records.ts';
import { createRecordKeeper, type Dimension } from './scored-records.ts';
import { type Summary, summarize } from './summarize.ts';

/** How records are evaluated. */
export interface EvaluateOptions extends Watcher {
  /** How each text is inspected; `trust` and `role` are those of records which say none. */
  readonly inspecting: Inspecting;
  /** What the result is broken down by. */
  readonly by: readonly Dimension[];
}

/** A summary of all records that could be read. */
export interface Evaluation extends Summary {
  /** Its name. */
  readonly policy: string;
  /** Lines that were no records and are not in the summary. */
  readonly badLines: number;
}

/**
 * Inspects labelled records as `sallyport inspect --jsonl` does and measures how well score and policy tell attacks from
 * honest texts. Of a record only score, verdict and the names of its groups are kept.
 *
 * @throws MissingClassError unless there are both attacks and honest texts; TooMuchDataError beyond the bounds of
 * {@link createRecordKeeper}.
 */
export async function evaluateRecords(
  lines: AsyncIterable<RecordLine>,
  { inspecting, by, ...watcher }: EvaluateOptions,
): Promise<Evaluation> {
  const keeper = createRecordKeeper();
  const badLines = await readRecords(
    lines,
    async ({ text, isAttack, trust, role, groups }) => {
      if (isAttack === undefined) return { code: 'INVALID_RECORD', message: '"label" is missing' };
      const { answer } = await inspectText(text, {
        ...inspecting,
        trust: trust ?? inspecting.trust,
        role: role ?? inspecting.role,
      });
      keeper.keep({ isAttack, score: answer.score, flagged: answer.flagged, groups });
      return undefined;
    },
    watcher,
  );
  return { policy: inspecting.policy.name, badLines, ...summarize(keeper.kept(), by) };
}
