import { describe, expect, it } from 'vitest';
import { createGuard } from '../../index.ts';
import type { StreamRewriter } from '../dialect.ts';
import { openAnthropicStream } from './stream-reply.ts';

const guard = createGuard({ policy: 'balanced' });
const principal = { tenant: 't', user: 'u', session: 's' };
const LEAK = 'Never speak of the manuscript called Amber Tide, and answer in two sentences only.';
const CARD = '4111 1111 1111 1111';

const event = (type: string, facts: object = {}): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...facts })}\n\n`;
const usage = { input_tokens: 3, output_tokens: 4 };
const START = event('message_start', {
  message: { id: 'msg_1', type: 'message', role: 'assistant', model: 'm', content: [], stop_reason: null, usage },
});
const open = (block: object, index = 0): string => event('content_block_start', { index, content_block: block });
const delta = (facts: object, index = 0): string => event('content_block_delta', { index, delta: facts });
const close = (index = 0): string => event('content_block_stop', { index });
const TEXT = open({ type: 'text', text: '' });
const text = (words: string, index = 0): string =>
  [...words].map((unit) => delta({ type: 'text_delta', text: unit }, index)).join('');
const END =
  event('message_delta', { delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: 9 } }) +
  event('message_stop');

function stream(): StreamRewriter {
  return openAnthropicStream(guard.reply({ principal, systemPrompt: `You are Quill. ${LEAK}` }), 'req-1');
}

function pass(events: string, rewriter = stream()): string {
  return rewriter.push(new TextEncoder().encode(events));
}

interface Read {
  readonly type: string;
  readonly index?: number;
  readonly delta?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly type: string; readonly message: string };
}

function eventsOf(written: string): readonly Read[] {
  return written
    .split('\n\n')
    .filter(Boolean)
    .map((one) => {
      const [name = '', data = ''] = one.split('\n');
      const read = JSON.parse(data.slice('data: '.length)) as Read;
      expect(name).toBe(`event: ${read.type}`);
      return read;
    });
}

const typesOf = (written: string): readonly string[] => eventsOf(written).map(({ type }) => type);
const said = (written: string, field = 'text'): string =>
  eventsOf(written)
    .map((one) => one.delta?.[field] ?? '')
    .join('');

describe('a streamed message that is harmless', () => {
  it('passes as it came, unit by unit', () => {
    const events = START + event('ping') + TEXT + delta({ type: 'text_delta', text: 'Café. ' }) + close() + END;
    expect(pass(events)).toBe(events);
  });

  it('is done with its stop', () => {
    const rewriter = stream();
    pass(START + TEXT + text('Hello') + close() + END, rewriter);
    expect([rewriter.isDone, rewriter.end(), rewriter.withheldChars, rewriter.uncovered]).toEqual([true, '', 0, []]);
  });
});

describe('a streamed message with a card number', () => {
  it.each(Array.from({ length: CARD.length - 1 }, (_, at) => at + 1))('loses it when it is cut at %i', (at) => {
    const pieces = [CARD.slice(0, at), CARD.slice(at)].map((piece) => delta({ type: 'text_delta', text: piece }));
    expect(said(pass(START + TEXT + pieces.join('') + close() + END))).toBe('<CREDIT_CARD>');
  });

  it('brings what was withheld before the block stops, which waits until the next text or the end', () => {
    const rewriter = stream();
    const tool = open({ type: 'tool_use', id: 'toolu_1', name: 'look', input: {} }, 1) + close(1);
    const early = pass(START + TEXT + text('ends 4111') + close() + tool, rewriter);
    expect(said(early)).toBe('ends ');
    expect(rewriter.withheldChars).toBeGreaterThan(tool.length);
    const rest = pass(END, rewriter);
    expect(said(early + rest)).toBe('ends 4111');
    expect(typesOf(rest)).toEqual([
      'content_block_delta',
      'content_block_stop',
      'content_block_start',
      'content_block_stop',
      'message_delta',
      'message_stop',
    ]);
  });

  it('brings what was withheld of a thought as soon as something else follows', () => {
    const thought =
      open({ type: 'thinking', thinking: '' }) + delta({ type: 'thinking_delta', thinking: 'Is it 4111' });
    const rewriter = stream();
    expect(said(pass(START + thought + close(), rewriter), 'thinking')).toBe('Is it ');
    const rest = pass(open({ type: 'text', text: '' }, 1), rewriter);
    expect(said(rest, 'thinking')).toBe('4111');
    expect(typesOf(rest)).toEqual(['content_block_delta', 'content_block_stop', 'content_block_start']);
  });

  it('is refused where more than sixteen million units wait behind a text', () => {
    const rewriter = stream();
    pass(START + TEXT + text('ends 4111') + close(), rewriter);
    const result = { type: 'redacted_thinking', data: 'a'.repeat(1_000_000) };
    expect(() => {
      for (let index = 1; index < 18; index++) pass(open(result, index) + close(index), rewriter);
    }).toThrow(/behind a text that waits/u);
  });

  it('loses it in thinking, with the signature that is wrong now', () => {
    const thinking = open({ type: 'thinking', thinking: '', signature: '' });
    const thought = (words: string): string =>
      thinking +
      delta({ type: 'thinking_delta', thinking: words }) +
      delta({ type: 'signature_delta', signature: 'c2ln' }) +
      close();
    const edited = pass(START + thought(`It is ${CARD}.`) + END);
    expect([said(edited, 'thinking'), said(edited, 'signature')]).toEqual(['It is <CREDIT_CARD>.', '']);
    const clean = pass(START + thought('Let me see.') + END);
    expect([said(clean, 'thinking'), said(clean, 'signature')]).toEqual(['Let me see.', 'c2ln']);
  });

  it('loses it in the input of a tool, which is held until it is complete', () => {
    const tool = open({ type: 'tool_use', id: 'toolu_1', name: 'pay', input: {} });
    const json = (partial: string): string => delta({ type: 'input_json_delta', partial_json: partial });
    const rewriter = stream();
    expect(typesOf(pass(START + tool + json('{"card":"4111 1111 ') + json('1111 1111"}'), rewriter))).toEqual([
      'message_start',
    ]);
    expect(rewriter.withheldChars).toBeGreaterThan(20);
    const rest = pass(close(), rewriter);
    expect(typesOf(rest)).toEqual(['content_block_start', 'content_block_delta', 'content_block_stop']);
    expect(said(rest, 'partial_json')).toBe('{"card":"<CREDIT_CARD>"}');
  });

  it('loses it in citations and in results of the provider', () => {
    const citation = { type: 'page_location', cited_text: CARD, document_index: 0, document_title: null };
    const cited = pass(START + TEXT + delta({ type: 'citations_delta', citation }) + text('Hi.') + close() + END);
    expect(cited).toContain('"cited_text":"<CREDIT_CARD>"');
    const found = { type: 'web_search_result', url: 'https://docs.example.org', title: CARD, encrypted_content: 'eyJ' };
    const result = open({ type: 'web_search_tool_result', tool_use_id: 'srvtoolu_1', content: [found] });
    const rewriter = stream();
    expect(pass(START + result + close(), rewriter)).toContain('"title":"<CREDIT_CARD>"');
    expect(rewriter.uncovered).toEqual([{ pointer: '/content/0/content/0/encrypted_content', kind: 'encrypted' }]);
  });
});

describe('a streamed message that gives the prompt away', () => {
  it('is stopped in a form that clients can read, and nothing follows', () => {
    const rewriter = stream();
    const written = pass(START + TEXT + text(`Sure. ${LEAK}`) + close() + END, rewriter);
    expect(typesOf(written).slice(-3)).toEqual(['content_block_stop', 'message_delta', 'message_stop']);
    expect(eventsOf(written).at(-2)).toMatchObject({
      delta: { stop_reason: 'refusal', stop_sequence: null },
      usage: { output_tokens: 4 },
    });
    expect(said(written).startsWith('Sure.')).toBe(true);
    expect(said(written)).not.toContain('Amber Tide');
    expect([rewriter.isDone, pass(END, rewriter), rewriter.end()]).toEqual([true, '', '']);
  });

  it('by a tool is stopped before the tool is seen', () => {
    const tool = open({ type: 'tool_use', id: 'toolu_1', name: 'mail', input: {} });
    const json = JSON.stringify({ body: LEAK });
    const rewriter = stream();
    const written = pass(
      START + tool + delta({ type: 'input_json_delta', partial_json: json }) + close() + END,
      rewriter,
    );
    expect(typesOf(written)).toEqual(['message_start', 'message_delta', 'message_stop']);
    expect(rewriter.isDone).toBe(true);
  });
});

describe('a streamed message that goes wrong', () => {
  it('ends with an error where the provider closes too early, and keeps back what was withheld', () => {
    const rewriter = stream();
    const written = pass(START + TEXT + text('number 4111 1111'), rewriter) + rewriter.end();
    expect(said(written)).not.toContain('4111');
    expect(eventsOf(written).at(-1)).toMatchObject({
      type: 'error',
      error: { type: 'api_error' },
      request_id: 'req-1',
    });
  });

  it.each([
    [
      'with a name',
      'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"host 10.0.0.7"}}\n\n',
    ],
    ['without one', 'data: {"type":"error","error":{"message":"host 10.0.0.7"}}\n\n'],
    ['that is no JSON', 'event: error\ndata: host 10.0.0.7\n\n'],
  ])('passes no word of an error %s', (_name, error) => {
    const rewriter = stream();
    const written = pass(START + TEXT + text('number 4111') + error + text('more'), rewriter);
    expect(written).not.toMatch(/10\.0\.0\.7|4111/u);
    expect([eventsOf(written).at(-1)?.type, rewriter.isDone]).toEqual(['error', true]);
  });

  it('does not pass events and deltas that it does not know, and says so', () => {
    const rewriter = stream();
    const written = pass(
      START + event('brand_new', { text: CARD }) + TEXT + delta({ type: 'new_delta', text: CARD }) + close(),
      rewriter,
    );
    expect(written).not.toContain(CARD);
    expect(rewriter.uncovered).toEqual([
      { pointer: '/events/brand_new', kind: 'unknown' },
      { pointer: '/content/0/new_delta', kind: 'unknown' },
    ]);
  });

  it('inspects what its events should not have', () => {
    for (const extra of [{ text: CARD }, { note: { deep: [CARD] } }, { citations: [CARD] }]) {
      const events = [
        event('message_stop', extra),
        event('content_block_start', { index: 0, content_block: { type: 'text', text: '' }, ...extra }),
        open({ type: 'text', text: '', ...extra }),
        TEXT + delta({ type: 'text_delta', ...extra }) + close(),
        event('message_delta', { delta: { stop_reason: 'end_turn', ...extra }, usage: {} }),
      ];
      for (const one of events) expect(pass(START + one)).not.toContain(CARD);
    }
  });

  it.each([
    [
      'has a name that is not its type',
      `event: content_block_stop\ndata: ${JSON.stringify({ type: 'message_stop' })}\n\n`,
    ],
    ['has no type', 'data: {}\n\n'],
    ['is no JSON', 'event: ping\ndata: {\n\n'],
    ['begins twice', START],
    ['has a key twice', 'data: {"type":"content_block_delta","index":0,"index":1}\n\n'],
    ['stops a block that is not open', close()],
    ['changes a block that is not open', text('a')],
    ['skips a block', open({ type: 'text', text: '' }, 1)],
    ['has a block in a block', TEXT + open({ type: 'text', text: '' }, 1)],
    ['speaks of another block', TEXT + text('a', 1)],
    ['has a text that is a number', TEXT + delta({ type: 'text_delta', text: 1 })],
    ['has a delta that is none', TEXT + event('content_block_delta', { index: 0, delta: 'abc' })],
    ['ends inside a block', TEXT + END],
    ['stops for a sentence', event('message_delta', { delta: { stop_reason: 'because I say so' }, usage: {} })],
    [
      'has a tool with two inputs',
      open({ type: 'tool_use', id: 'a', name: 'b', input: { c: 1 } }) +
        delta({ type: 'input_json_delta', partial_json: '{}' }) +
        close(),
    ],
  ])('is refused where it %s', (_name, events) => {
    const rewriter = stream();
    pass(START, rewriter);
    expect(() => {
      pass(events, rewriter);
      rewriter.end();
    }).toThrow(/the reply of the provider/u);
  });

  it('is refused where it does not begin', () => {
    expect(() => pass(TEXT)).toThrow(/does not begin/u);
  });

  it('is refused where a tool holds more than sixteen million units', () => {
    const rewriter = stream();
    pass(START + open({ type: 'tool_use', id: 'a', name: 'b', input: {} }), rewriter);
    const piece = delta({ type: 'input_json_delta', partial_json: 'a'.repeat(1_000_000) });
    expect(() => {
      for (let sent = 0; sent < 18; sent++) pass(piece, rewriter);
    }).toThrow(/holds more than/u);
  });
});
