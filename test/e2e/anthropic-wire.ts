import { unevenPieces } from './uneven-pieces.ts';

/** One event of a message stream. */
export function messageEvent(type: string, facts: object = {}): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...facts })}\n\n`;
}

const ENVELOPE = { id: 'msg_1', type: 'message', role: 'assistant', model: 'm-1' };

/** The event with which every stream begins. */
export const START_EVENT: string = messageEvent('message_start', {
  message: {
    ...ENVELOPE,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { input_tokens: 11, output_tokens: 1 },
  },
});

/** The events with which a stream ends. */
export function endEvents(reason = 'end_turn'): string {
  const delta = messageEvent('message_delta', {
    delta: { stop_reason: reason, stop_sequence: null },
    usage: { output_tokens: 7 },
  });
  return `${delta}${messageEvent('message_stop')}`;
}

/** The events of a text block whose text comes in deltas of uneven length. */
export function textBlock(text: string, index = 0): string {
  return block({ type: 'text', text: '' }, index, 'text_delta', 'text', unevenPieces(text));
}

/** The events of a thinking block. */
export function thinkingBlock(thinking: string, index = 0): string {
  const start = { type: 'thinking', thinking: '', signature: '' };
  return block(start, index, 'thinking_delta', 'thinking', unevenPieces(thinking));
}

/** The events of a call of a tool whose input comes in deltas of uneven length. */
export function toolBlock({ name, input }: { readonly name: string; readonly input: string }, index = 0): string {
  const start = { type: 'tool_use', id: `toolu_${index}`, name, input: {} };
  return block(start, index, 'input_json_delta', 'partial_json', unevenPieces(input));
}

function block(start: object, index: number, type: string, field: string, pieces: readonly string[]): string {
  const deltas = pieces.map((piece) => messageEvent('content_block_delta', { index, delta: { type, [field]: piece } }));
  const open = messageEvent('content_block_start', { index, content_block: start });
  return [open, messageEvent('ping'), ...deltas, messageEvent('content_block_stop', { index })].join('');
}

/** A whole stream. */
export function messageStream(blocks: string, reason = 'end_turn'): string {
  return `${START_EVENT}${blocks}${endEvents(reason)}`;
}

/** The body of a whole message. */
export function messageBody(content: readonly object[], reason = 'end_turn'): string {
  const usage = { input_tokens: 11, output_tokens: 7 };
  return JSON.stringify({ ...ENVELOPE, content, stop_reason: reason, stop_sequence: null, usage });
}
