import { InvalidJsonError } from '../core/json/invalid-json-error.ts';
import type { Redactor } from '../guard/redactor.ts';
import { UsageError } from './exit.ts';
import { LINE_LENGTH_MAX, readLines } from './read-lines.ts';

/** What an earlier run has written already. */
export interface Done {
  readonly lines: number;
  /** The last of them. */
  readonly lastLine: string;
}

/**
 * Redacts JSON lines, one line out for each line in, empty ones included. A line that is no JSON is redacted as text. Lines that are
 * done are read over; the last of them has to come out as it did.
 *
 * @returns How many lines were no JSON.
 * @throws {@link UsageError} for a line that is too long, and for what is done of another input.
 */
export async function redactLines(
  chunks: AsyncIterable<string>,
  redactor: Redactor,
  write: (text: string) => Promise<void>,
  done: Done = { lines: 0, lastLine: '' },
): Promise<number> {
  let written = done.lines;
  let notJson = 0;
  for await (const line of readLines(chunks)) {
    if ('isTooLong' in line)
      throw new UsageError(
        `line ${line.number} has more than ${LINE_LENGTH_MAX} characters; what is before it was written`,
      );
    const { number } = line;
    if (number < done.lines) continue;
    const redacted = redactedLine(line.text, redactor);
    if (!redacted.isJson) notJson++;
    if (number === done.lines) {
      if (redacted.text !== done.lastLine) refuseToGoOn();
      continue;
    }
    await write(`${'\n'.repeat(number - written - 1)}${redacted.text}\n`);
    written = number;
  }
  return notJson;
}

function refuseToGoOn(): never {
  throw new UsageError(
    'what an earlier run left was made from another input or with other options, or with hashes, whose key has changed; remove the .part file to begin again',
  );
}

function redactedLine(line: string, redactor: Redactor): { readonly text: string; readonly isJson: boolean } {
  try {
    return { text: redactor.redactJson(line), isJson: true };
  } catch (error) {
    if (!(error instanceof InvalidJsonError)) throw error;
    return { text: redactor.redact(line), isJson: false };
  }
}
