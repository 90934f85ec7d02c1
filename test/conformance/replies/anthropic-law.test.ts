import Anthropic from '@anthropic-ai/sdk';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/core/decision.ts';
import { anthropicMessages } from '../../../src/dialects/anthropic-messages/anthropic-messages.ts';
import { createGuard } from '../../../src/index.ts';
import { attackedText, cutSizes, inPackets, inPieces, SYSTEM_PROMPT } from './attacked-texts.ts';

const guard = createGuard({ policy: 'balanced' });
const principal = { tenant: 't', user: 'u', session: 's' };
const openGate = (): ReturnType<typeof guard.reply> => guard.reply({ principal, systemPrompt: SYSTEM_PROMPT });

type Block =
  | { readonly type: 'text'; readonly text: string; readonly citations: readonly object[] }
  | { readonly type: 'thinking'; readonly thinking: string; readonly signature: string }
  | { readonly type: 'tool_use'; readonly id: string; readonly name: string; readonly input: object }
  | { readonly type: 'web_search_tool_result'; readonly tool_use_id: string; readonly content: readonly object[] };

const citation = attackedText.map((text) => ({
  type: 'web_search_result_location',
  cited_text: text,
  title: 'A page',
  url: 'https://docs.example.org/a',
  encrypted_index: 'eyJ',
}));

const citations = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(citation, { maxLength: 2 }) },
);

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), text: attackedText, citations }),
  fc.record({ type: fc.constant('thinking' as const), thinking: attackedText, signature: fc.constant('c2ln') }),
  fc.record({
    type: fc.constant('tool_use' as const),
    id: fc.constant('toolu_1'),
    name: fc.constant('send_mail'),
    input: fc.oneof(
      fc.constant({}),
      attackedText.map((body) => ({ to: 'desk', body })),
    ),
  }),
  attackedText.map((title) => ({
    type: 'web_search_tool_result' as const,
    tool_use_id: 'srvtoolu_1',
    content: [
      { type: 'web_search_result', url: 'https://docs.example.org', title, encrypted_content: 'eyJ', page_age: null },
    ],
  })),
);

/** Blocks of one message: some of them are one text, or one thought, cut in two, with or without something in between. */
const blocks: fc.Arbitrary<readonly Block[]> = fc
  .array(
    fc.oneof(
      block.map((one) => [one]),
      fc
        .record({
          text: attackedText,
          at: fc.double({ min: 0, max: 1, noNaN: true }),
          citations,
          between: fc.option(block, { nil: undefined }),
          isThought: fc.boolean(),
        })
        .map(({ text, at, citations: cited, between, isThought }): readonly Block[] => {
          const cut = Math.floor(text.length * at);
          const [first, second] = [text.slice(0, cut), text.slice(cut)].map((words): Block => {
            if (isThought) return { type: 'thinking', thinking: words, signature: 'c2ln' };
            return { type: 'text', text: words, citations: cited };
          }) as [Block, Block];
          return between === undefined ? [first, second] : [first, between, second];
        }),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((groups) => groups.flat());

const envelope = { id: 'msg_1', type: 'message', role: 'assistant', model: 'claude-x' };

function wholeBody(content: readonly Block[]): string {
  const usage = { input_tokens: 3, output_tokens: 9 };
  return JSON.stringify({ ...envelope, content, stop_reason: 'stop_sequence', stop_sequence: 'END', usage });
}

function eventStream(content: readonly Block[], sizes: readonly number[]): string {
  const usage = { input_tokens: 3, output_tokens: 1 };
  const message = { ...envelope, content: [], stop_reason: null, stop_sequence: null, usage };
  return [
    event('message_start', { message }),
    event('ping', {}),
    ...content.flatMap((one, index) => blockEvents(one, index, sizes)),
    event('message_delta', {
      delta: { stop_reason: 'stop_sequence', stop_sequence: 'END' },
      usage: { output_tokens: 9 },
    }),
    event('message_stop', {}),
  ].join('');
}

function blockEvents(one: Block, index: number, sizes: readonly number[]): readonly string[] {
  const start = (block: object): string => event('content_block_start', { index, content_block: block });
  const delta = (facts: object): string => event('content_block_delta', { index, delta: facts });
  const stop = event('content_block_stop', { index });
  if (one.type === 'text') {
    const cited = one.citations.map((each) => delta({ type: 'citations_delta', citation: each }));
    const texts = inPieces(one.text, sizes).map((text) => delta({ type: 'text_delta', text }));
    return [start({ type: 'text', text: '', citations: [] }), ...texts.slice(0, 2), ...cited, ...texts.slice(2), stop];
  }
  if (one.type === 'thinking') {
    const texts = inPieces(one.thinking, sizes).map((thinking) => delta({ type: 'thinking_delta', thinking }));
    const signed = delta({ type: 'signature_delta', signature: one.signature });
    return [start({ type: 'thinking', thinking: '', signature: '' }), ...texts, signed, stop];
  }
  if (one.type === 'tool_use') {
    const json = JSON.stringify(one.input);
    const pieces = json === '{}' ? [''] : inPieces(json, sizes);
    const deltas = pieces.map((piece) => delta({ type: 'input_json_delta', partial_json: piece }));
    return [start({ ...one, input: {} }), ...deltas, stop];
  }
  return [start(one), stop];
}

function event(type: string, facts: object): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...facts })}\n\n`;
}

/** What a client has in the end. */
interface Got {
  readonly content: unknown;
  readonly stop: readonly unknown[];
  readonly decision: Decision;
}

function guardWhole(body: string): Got {
  const gate = openGate();
  const { content, stop_reason, stop_sequence } = JSON.parse(anthropicMessages.guardReply(body, gate).body);
  return { content, stop: [stop_reason, stop_sequence], decision: gate.finish() };
}

async function guardStream(packets: readonly Uint8Array[]): Promise<Got> {
  const gate = openGate();
  const stream = anthropicMessages.openStream(gate, 'req');
  const text = packets.map((packet) => stream.push(packet)).join('') + stream.end();
  expect(stream.isDone).toBe(true);
  const client = new Anthropic({
    apiKey: 'k',
    fetch: async () => new Response(text, { headers: { 'content-type': 'text/event-stream' } }),
  });
  const request = { model: 'm', max_tokens: 1, messages: [{ role: 'user' as const, content: 'x' }] };
  const { content, stop_reason, stop_sequence } = await client.messages.stream(request).finalMessage();
  // The client adds fields of its own.
  const plain = JSON.parse(JSON.stringify(content)) as unknown;
  return { content: plain, stop: [stop_reason, stop_sequence], decision: gate.finish() };
}

describe('a streamed message', () => {
  it('gives the blocks, findings and decision of the whole message, for every cutting', async () => {
    const seen = { allow: 0, rewrite: 0, block: 0, ask: 0 };
    await fc.assert(
      fc.asyncProperty(blocks, cutSizes, cutSizes, async (content, sizes, packetSizes) => {
        const whole = guardWhole(wholeBody(content));
        seen[whole.decision.action]++;
        const text = eventStream(content, sizes);
        for (const cut of [[1], packetSizes, [text.length * 3]]) {
          expect(await guardStream(inPackets(text, cut))).toEqual(whole);
        }
      }),
      { numRuns: 60 },
    );
    expect(seen.rewrite).toBeGreaterThan(3);
    expect(seen.block).toBeGreaterThan(3);
  }, 300_000);
});
