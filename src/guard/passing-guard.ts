import type { Decision } from '../core/decision.ts';
import type { ReplyGate, TextChannel } from '../core/message.ts';
import type { Guard, GuardedStream } from './guard.ts';

/** What is decided where nothing is inspected. */
const PASSED: Decision = { action: 'allow', findings: [], scores: { injection: 0 }, mode: 'enforce' };

/**
 * A guard that inspects nothing and lets everything pass: for traffic that an operator has taken out of inspection on purpose,
 * and to measure what inspection costs.
 */
export function passingGuard(): Guard {
  return {
    droppedEvents: 0,
    input: async () => PASSED,
    message: async () => PASSED,
    output: async () => PASSED,
    explain: async () => ({ decision: PASSED, findings: [] }),
    toolCall: async () => ({ action: 'allow', mode: 'enforce', reasons: [], findings: [] }),
    reply: () => PASSING_GATE,
    stream(): GuardedStream {
      return Object.assign(new TransformStream<string, string>(), { decision: Promise.resolve(PASSED) });
    },
  };
}

class PassingChannel implements TextChannel {
  readonly state = 'open';
  readonly isEdited = false;
  readonly withheldChars = 0;
  #ahead = 0;

  push(chunk: string): string {
    return chunk;
  }

  end(): string {
    return this.next();
  }

  next(): string {
    this.#ahead++;
    return '';
  }

  advance(): string | undefined {
    if (this.#ahead === 0) return undefined;
    this.#ahead--;
    return '';
  }

  rest(): string {
    return this.next();
  }
}

const PASSING_GATE: ReplyGate = {
  text: () => new PassingChannel(),
  toolCall: () => ({ action: 'allow' }),
  isBlocked: () => false,
  holdsSecret: () => false,
  finish: () => PASSED,
};
