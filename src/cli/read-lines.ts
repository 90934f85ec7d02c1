/** UTF-16 code units of one line; escapes make a line longer than its text. */
export const LINE_LENGTH_MAX = 16_000_000;

/** A line, or that there was one which is too long to be kept. Lines are counted from 1, empty ones too. */
export type Line = { readonly number: number } & ({ readonly text: string } | { readonly isTooLong: true });

/** Cuts chunks into lines at `\n` or `\r\n`. Empty lines are left out. Memory is bounded by the longest line allowed. */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<Line> {
  let rest = '';
  let isTooLong = false;
  let number = 1;
  for await (const chunk of chunks) {
    const lines = chunk.split('\n');
    for (const [i, piece] of lines.entries()) {
      if (!isTooLong) rest += piece;
      if (rest.length > LINE_LENGTH_MAX) {
        isTooLong = true;
        rest = '';
      }
      if (i === lines.length - 1) break;
      yield* finished(number, rest, isTooLong);
      number++;
      rest = '';
      isTooLong = false;
    }
  }
  yield* finished(number, rest, isTooLong);
}

function* finished(number: number, text: string, isTooLong: boolean): Generator<Line> {
  if (isTooLong) yield { number, isTooLong };
  else if (text.trim() !== '') yield { number, text };
}
