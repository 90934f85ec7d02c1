import { SallyportError } from '../core/errors.ts';
import { EXIT } from './exit.ts';
import { LINE_LENGTH_MAX, readLines } from './read-lines.ts';

/** What is written in the place of a line that cannot be answered. */
export interface LineError {
  readonly error: { readonly code: string; readonly message: string };
}

/** Makes the answer to a bad line. */
export function lineError(code: string, message: string): LineError {
  return { error: { code, message } };
}

/**
 * Answers each line of JSON with a line of JSON, in order; a bad line gets an error in its place.
 *
 * @param answer - Throws a SallyportError for a value that it cannot take.
 * @returns The exit status.
 */
export async function answerLines(
  chunks: AsyncIterable<string>,
  answer: (value: unknown) => object | Promise<object>,
): Promise<number> {
  let badCount = 0;
  for await (const line of readLines(chunks)) {
    const said =
      'isTooLong' in line
        ? lineError('LINE_TOO_LONG', `a line may have ${LINE_LENGTH_MAX} characters`)
        : await answerText(line.text, answer);
    if ('error' in said) badCount++;
    if (!process.stdout.write(`${JSON.stringify(said)}\n`)) {
      await new Promise((resolve) => process.stdout.once('drain', resolve));
    }
  }
  if (badCount > 0)
    console.error(`sallyport: ${badCount} bad ${badCount === 1 ? 'line' : 'lines'}, answered with "error"`);
  return badCount > 0 ? EXIT.usage : EXIT.ok;
}

async function answerText(text: string, answer: (value: unknown) => object | Promise<object>): Promise<object> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return lineError('INVALID_JSON', 'the line is not JSON');
  }
  try {
    return await answer(value);
  } catch (error) {
    if (error instanceof SallyportError) return lineError(error.code, error.message);
    throw error;
  }
}
