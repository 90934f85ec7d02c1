import fc from 'fast-check';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/core/decision.ts';
import { openAiChat } from '../../../src/dialects/openai-chat/openai-chat.ts';
import { openOpenAiStream } from '../../../src/dialects/openai-chat/stream-reply.ts';
import { createGuard } from '../../../src/index.ts';
import { attackedText, cutSizes, inPackets, inPieces, SYSTEM_PROMPT } from './attacked-texts.ts';

const guard = createGuard({ policy: 'balanced' });
const principal = { tenant: 't', user: 'u', session: 's' };
const openGate = (): ReturnType<typeof guard.reply> => guard.reply({ principal, systemPrompt: SYSTEM_PROMPT });

/** What a model says in one choice. */
interface Said {
  readonly reasoning: string;
  readonly content: string;
  readonly refusal: string;
  readonly tools: readonly { readonly name: string; readonly arguments: string }[];
}

/** What a client has read of one choice. */
interface Got extends Said {
  readonly finish: string | null;
}

const said: fc.Arbitrary<Said> = fc.record({
  reasoning: fc.oneof(fc.constant(''), attackedText),
  content: attackedText,
  refusal: fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: attackedText }),
  tools: fc.array(
    fc.record({
      name: fc.constantFrom('search', 'send_mail'),
      arguments: fc.oneof(
        attackedText.map((q) => JSON.stringify({ q, n: 1 })),
        attackedText.map((q) => `{"q": ${JSON.stringify(q)}, "broken`),
      ),
    }),
    { maxLength: 2 },
  ),
});

const envelope = { id: 'chatcmpl-1', created: 1_700_000_000, model: 'gpt-x', system_fingerprint: 'fp_1' };
const usage = { prompt_tokens: 3, completion_tokens: 5, total_tokens: 8 };

function wholeBody(choices: readonly Said[]): string {
  return JSON.stringify({
    ...envelope,
    object: 'chat.completion',
    choices: choices.map((choice, index) => ({
      index,
      message: {
        role: 'assistant',
        content: choice.content,
        reasoning_content: choice.reasoning,
        refusal: choice.refusal === '' ? null : choice.refusal,
        ...(choice.tools.length > 0 && { tool_calls: choice.tools.map((tool, at) => callOf(tool, at)) }),
      },
      logprobs: null,
      finish_reason: choice.tools.length > 0 ? 'tool_calls' : 'stop',
    })),
    usage,
  });
}

function callOf(tool: Said['tools'][number], at: number): object {
  return { id: `call_${at}`, type: 'function', function: tool };
}

/** The deltas of one choice, in the order in which providers send them, and its finish. */
function deltasOf(choice: Said, sizes: readonly number[]): readonly object[] {
  const texts = (name: string, text: string): object[] => inPieces(text, sizes).map((piece) => ({ [name]: piece }));
  return [
    { role: 'assistant', content: '' },
    ...texts('reasoning_content', choice.reasoning),
    ...texts('content', choice.content),
    ...texts('refusal', choice.refusal),
    ...parallelCalls(choice.tools, sizes),
  ];
}

/** The same with reasoning, content and refusal in turn, as no format forbids. */
function mixedDeltasOf(choice: Said, sizes: readonly number[]): readonly object[] {
  const lanes = [
    inPieces(choice.reasoning, sizes).map((piece) => ({ reasoning_content: piece })),
    inPieces(choice.content, sizes).map((piece) => ({ content: piece })),
    inPieces(choice.refusal, sizes).map((piece) => ({ refusal: piece })),
  ];
  const turns = Math.max(...lanes.map(({ length }) => length));
  const texts = Array.from({ length: turns }, (_, turn) => lanes.flatMap((lane) => lane[turn] ?? [])).flat();
  return [{ role: 'assistant', content: '' }, ...texts, ...parallelCalls(choice.tools, sizes)];
}

/** Two calls whose arguments come in turn. */
function parallelCalls(tools: Said['tools'], sizes: readonly number[]): readonly object[] {
  const heads = tools.map((tool, index) => ({
    index,
    id: `call_${index}`,
    type: 'function',
    function: { name: tool.name, arguments: '' },
  }));
  const pieces = tools.map((tool) => inPieces(tool.arguments, sizes));
  const turns = Math.max(0, ...pieces.map(({ length }) => length));
  const rest = Array.from({ length: turns }, (_, turn) =>
    pieces.flatMap((list, index) => (list[turn] === undefined ? [] : [{ index, function: { arguments: list[turn] } }])),
  );
  return [...heads.map((head) => [head]), ...rest].map((calls) => ({ tool_calls: calls }));
}

function eventStream(choices: readonly Said[], sizes: readonly number[], deltas = deltasOf): string {
  const chunk = (index: number, delta: object, finish: string | null): string =>
    event({ ...envelope, object: 'chat.completion.chunk', choices: [{ index, delta, finish_reason: finish }] });
  const lanes = choices.map((choice, index) => [
    ...deltas(choice, sizes).map((delta) => chunk(index, delta, null)),
    chunk(index, {}, choice.tools.length > 0 ? 'tool_calls' : 'stop'),
  ]);
  const turns = Math.max(...lanes.map(({ length }) => length));
  const events = Array.from({ length: turns }, (_, turn) => lanes.map((lane) => lane[turn] ?? '')).flat();
  return [
    ...events,
    event({ ...envelope, object: 'chat.completion.chunk', choices: [], usage }),
    'data: [DONE]\n\n',
  ].join('');
}

function event(chunk: object): string {
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

function guardWhole(body: string): { readonly got: readonly Got[]; readonly decision: Decision } {
  const gate = openGate();
  const reply = JSON.parse(openAiChat.guardReply(body, gate).body) as OpenAI.ChatCompletion;
  const got = reply.choices.map(({ message, finish_reason: finish }) => ({
    reasoning: (message as { reasoning_content?: string }).reasoning_content ?? '',
    content: message.content ?? '',
    refusal: message.refusal ?? '',
    tools: (message.tool_calls ?? []).map((call) =>
      call.type === 'function' ? call.function : { name: '', arguments: '' },
    ),
    finish,
  }));
  return { got, decision: gate.finish() };
}

async function guardStream(
  packets: readonly Uint8Array[],
  choiceCount: number,
): Promise<ReturnType<typeof guardWhole>> {
  const gate = openGate();
  const stream = openOpenAiStream(gate, 'req', { choiceCount });
  const texts = packets.map((packet) => stream.push(packet));
  texts.push(stream.end());
  expect(stream.withheldChars).toBe(0);
  return { got: await read(texts.join(''), choiceCount), decision: gate.finish() };
}

async function read(text: string, choiceCount: number): Promise<readonly Got[]> {
  const client = new OpenAI({
    apiKey: 'k',
    fetch: async () => new Response(text, { headers: { 'content-type': 'text/event-stream' } }),
  });
  const got = Array.from({ length: choiceCount }, () => ({
    reasoning: '',
    content: '',
    refusal: '',
    tools: [] as { name: string; arguments: string }[],
    finish: null as string | null,
  }));
  const chunks = await client.chat.completions.create({ model: 'm', messages: [], stream: true });
  for await (const { choices } of chunks) {
    for (const { index, delta, finish_reason: finish } of choices) {
      const choice = got[index];
      if (choice === undefined) continue;
      choice.reasoning += (delta as { reasoning_content?: string }).reasoning_content ?? '';
      choice.content += delta.content ?? '';
      choice.refusal += delta.refusal ?? '';
      for (const call of delta.tool_calls ?? []) {
        choice.tools.push({ name: call.function?.name ?? '', arguments: call.function?.arguments ?? '' });
      }
      choice.finish = finish ?? choice.finish;
    }
  }
  return got;
}

describe('a streamed chat completion', () => {
  it('gives the texts, findings and decision of the whole reply, for every cutting', async () => {
    let blocked = 0;
    let rewritten = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(said, { minLength: 1, maxLength: 2 }),
        cutSizes,
        cutSizes,
        async (choices, sizes, packetSizes) => {
          const whole = guardWhole(wholeBody(choices));
          if (whole.decision.action === 'block') blocked++;
          if (whole.decision.action === 'rewrite') rewritten++;
          const text = eventStream(choices, sizes);
          for (const cut of [[1], packetSizes, [text.length * 3]]) {
            const streamed = await guardStream(inPackets(text, cut), choices.length);
            expect(streamed).toEqual(whole);
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(blocked).toBeGreaterThan(3);
    expect(rewritten).toBeGreaterThan(3);
  }, 300_000);

  it('gives them where texts of a choice come mixed, as long as none is blocked', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(said, cutSizes, async (choice, sizes) => {
        const whole = guardWhole(wholeBody([choice]));
        if (whole.decision.action === 'block') return;
        compared++;
        const text = eventStream([choice], sizes, mixedDeltasOf);
        expect(await guardStream(inPackets(text, sizes), 1)).toEqual(whole);
      }),
      { numRuns: 40 },
    );
    expect(compared).toBeGreaterThan(3);
  }, 300_000);
});
