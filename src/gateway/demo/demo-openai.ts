import type { DemoToolCall } from './demo-conversation.ts';
import { type OpenaiCall, readOpenaiRequest } from './demo-openai-request.ts';
import { DemoRefusalError } from './demo-shape.ts';
import { DEMO_CREATED_S, DEMO_LABEL, DEMO_MODEL, type DemoSpeech } from './demo-speech.ts';
import { promptTokensOf, replyTokensOf } from './demo-tokens.ts';
import { piecesOf } from './pieces-of.ts';
import { replyTo, type ShapedReply } from './reply-to.ts';

/** OpenAI's chat completions, as https://platform.openai.com/docs/api-reference/chat describes them. */
export const demoOpenai: DemoSpeech = {
  requestIdHeader: 'x-request-id',
  answer(request, seed) {
    const call = readOpenaiRequest(request);
    if (call.model !== DEMO_MODEL) {
      throw new DemoRefusalError(404, `The model does not exist: the ${DEMO_LABEL} is "${DEMO_MODEL}".`, 'model');
    }
    const replies = choicesOf(call);
    return call.isStream
      ? { frames: framesOf(call, replies, seed) }
      : { body: JSON.stringify(completionOf(call, replies, seed)) };
  },
  models: () => JSON.stringify({ object: 'list', data: [MODEL] }),
  model: () => JSON.stringify(MODEL),
  refusal: ({ status, message, parameter }) =>
    JSON.stringify({
      error: {
        message,
        type: status >= 500 ? 'server_error' : 'invalid_request_error',
        param: parameter ?? null,
        code: parameter === 'model' && status === 404 ? 'model_not_found' : null,
      },
    }),
};

const MODEL = { id: DEMO_MODEL, object: 'model', created: DEMO_CREATED_S, owned_by: DEMO_LABEL };

const FINISH_REASONS: Readonly<Record<ShapedReply['end'], string>> = {
  done: 'stop',
  stop: 'stop',
  length: 'length',
  tools: 'tool_calls',
};

/** The choices; all but the first say so in front, where the form of the answer has room for it. */
function choicesOf({ conversation, bounds, choiceCount }: OpenaiCall): readonly ShapedReply[] {
  const reply = replyTo(conversation, bounds);
  const isFree = conversation.answer === 'text' && reply.text !== '';
  return Array.from({ length: choiceCount }, (_, i) =>
    i === 0 || !isFree ? reply : { ...reply, text: `(${i + 1}) ${reply.text}` },
  );
}

function completionOf(call: OpenaiCall, replies: readonly ShapedReply[], seed: string): unknown {
  return {
    ...headOf('chat.completion', seed),
    choices: replies.map((reply, index) => ({
      index,
      message: {
        role: 'assistant',
        content: reply.text === '' && reply.toolCalls.length > 0 ? null : reply.text,
        ...(reply.toolCalls.length > 0
          ? { tool_calls: reply.toolCalls.map((c, i) => toolCallOf(c, i, index, seed)) }
          : {}),
        refusal: null,
        annotations: [],
      },
      logprobs: call.hasLogprobs ? { content: piecesOf(reply.text).map(logprobOf), refusal: null } : null,
      finish_reason: FINISH_REASONS[reply.end],
    })),
    usage: usageOf(call, replies),
  };
}

function headOf(object: string, seed: string): Readonly<Record<string, unknown>> {
  return {
    id: `chatcmpl-${seed}`,
    object,
    created: DEMO_CREATED_S,
    model: DEMO_MODEL,
    service_tier: 'default',
    system_fingerprint: 'fp_demo',
  };
}

function toolCallOf({ name, input }: DemoToolCall, i: number, choice: number, seed: string): unknown {
  return { id: callId(i, choice, seed), type: 'function', function: { name, arguments: JSON.stringify(input) } };
}

function callId(i: number, choice: number, seed: string): string {
  return `call_${seed}${choice}${i}`;
}

/** A made-up likelihood; what matters is that the text stands here once more. */
function logprobOf(token: string): unknown {
  return { token, logprob: -0.25, bytes: [...new TextEncoder().encode(token)], top_logprobs: [] };
}

function usageOf({ conversation }: OpenaiCall, replies: readonly ShapedReply[]): unknown {
  const prompt = promptTokensOf(conversation);
  const completion = replies.reduce((sum, reply) => sum + replyTokensOf(reply), 0);
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
  };
}

/** The frames of the stream; those of several choices take turns, as they come from a provider. */
function framesOf(call: OpenaiCall, replies: readonly ShapedReply[], seed: string): readonly string[] {
  const head = headOf('chat.completion.chunk', seed);
  const usage = call.hasUsageChunk ? { usage: null } : {};
  const lanes = replies.map((reply, index) => choiceChunks(reply, index, seed, call.hasLogprobs));
  const longest = Math.max(...lanes.map((lane) => lane.length));
  const chunks = Array.from({ length: longest }, (_, i) => lanes.flatMap((lane) => lane.slice(i, i + 1))).flat();
  const frames = chunks.map((choice) => frameOf({ ...head, choices: [choice], ...usage }));
  if (call.hasUsageChunk) frames.push(frameOf({ ...head, choices: [], usage: usageOf(call, replies) }));
  return [...frames, 'data: [DONE]\n\n'];
}

function frameOf(chunk: unknown): string {
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

function choiceChunks(reply: ShapedReply, index: number, seed: string, hasLogprobs: boolean): readonly unknown[] {
  const chunk = (delta: unknown, finish: string | null = null, logprobs: unknown = null): unknown => {
    return { index, delta, logprobs, finish_reason: finish };
  };
  const isToolsOnly = reply.text === '' && reply.toolCalls.length > 0;
  return [
    chunk({ role: 'assistant', content: isToolsOnly ? null : '', refusal: null }),
    ...piecesOf(reply.text).map((content) =>
      chunk({ content }, null, hasLogprobs ? { content: [logprobOf(content)], refusal: null } : null),
    ),
    ...reply.toolCalls.flatMap((call, i) => toolDeltas(call, i, callId(i, index, seed)).map((delta) => chunk(delta))),
    chunk({}, FINISH_REASONS[reply.end]),
  ];
}

function toolDeltas({ name, input }: DemoToolCall, index: number, id: string): readonly unknown[] {
  return [
    { tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] },
    ...piecesOf(JSON.stringify(input)).map((piece) => ({ tool_calls: [{ index, function: { arguments: piece } }] })),
  ];
}
