import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { StreamRewriter } from '../dialects/dialect.ts';
import type { UpstreamReply } from '../forward/upstream.ts';
import { problemOf, type SaidProblem } from './problem-of.ts';

/** What a streamed reply is sent with. */
export interface StreamSending {
  readonly rewriter: StreamRewriter;
  readonly upstream: UpstreamReply;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds for which a reader may take nothing before it is given up. */
  readonly stallMs: number;
  /** Says that the caller has gone. */
  readonly signal: AbortSignal;
  readonly onFirstByte: () => void;
  /** Is waited for before the last piece of a stream that was complete leaves. */
  readonly beforeLast: () => Promise<void>;
  /** What has to be done before any piece leaves that has come since; undefined where it is nothing. */
  readonly settled: () => Promise<void> | undefined;
  /** Is told of an error that nobody meant to throw. */
  readonly onUnexpected: (error: unknown) => void;
}

/**
 * Passes a streamed reply on, piece by piece, at the pace of whoever reads it. Whatever happens to the upstream, the
 * stream that leaves ends in a well-formed way, unless its reader has gone.
 *
 * @returns The problem that ended it early, if one did.
 */
export async function sendStream(sending: StreamSending): Promise<SaidProblem | undefined> {
  const { rewriter, upstream, response, signal, stallMs } = sending;
  response.writeHead(200, {
    ...sending.headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    'x-accel-buffering': 'no',
  });
  response.flushHeaders();
  response.once('timeout', () => response.destroy());
  let problem: SaidProblem | undefined;
  let isFirst = true;
  let isUnsent = false;
  try {
    for await (const piece of upstream.body) {
      await settleAndSend(rewriter.push(piece), rewriter.isDone);
      if (!rewriter.isDone && !signal.aborted) continue;
      if (rewriter.isComplete) upstream.dropRest();
      break;
    }
    if (!signal.aborted) {
      const text = rewriter.end();
      await settleAndSend(text, text !== '');
    }
  } catch (error) {
    problem = problemOf(error, sending.requestId);
    if (problem.isUnexpected === true) sending.onUnexpected(error);
    if (!signal.aborted) await send(rewriter.fail(problem, isUnsent));
  }
  if (!response.destroyed) {
    response.setTimeout(stallMs);
    response.end();
  }
  return signal.aborted ? undefined : problem;

  async function settleAndSend(text: string, isLast: boolean): Promise<void> {
    isUnsent = text !== '';
    const settled = sending.settled();
    if (settled !== undefined) await settled;
    if (isLast) await sending.beforeLast();
    isUnsent = false;
    await send(text);
  }

  async function send(text: string): Promise<void> {
    if (text === '' || signal.aborted) return;
    if (isFirst) {
      isFirst = false;
      sending.onFirstByte();
    }
    if (response.write(text)) return;
    // Only while there is something to take: a provider that thinks for long, or a tool call that is held, is no stall.
    response.setTimeout(stallMs);
    // A reader that is gone aborts the wait, which is not an error of the stream.
    await once(response, 'drain', { signal }).catch(() => undefined);
    response.setTimeout(0);
  }
}
