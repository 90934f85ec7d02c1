import type { Problem, RequestReading } from '../dialect.ts';
import { writeEvent } from '../sse/write-event.ts';

/** UTF-16 units of `param`. */
const PARAM_CHARS_MAX = 256;

/** JSON text of an error as OpenAI's API gives it. */
export function openAiProblemBody({ status, code, message, pointer }: Problem): string {
  return JSON.stringify({
    error: {
      message: code === 'blocked_by_policy' && !message.startsWith(code) ? `${code}: ${message}` : message,
      type: typeOf(status),
      param: pointer === undefined || pointer === '' ? null : paramOf(pointer),
      code,
    },
  });
}

/** OpenAI says `invalid_request_error` for a wrong key and for an unknown model, too: `code` tells them apart. */
function typeOf(status: number): string {
  if (status === 403) return 'permission_error';
  if (status === 429) return 'rate_limit_error';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}

/** `/messages/0/content` as OpenAI writes it: `messages[0].content`. */
function paramOf(pointer: string): string {
  let param = '';
  for (const step of pointer.slice(1).split('/')) {
    if (step !== '' && Number.isInteger(Number(step))) param += `[${step}]`;
    else param += `${param === '' ? '' : '.'}${step.replaceAll('~1', '/').replaceAll('~0', '~')}`;
  }
  return param.slice(0, PARAM_CHARS_MAX);
}

/**
 * A reply in which the assistant declines. The text stands in `content`, which applications show, and in `refusal`, by which
 * parsers of structured output know that `content` is none.
 */
export function openAiRefusalBody(
  { model, isStream }: Pick<RequestReading, 'model' | 'isStream'>,
  { message, requestId }: Problem,
  timeMs: number,
): string {
  const envelope = { id: `chatcmpl-${requestId}`, created: Math.floor(timeMs / 1_000), model };
  const text = { role: 'assistant', content: message, refusal: message };
  if (!isStream) {
    return JSON.stringify({
      ...envelope,
      object: 'chat.completion',
      choices: [{ index: 0, message: text, logprobs: null, finish_reason: 'content_filter' }],
      usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
    });
  }
  const chunk = (delta: object, finishReason: string | null): string =>
    writeEvent(
      '',
      JSON.stringify({
        ...envelope,
        object: 'chat.completion.chunk',
        choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
      }),
    );
  return `${chunk(text, null)}${chunk({}, 'content_filter')}data: [DONE]\n\n`;
}
