import { unevenPieces } from './uneven-pieces.ts';

/** A `data:` event of a chat completion stream. */
export function chunkEvent(choice: object | undefined, more: object = {}): string {
  const envelope = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_700_000_000, model: 'm-1' };
  return `data: ${JSON.stringify({ ...envelope, choices: choice === undefined ? [] : [choice], ...more })}\n\n`;
}

/** An event that brings a delta of a choice. */
export function deltaEvent(delta: object, index = 0, more: object = {}): string {
  return chunkEvent({ index, delta, logprobs: null, finish_reason: null, ...more });
}

/** The event with which a choice finishes. */
export function finishEvent(reason = 'stop', index = 0): string {
  return chunkEvent({ index, delta: {}, logprobs: null, finish_reason: reason });
}

export const DONE_EVENT = 'data: [DONE]\n\n';

/** Events that say a text in deltas of uneven length. */
export function textEvents(text: string, field = 'content', index = 0): string {
  return unevenPieces(text)
    .map((piece) => deltaEvent({ [field]: piece }, index))
    .join('');
}

/** The events of a tool call whose arguments come in deltas of uneven length. */
export function callEvents(call: { readonly name: string; readonly input: string }, at = 0, index = 0): string {
  const open = {
    index: at,
    id: `call_${index}${at}`,
    type: 'function',
    function: { name: call.name, arguments: '' },
  };
  const deltas = unevenPieces(call.input).map((piece) => ({ index: at, function: { arguments: piece } }));
  return [open, ...deltas].map((delta) => deltaEvent({ tool_calls: [delta] }, index)).join('');
}

/** A complete stream of one choice with a text. */
export function textStream(text: string): string {
  return `${deltaEvent({ role: 'assistant', content: '' })}${textEvents(text)}${finishEvent()}${DONE_EVENT}`;
}

/** The body of a chat completion. */
export function completionBody(choices: readonly object[], more: object = {}): string {
  return JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_700_000_000,
    model: 'm-1',
    choices,
    usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
    ...more,
  });
}

/** One choice of it that says a text. */
export function textChoice(content: string, index = 0, more: object = {}): object {
  return {
    index,
    message: { role: 'assistant', content, refusal: null },
    logprobs: null,
    finish_reason: 'stop',
    ...more,
  };
}
