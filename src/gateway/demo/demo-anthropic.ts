import { type AnthropicCall, readAnthropicRequest } from './demo-anthropic-request.ts';
import { DemoRefusalError } from './demo-shape.ts';
import { DEMO_CREATED_S, DEMO_LABEL, DEMO_MODEL, type DemoSpeech } from './demo-speech.ts';
import { promptTokensOf, replyTokensOf } from './demo-tokens.ts';
import { piecesOf } from './pieces-of.ts';
import { replyTo, type ShapedReply } from './reply-to.ts';

/** Anthropic's messages, as https://docs.claude.com/en/api/messages describes them. */
export const demoAnthropic: DemoSpeech = {
  requestIdHeader: 'request-id',
  answer(request, seed) {
    const call = readAnthropicRequest(request);
    if (call.model !== DEMO_MODEL) {
      throw new DemoRefusalError(404, `model: not found; the ${DEMO_LABEL} is "${DEMO_MODEL}"`, 'model');
    }
    const reply = replyTo(call.conversation, call.bounds);
    return call.isStream
      ? { frames: framesOf(call, reply, seed) }
      : { body: JSON.stringify(messageOf(call, reply, seed)) };
  },
  models: () => JSON.stringify({ data: [MODEL], has_more: false, first_id: DEMO_MODEL, last_id: DEMO_MODEL }),
  model: () => JSON.stringify(MODEL),
  refusal: ({ status, message }, requestId) =>
    JSON.stringify({
      type: 'error',
      error: { type: ERROR_TYPES.get(status) ?? (status >= 500 ? 'api_error' : 'invalid_request_error'), message },
      request_id: requestId,
    }),
};

const MODEL = {
  type: 'model',
  id: DEMO_MODEL,
  display_name: DEMO_LABEL,
  created_at: new Date(DEMO_CREATED_S * 1_000).toISOString(),
};

const ERROR_TYPES: ReadonlyMap<number, string> = new Map([
  [404, 'not_found_error'],
  [413, 'request_too_large'],
]);

const STOP_REASONS: Readonly<Record<ShapedReply['end'], string>> = {
  done: 'end_turn',
  stop: 'stop_sequence',
  length: 'max_tokens',
  tools: 'tool_use',
};

interface Block {
  readonly type: 'text' | 'tool_use';
  readonly [field: string]: unknown;
}

function messageOf(call: AnthropicCall, reply: ShapedReply, seed: string): unknown {
  const text: readonly Block[] = reply.text === '' ? [] : [{ type: 'text', text: reply.text }];
  const calls = reply.toolCalls.map(({ name, input }, i) => ({ type: 'tool_use', id: callId(i, seed), name, input }));
  return {
    ...headOf(seed),
    content: [...text, ...calls],
    ...endOf(reply),
    usage: { ...inputUsageOf(call), output_tokens: replyTokensOf(reply), service_tier: 'standard' },
  };
}

function headOf(seed: string): Readonly<Record<string, unknown>> {
  return { id: `msg_${seed}`, type: 'message', role: 'assistant', model: DEMO_MODEL };
}

function endOf(reply: ShapedReply): Readonly<Record<string, unknown>> {
  return { stop_reason: STOP_REASONS[reply.end], stop_sequence: reply.stop ?? null };
}

function callId(i: number, seed: string): string {
  return `toolu_${seed}${i}`;
}

function inputUsageOf({ conversation }: AnthropicCall): Readonly<Record<string, unknown>> {
  return {
    input_tokens: promptTokensOf(conversation),
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
  };
}

function framesOf(call: AnthropicCall, reply: ShapedReply, seed: string): readonly string[] {
  const usage = { ...inputUsageOf(call), output_tokens: 1, service_tier: 'standard' };
  const message = { ...headOf(seed), content: [], stop_reason: null, stop_sequence: null, usage };
  const text = reply.text === '' ? [] : blockFrames(0, { type: 'text', text: '' }, textDeltas(reply.text));
  const tools = reply.toolCalls.flatMap(({ name, input }, i) => {
    const block: Block = { type: 'tool_use', id: callId(i, seed), name, input: {} };
    return blockFrames(i + (reply.text === '' ? 0 : 1), block, argumentDeltas(JSON.stringify(input)));
  });
  const [first, ...rest] = [...text, ...tools];
  return [
    frameOf('message_start', { message }),
    ...(first === undefined ? [] : [first]),
    frameOf('ping', {}),
    ...rest,
    frameOf('message_delta', { delta: endOf(reply), usage: { output_tokens: replyTokensOf(reply) } }),
    frameOf('message_stop', {}),
  ];
}

function blockFrames(index: number, block: Block, deltas: readonly unknown[]): readonly string[] {
  return [
    frameOf('content_block_start', { index, content_block: block }),
    ...deltas.map((delta) => frameOf('content_block_delta', { index, delta })),
    frameOf('content_block_stop', { index }),
  ];
}

function textDeltas(text: string): readonly unknown[] {
  return piecesOf(text).map((piece) => ({ type: 'text_delta', text: piece }));
}

/** The provider begins the arguments with an empty piece. */
function argumentDeltas(json: string): readonly unknown[] {
  return ['', ...piecesOf(json)].map((piece) => ({ type: 'input_json_delta', partial_json: piece }));
}

function frameOf(type: string, fields: Readonly<Record<string, unknown>>): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
}
