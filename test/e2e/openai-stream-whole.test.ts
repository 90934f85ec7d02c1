import type OpenAI from 'openai';
import { ChatCompletionStream } from 'openai/lib/ChatCompletionStream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CUTTINGS } from './cut-bytes.ts';
import { type OpenAiTrial, startOpenAiTrial } from './open-ai-trial.ts';
import { callEvents, completionBody, DONE_EVENT, deltaEvent, finishEvent, textEvents } from './openai-wire.ts';
import { EXFIL_IMAGE, PLANTED_CARD, PLANTED_KEY, PROMPT_LEAK, SYSTEM_PROMPT } from './planted-texts.ts';

let trial: OpenAiTrial;
beforeAll(async () => {
  trial = await startOpenAiTrial();
}, 60_000);
afterAll(() => trial.stop());

/** What one choice of a reply says. */
interface Said {
  readonly content: string;
  readonly reasoning_content: string;
  readonly calls: readonly { readonly name: string; readonly input: string }[];
}

const WORDS =
  'the lamp — on Müller’s desk, 12 of them; "fine", she said 😀. См. приложение и 今晩 4012 sk- [a](b) <x>'.split(' ');
const PLANTS = [
  PLANTED_CARD,
  PLANTED_KEY,
  EXFIL_IMAGE,
  '4012888888881881 12/27',
  ['AKIA', '4XPQZ7WLM2RTEVNS'].join(''),
  PROMPT_LEAK.slice(0, 12),
];

/** Texts out of words and plants, the same in each run. A quarter of them gives the prompt away somewhere. */
function sayings(count: number): readonly Said[] {
  let state = 20_261_122;
  const upTo = (limit: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
  const word = (plants: readonly string[]): string => {
    const list = upTo(5) === 0 ? plants : WORDS;
    return list[upTo(list.length)] ?? '';
  };
  const text = (plants: readonly string[]): string =>
    Array.from({ length: 4 + upTo(18) }, () => word(plants)).join(' ');
  return Array.from({ length: count }, (_, at) => {
    const plants = at % 4 === 3 ? [...PLANTS.slice(0, 3), PROMPT_LEAK, ...PLANTS.slice(4)] : PLANTS;
    const calls = Array.from({ length: upTo(3) }, (_unused, call) => {
      return { name: `tool_${call}`, input: JSON.stringify({ text: text(plants), list: [text(PLANTS)] }) };
    });
    return { content: text(plants), reasoning_content: text(PLANTS), calls };
  });
}

const request = (model: string): OpenAI.ChatCompletionCreateParamsNonStreaming => ({
  model,
  messages: [
    { role: 'system', content: SYSTEM_PROMPT },
    { role: 'user', content: 'Good evening.' },
  ],
});

/** What arrives. */
interface Arrived extends Said {
  readonly reason: string | null | undefined;
  readonly requestId: string;
}

async function asWhole({ content, reasoning_content, calls }: Said): Promise<Arrived> {
  const made = calls.map(({ name, input }, at) => ({
    id: `call_0${at}`,
    type: 'function',
    function: { name, arguments: input },
  }));
  const message = { role: 'assistant', content, reasoning_content, ...(made.length > 0 && { tool_calls: made }) };
  const model = trial.upstream.plan(({ reply }) =>
    reply(completionBody([{ index: 0, message, finish_reason: 'stop' }])),
  );
  const { data, request_id: id } = await trial.client.chat.completions.create(request(model)).withResponse();
  const [choice] = data.choices;
  return arrived(choice?.message, choice?.finish_reason, id);
}

async function asStream({ content, reasoning_content, calls }: Said): Promise<Arrived> {
  const bytes = [
    deltaEvent({ role: 'assistant', content: '' }),
    textEvents(reasoning_content, 'reasoning_content'),
    textEvents(content),
    ...calls.map((call, at) => callEvents(call, at)),
    finishEvent(),
    DONE_EVENT,
  ].join('');
  const model = trial.upstream.plan(async ({ openStream, chunk, endStream }) => {
    await openStream();
    await chunk(bytes, CUTTINGS.random);
    await endStream();
  });
  const { data, request_id: id } = await trial.client.chat.completions
    .create({ ...request(model), stream: true })
    .withResponse();
  const helper = ChatCompletionStream.fromReadableStream(data.toReadableStream());
  let reasoning = '';
  helper.on('chunk', ({ choices }) => {
    reasoning += (choices[0]?.delta as { reasoning_content?: string } | undefined)?.reasoning_content ?? '';
  });
  const { choices } = await helper.finalChatCompletion();
  const message = { ...choices[0]?.message, reasoning_content: reasoning };
  return arrived(message as OpenAI.ChatCompletionMessage, choices[0]?.finish_reason, id);
}

function arrived(
  message: OpenAI.ChatCompletionMessage | undefined,
  reason: string | undefined,
  requestId: string | null,
): Arrived {
  return {
    content: message?.content ?? '',
    reasoning_content: (message as { reasoning_content?: string } | undefined)?.reasoning_content ?? '',
    calls: (message?.tool_calls ?? []).flatMap((call) =>
      call.type === 'function' ? [{ name: call.function.name, input: call.function.arguments }] : [],
    ),
    reason,
    requestId: requestId ?? '',
  };
}

describe('a streamed reply', () => {
  it('says what the same reply says as a whole, and is decided alike', async () => {
    const wholes: Arrived[] = [];
    const streams: Arrived[] = [];
    for (const said of sayings(24)) {
      wholes.push(await asWhole(said));
      streams.push(await asStream(said));
    }
    const events = await trial.gateway.events();
    // How much of a text was read until it was blocked depends on how it came.
    const decisionsOf = (id: string): readonly unknown[] =>
      events.flatMap(({ requestId, type, severity, decision }) =>
        requestId === id ? [{ type, severity, decision }] : [],
      );
    const seen = ({ requestId, ...arrived }: Arrived): unknown => ({ ...arrived, decisions: decisionsOf(requestId) });
    expect(streams.map(seen)).toEqual(wholes.map(seen));
    expect(JSON.stringify(wholes)).not.toMatch(/4012 8888|T7q9Kd|attacker\.example|two sentences/u);
    const reasons = wholes.map(({ reason }) => reason);
    expect(new Set(reasons)).toEqual(new Set(['stop', 'content_filter']));
    expect(wholes.flatMap(({ requestId }) => decisionsOf(requestId)).length).toBeGreaterThan(20);
  });

  it('is nobody else’s, however many there are at a time', async () => {
    const all = sayings(40).map((said, at) => ({
      ...said,
      content: `Reply ${at}: ${PLANTED_CARD} for ${at}.`,
      calls: [],
    }));
    const arrived = await Promise.all(all.map(asStream));
    expect(arrived.map(({ content }) => content)).toEqual(all.map((_, at) => `Reply ${at}: <CREDIT_CARD> for ${at}.`));
    expect(new Set(arrived.map(({ requestId }) => requestId)).size).toBe(40);
  });
});
