import { SallyportError } from '../core/errors.ts';
import {
  type BadLine,
  type LabelledRecord,
  type LineProblem,
  type RecordLine,
  readLabelledRecord,
} from './labelled-record.ts';

/** Who looks on while records are read. */
export interface Watcher {
  /** Told how many records have been taken, after each. */
  readonly onRecord?: (count: number) => void;
  readonly onBadLine?: (line: BadLine) => void;
}

/**
 * Reads every line and gives each record to `take`. A line that is no record is told and counted, and so is one whose text
 * cannot be inspected, or with which `take` finds a problem.
 *
 * @returns How many lines were bad.
 */
export async function readRecords(
  lines: AsyncIterable<RecordLine>,
  take: (record: LabelledRecord) => Promise<LineProblem | undefined>,
  { onRecord, onBadLine }: Watcher,
): Promise<number> {
  let badCount = 0;
  let count = 0;
  for await (const line of lines) {
    const problem = await taken(line, take);
    if (problem === undefined) {
      count++;
      onRecord?.(count);
    } else {
      badCount++;
      onBadLine?.({ file: line.file, line: line.number, ...problem });
    }
  }
  return badCount;
}

async function taken(
  line: RecordLine,
  take: (record: LabelledRecord) => Promise<LineProblem | undefined>,
): Promise<LineProblem | undefined> {
  const record = readLabelledRecord(line);
  if ('code' in record) return record;
  try {
    return await take(record);
  } catch (error) {
    if (error instanceof SallyportError && TEXT_CODES.includes(error.code)) {
      return { code: error.code, message: error.message };
    }
    throw error;
  }
}

/** Of errors that are about one text, not about the run. */
const TEXT_CODES: readonly string[] = ['INVALID_TEXT', 'TEXT_TOO_LONG'];
