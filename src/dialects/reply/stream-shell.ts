import type { Uncovered } from '../../core/message.ts';
import type { Problem, ReplyUsage, StreamRewriter } from '../dialect.ts';
import { MalformedReplyError } from '../dialect-errors.ts';
import { createEventStreamParser } from '../sse/event-stream-parser.ts';
import { EMPTY_COMMENT } from '../sse/write-event.ts';

/** What a dialect does with the events of one streamed reply. */
export interface StreamHandler {
  /** Takes one event and gives what may leave now. Throws {@link MalformedReplyError}. */
  take(name: string, data: string): string;
  /** The upstream has closed before the handler was done. */
  end(): string;
  /** An error event. */
  problem(problem: Problem): string;
  readonly isDone: boolean;
  /** The provider has said that all is said. */
  readonly isComplete: boolean;
  readonly withheldChars: number;
  readonly heldChars: number;
  readonly uncovered: readonly Uncovered[];
  readonly usage: ReplyUsage | undefined;
}

/**
 * Reads the event stream for a handler. What leaves before a fault is the same for every cutting of the bytes: where a packet
 * brings both, the text is given and the fault is thrown by the next call.
 */
export function streamShell(handler: StreamHandler): StreamRewriter {
  const parser = createEventStreamParser();
  let fault: unknown;
  let isOver = false;

  function take(bytes: Uint8Array): string {
    let out = '';
    for (const event of parser.push(bytes)) {
      if (handler.isDone) return out;
      if (event.kind === 'comment') {
        out += EMPTY_COMMENT;
        continue;
      }
      try {
        out += handler.take(event.name, event.data);
      } catch (error) {
        fault = error;
        if (out === '') throw error;
        return out;
      }
    }
    return out;
  }

  return {
    push(bytes) {
      if (isOver || handler.isDone) return '';
      if (fault !== undefined) throw fault;
      return take(bytes);
    },
    end() {
      if (isOver || handler.isDone) return '';
      if (fault !== undefined) throw fault;
      parser.end();
      isOver = true;
      return handler.end();
    },
    fail(problem, isUnsent = false) {
      if ((isOver || handler.isDone) && !isUnsent) return '';
      isOver = true;
      return handler.problem(problem);
    },
    get isDone() {
      return isOver || handler.isDone;
    },
    get isComplete() {
      return handler.isComplete;
    },
    get withheldChars() {
      return isOver ? 0 : handler.withheldChars;
    },
    get heldChars() {
      return handler.heldChars;
    },
    get uncovered() {
      return handler.uncovered;
    },
    get usage() {
      return handler.usage;
    },
  };
}

/** The reply of the provider ended in an error event, or too early. Nothing of what the provider says about it is passed on. */
export function upstreamProblem(requestId: string, isCut: boolean): Problem {
  return isCut
    ? {
        status: 502,
        code: 'upstream_closed',
        message: 'the provider closed the stream too early; try again',
        requestId,
      }
    : { status: 502, code: 'upstream_error', message: 'the provider reported an error; try again', requestId };
}
