import type { Decision } from '../core/decision.ts';
import { replyStream } from '../validate/reply-stream.ts';
import type { GuardedStream } from './guard.ts';
import type { ReplyEvaluation } from './reply-evaluation.ts';

/** The stream of a reply under evaluation, with the promise of its decision. */
export function guardedStream(
  { evaluator, decision }: ReplyEvaluation,
  record: (decision: Decision) => void,
): GuardedStream {
  let settle: (decision: Decision) => void;
  const decided = new Promise<Decision>((resolve) => {
    settle = resolve;
  });
  const stream = replyStream(evaluator, () => {
    const final = decision();
    record(final);
    settle(final);
  });
  return Object.assign(stream, { decision: decided });
}
