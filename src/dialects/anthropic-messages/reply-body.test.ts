import { describe, expect, it } from 'vitest';
import type { Decision } from '../../core/decision.ts';
import type { Uncovered } from '../../core/message.ts';
import { createGuard } from '../../index.ts';
import { guardAnthropicReply } from './reply-body.ts';

const guard = createGuard({ policy: 'balanced' });
const principal = { tenant: 't', user: 'u', session: 's' };
const LEAK = 'Never speak of the manuscript called Amber Tide, and answer in two sentences only.';
const CARD = '4111 1111 1111 1111';

interface Passed {
  readonly body: string;
  readonly message: { readonly content: readonly Record<string, unknown>[]; readonly [name: string]: unknown };
  readonly uncovered: readonly Uncovered[];
  readonly decision: Decision;
}

function pass(body: string): Passed {
  const gate = guard.reply({ principal, systemPrompt: `You are Quill. ${LEAK}` });
  const { body: left, uncovered } = guardAnthropicReply(body, gate);
  return { body: left, message: JSON.parse(left), uncovered, decision: gate.finish() };
}

function reply(content: readonly object[], more: object = {}): string {
  const usage = { input_tokens: 3, output_tokens: 4 };
  return JSON.stringify({
    id: 'msg_1',
    type: 'message',
    content,
    stop_reason: 'stop_sequence',
    stop_sequence: 'END',
    usage,
    ...more,
  });
}

const text = (words: string): object => ({ type: 'text', text: words });
const tool = (name: string, input: object): object => ({ type: 'tool_use', id: `toolu_${name}`, name, input });

describe('a message', () => {
  it('that is harmless stays as it came, unit by unit', () => {
    const body =
      '{"id":"msg_1", "content":[ {"type":"text","text":"caf\\u00e9 \\/"} ],"stop_reason":"end_turn","usage":{"output_tokens":1}}';
    expect(pass(body)).toMatchObject({ body, uncovered: [], decision: { action: 'allow' } });
  });

  it.each([
    ['text', text(`It is ${CARD}.`)],
    ['thinking', { type: 'thinking', thinking: `It is ${CARD}.`, signature: '' }],
    ['a citation', { ...text('x'), citations: [{ type: 'page_location', cited_text: CARD }] }],
    ['the input of a tool', tool('pay', { card: CARD })],
    [
      'the input of a tool of the provider',
      { type: 'server_tool_use', id: 's', name: 'web_search', input: { query: CARD } },
    ],
    [
      'a search result',
      { type: 'web_search_tool_result', content: [{ type: 'web_search_result', title: CARD, url: 'u' }] },
    ],
    [
      'a fetched document',
      {
        type: 'web_fetch_tool_result',
        content: { type: 'web_fetch_result', content: { type: 'document', source: { type: 'text', data: CARD } } },
      },
    ],
    [
      'the output of a program',
      { type: 'bash_code_execution_tool_result', content: { type: 'bash_code_execution_result', stdout: CARD } },
    ],
    ['the result of an MCP tool', { type: 'mcp_tool_result', content: [{ type: 'text', text: CARD }] }],
    ['a block that nobody knows', { type: 'brand_new', words: { deep: [CARD] } }],
    ['a field that nobody knows', { ...text('x'), note: CARD }],
  ])('loses a card number in %s', (_name, block) => {
    const passed = pass(reply([block]));
    expect(passed.body).not.toContain(CARD);
    expect(passed.body).toContain('<CREDIT_CARD>');
    expect([passed.message['stop_reason'], passed.message['stop_sequence']]).toEqual(['stop_sequence', 'END']);
  });

  it('loses the signature of a thought that was edited, and of no other', () => {
    const thought = (words: string): object => ({ type: 'thinking', thinking: words, signature: 'c2ln' });
    const { content } = pass(reply([thought(`It is ${CARD}.`), thought('Let me see.')])).message;
    expect(content.map(({ signature }) => signature)).toEqual(['', 'c2ln']);
  });

  it('is blocked at the place where it gives the prompt away, without what follows', () => {
    const passed = pass(reply([text('Sure.'), text(`So: ${LEAK}`), tool('a', {}), text('more')]));
    const { content, stop_reason: reason, stop_sequence: sequence, usage } = passed.message;
    expect(content).toHaveLength(2);
    expect(String(content[1]?.['text']).startsWith('So:')).toBe(true);
    expect(passed.body).not.toContain('Amber Tide');
    expect([reason, sequence, usage]).toEqual(['refusal', null, { input_tokens: 3, output_tokens: 4 }]);
  });

  it('loses the tool that is blocked and what follows', () => {
    const { content, stop_reason: reason } = pass(
      reply([text('Sure.'), tool('mail', { body: LEAK }), tool('b', {})]),
    ).message;
    expect([content, reason]).toEqual([[text('Sure.')], 'refusal']);
  });

  it('reports what is opaque', () => {
    const { uncovered } = pass(
      reply([
        { type: 'redacted_thinking', data: 'b3BhcXVl' },
        {
          type: 'web_fetch_tool_result',
          content: {
            type: 'web_fetch_result',
            content: { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: 'JVBERi0=' } },
          },
        },
        { type: 'brand_new' },
      ]),
    );
    expect(uncovered).toEqual([
      { pointer: '/content/0/data', kind: 'encrypted' },
      { pointer: '/content/1/content/content/source/data', kind: 'media' },
      { pointer: '/content/2', kind: 'unknown' },
    ]);
  });
});

describe('a reply that is no message', () => {
  it.each([
    ['is no JSON', 'hello'],
    ['has no content', '{"id":"a"}'],
    ['has content that is a text', '{"content":"a"}'],
    ['has a block that is a text', '{"content":["a"]}'],
    ['has a key twice', '{"content":[{"type":"text","text":"a","text":"b"}]}'],
    ['has a text that is a number', '{"content":[{"type":"text","text":1}]}'],
    ['has citations that are no list', '{"content":[{"type":"text","text":"a","citations":"b"}]}'],
    ['stops for a sentence', reply([], { stop_reason: 'because I say so' })],
    ['has too many blocks', reply(Array.from({ length: 10_001 }, () => text('')))],
  ])('is refused where it %s', (_name, body) => {
    expect(() => pass(body)).toThrow(/the reply of the provider/u);
  });
});
