import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A provider that counts what it has worked. The model says what comes: `case-12-end` is twelve words and the usage, `case-12-hang`
 * twelve words, a ping, and nothing more until the caller leaves; `case-12-silent` tells no usage, `case-12-hostile` one that is none,
 * and `case-12-break` closes after the words.
 */
export interface CountingUpstream {
  readonly url: string;
  /** Tokens of all calls: seven of input each, one of output for each word. */
  readonly used: { input: number; output: number; calls: number };
  /** Bodies, as they came. */
  readonly bodies: Record<string, unknown>[];
  /** Streams that were not read to their end. */
  dropped: number;
  stop(): Promise<void>;
}

/** A word that every estimate takes for one token. */
export const WORD = 'abc ';
const INPUT_TOKENS = 7;

/** Starts it on a free port. */
export async function startCountingUpstream(): Promise<CountingUpstream> {
  const server = createServer((request, response) => void answer(upstream, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const upstream: CountingUpstream = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    used: { input: 0, output: 0, calls: 0 },
    bodies: [],
    dropped: 0,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return upstream;
}

async function answer(upstream: CountingUpstream, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = '';
  for await (const piece of request.setEncoding('utf8')) text += piece;
  const body = JSON.parse(text) as { readonly model: string; readonly stream?: boolean };
  const [, count = '0', ending = 'end'] = body.model.split('-');
  const words = Number(count);
  upstream.bodies.push(body);
  upstream.used.calls += 1;
  upstream.used.input += INPUT_TOKENS;
  upstream.used.output += words;
  const isOpenAi = request.url === '/v1/chat/completions';
  const call = { words, ending, model: body.model };
  if (body.stream !== true) {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(isOpenAi ? wholeCompletion(call) : wholeMessage(call)));
    return;
  }
  response.setHeader('content-type', 'text/event-stream');
  response.once('close', () => {
    if (!response.writableFinished) upstream.dropped += 1;
  });
  const asksUsage = (body as { stream_options?: { include_usage?: boolean } }).stream_options?.include_usage === true;
  response.write(isOpenAi ? chunks(call) : messageStart(call));
  if (ending === 'hang') return void response.write(isOpenAi ? ': ping\n\n' : 'event: ping\ndata: {"type":"ping"}\n\n');
  if (ending === 'break') return void response.socket?.end();
  response.end(isOpenAi ? lastChunks(call, asksUsage) : messageEnd(call));
}

interface Call {
  readonly words: number;
  readonly ending: string;
  readonly model: string;
}

function openAiUsage({ words, ending }: Call): unknown {
  if (ending === 'silent') return undefined;
  if (ending === 'hostile') return { prompt_tokens: -5, completion_tokens: 1e300, total_tokens: 'many' };
  return { prompt_tokens: INPUT_TOKENS, completion_tokens: words, total_tokens: INPUT_TOKENS + words };
}

function anthropicUsage({ words, ending }: Call): object {
  if (ending === 'hostile') return { input_tokens: '7', output_tokens: -1 };
  return { input_tokens: 2, cache_read_input_tokens: 4, cache_creation_input_tokens: 1, output_tokens: words };
}

function wholeCompletion(call: Call): object {
  const message = { role: 'assistant', content: WORD.repeat(call.words) };
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: call.model,
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: openAiUsage(call),
  };
}

function wholeMessage(call: Call): object {
  return {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: call.model,
    content: [{ type: 'text', text: WORD.repeat(call.words) }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: anthropicUsage(call),
  };
}

/** The chunks of a hanging call tell the usage so far, as some providers do. */
function chunks(call: Call): string {
  let text = '';
  for (let word = 1; word <= call.words; word++) {
    const usage = call.ending === 'hang' ? { usage: openAiUsage({ ...call, words: word }) } : {};
    text += chunk(call, [{ index: 0, delta: { role: 'assistant', content: WORD }, finish_reason: null }], usage);
  }
  return text;
}

function lastChunks(call: Call, asksUsage: boolean): string {
  const usage = asksUsage && call.ending !== 'silent' ? chunk(call, [], { usage: openAiUsage(call) }) : '';
  return `${chunk(call, [{ index: 0, delta: {}, finish_reason: 'stop' }], {})}${usage}data: [DONE]\n\n`;
}

function chunk({ model }: Call, choices: readonly object[], more: object): string {
  const facts = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model };
  return `data: ${JSON.stringify({ ...facts, choices, ...more })}\n\n`;
}

function messageStart(call: Call): string {
  const usage = { ...anthropicUsage(call), output_tokens: 1 };
  const message = { ...wholeMessage(call), content: [], stop_reason: null, usage };
  let text = event('message_start', { message });
  text += event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } });
  for (let word = 0; word < call.words; word++) {
    text += event('content_block_delta', { index: 0, delta: { type: 'text_delta', text: WORD } });
  }
  return text;
}

function messageEnd(call: Call): string {
  const { output_tokens } = anthropicUsage(call) as { readonly output_tokens: number };
  const usage = call.ending === 'silent' ? {} : { usage: { output_tokens } };
  return (
    event('content_block_stop', { index: 0 }) +
    event('message_delta', { delta: { stop_reason: 'end_turn', stop_sequence: null }, ...usage }) +
    event('message_stop', {})
  );
}

function event(type: string, facts: object): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...facts })}\n\n`;
}
