import type { Evaluator } from './evaluator.ts';
import { guarded } from './reply-stream.ts';

/**
 * Gives a reply on as far as the evaluator lets it through, one chunk of the source after another, for callers that
 * pull. Empty chunks are left out.
 *
 * After a stop it ends normally and calls `return()` on the source, as it does when the caller ends it early. An
 * exception in the evaluator is a stop, too: nothing that was withheld leaves. An exception of the source is passed on.
 *
 * @example
 * for await (const text of pullReply(evaluator, chunks)) response.write(text);
 */
export async function* pullReply(
  evaluator: Evaluator,
  source: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<string> {
  for await (const chunk of source) {
    const text = guarded(evaluator, () => evaluator.push(chunk));
    if (text !== '') yield text;
    if (evaluator.isStopped) return;
  }
  const rest = guarded(evaluator, () => evaluator.end());
  if (rest !== '') yield rest;
}
