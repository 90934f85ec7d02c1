import type { ReplyGate } from '../../../src/core/message.ts';

/** A gate that lets everything through and notes what it has seen. */
export function witnessGate(): { readonly gate: ReplyGate; readonly seen: readonly string[] } {
  const seen: string[] = [];
  const gate: ReplyGate = {
    text(_choice, _pointer) {
      let ahead = 0;
      return {
        push(chunk) {
          seen.push(chunk);
          return chunk;
        },
        end: () => '',
        next() {
          ahead++;
          return '';
        },
        advance() {
          if (ahead === 0) return undefined;
          ahead--;
          return '';
        },
        rest: () => '',
        state: 'open',
        isEdited: false,
        withheldChars: 0,
      };
    },
    toolCall(_choice, _pointer, call) {
      seen.push(call.name, call.arguments);
      return { action: 'allow' };
    },
    isBlocked: () => false,
    holdsSecret: () => false,
    finish: () => ({ action: 'allow', findings: [], scores: { injection: 0 }, mode: 'enforce' }),
  };
  return { gate, seen };
}
