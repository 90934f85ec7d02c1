import type { Finding } from '../core/finding.ts';
import type { Evaluator } from './evaluator.ts';

/**
 * A stream that lets a reply through as far as the evaluator does.
 *
 * On a stop the readable side closes normally and the writable side refuses further chunks, so that a piped source is
 * cancelled. Empty chunks do not leave, and no chunk ends inside a surrogate pair that the reply has whole. An
 * exception in the evaluator is a stop, too: nothing that was withheld leaves. An error of the source is passed on.
 *
 * @param onEnd - Called once: when the reply has ended, was stopped, was cancelled by the reader or failed.
 */
export function replyStream(
  evaluator: Evaluator,
  onEnd: () => void = () => undefined,
): TransformStream<string, string> {
  let isOver = false;
  const over = (): void => {
    if (!isOver) onEnd();
    isOver = true;
  };
  const hooks: Transformer<string, string> & { cancel: () => void } = {
    transform(chunk, controller) {
      const text = guarded(evaluator, () => evaluator.push(chunk));
      if (text !== '') controller.enqueue(text);
      if (!evaluator.isStopped) return;
      over();
      controller.terminate();
    },
    flush(controller) {
      const text = guarded(evaluator, () => evaluator.end());
      if (text !== '') controller.enqueue(text);
      over();
    },
    cancel: over,
  };
  return new TransformStream(hooks);
}

/** Runs a step of the evaluator. A step that throws stops the reply: a check that cannot be made has not been passed. */
export function guarded(evaluator: Evaluator, step: () => string): string {
  try {
    return step();
  } catch {
    evaluator.fail(FAILURE);
    return '';
  }
}

const FAILURE: Finding = { ruleId: 'error/reply', category: 'error', start: 0, end: 0, score: 1, severity: 'HIGH' };
