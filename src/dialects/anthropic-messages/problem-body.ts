import type { Problem, RequestReading } from '../dialect.ts';
import { writeEvent } from '../sse/write-event.ts';

const TYPES: ReadonlyMap<number, string> = new Map([
  [401, 'authentication_error'],
  [403, 'permission_error'],
  [404, 'not_found_error'],
  [413, 'request_too_large'],
  [429, 'rate_limit_error'],
  [408, 'timeout_error'],
  [504, 'timeout_error'],
  [503, 'overloaded_error'],
  [529, 'overloaded_error'],
]);

/** JSON text of an error as Anthropic's API gives it. It has no field for a code, so the message begins with it. */
export function anthropicProblemBody({ status, code, message, requestId, pointer }: Problem): string {
  const type = TYPES.get(status) ?? (status >= 500 ? 'api_error' : 'invalid_request_error');
  const place = pointer === undefined || pointer === '' || message.includes(pointer) ? '' : `${pointer}: `;
  const text = message.startsWith(`${code}:`) ? message : `${code}: ${place}${message}`;
  return JSON.stringify({ type: 'error', error: { type, message: text }, request_id: requestId });
}

/** An error as an event of a stream. */
export function anthropicProblemEvent(problem: Problem): string {
  return writeEvent('error', anthropicProblemBody(problem));
}

/** A reply in which the assistant declines. */
export function anthropicRefusalBody(
  { model, isStream }: Pick<RequestReading, 'model' | 'isStream'>,
  { message, requestId }: Problem,
): string {
  const usage = { input_tokens: 0, output_tokens: 0 };
  const envelope = { id: `msg_${requestId}`, type: 'message', role: 'assistant', model };
  const text = { type: 'text', text: message };
  const stop = { stop_reason: 'refusal', stop_sequence: null };
  if (!isStream) return JSON.stringify({ ...envelope, content: [text], ...stop, usage });
  const event = (type: string, facts: object): string => writeEvent(type, JSON.stringify({ type, ...facts }));
  return [
    event('message_start', {
      message: { ...envelope, content: [], stop_reason: null, stop_sequence: null, usage },
    }),
    event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
    event('content_block_delta', { index: 0, delta: { type: 'text_delta', text: message } }),
    event('content_block_stop', { index: 0 }),
    event('message_delta', { delta: stop, usage: { output_tokens: 0 } }),
    event('message_stop', {}),
  ].join('');
}
