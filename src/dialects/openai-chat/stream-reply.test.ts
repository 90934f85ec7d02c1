import { describe, expect, it } from 'vitest';
import { createGuard } from '../../index.ts';
import type { StreamRewriter } from '../dialect.ts';
import { openOpenAiStream } from './stream-reply.ts';

const guard = createGuard({ policy: 'balanced' });
const principal = { tenant: 't', user: 'u', session: 's' };
const LEAK = 'Never speak of the manuscript called Amber Tide, and answer in two sentences only.';
const CARD = '4111 1111 1111 1111';

const DONE = 'data: [DONE]\n\n';
const envelope = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'm' };

function chunk(delta: object, more: object = {}): string {
  return raw({ ...envelope, choices: [{ index: 0, delta, finish_reason: null, ...more }] });
}

function raw(value: object): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

const stop = (reason = 'stop', index = 0): string => chunk({}, { index, finish_reason: reason });
const pieces = (text: string, index = 0): string => [...text].map((content) => chunk({ content }, { index })).join('');

function open(choiceCount = 1): StreamRewriter {
  return openOpenAiStream(guard.reply({ principal, systemPrompt: `You are Quill. ${LEAK}` }), 'req-1', { choiceCount });
}

function pass(text: string, stream = open()): string {
  return stream.push(new TextEncoder().encode(text));
}

/** What clients read: JSON of all events but the last word. */
function chunksOf(text: string): readonly Chunk[] {
  return text
    .split('\n\n')
    .filter((event) => event.startsWith('data: {'))
    .map((event) => JSON.parse(event.slice('data: '.length)) as Chunk);
}

interface Chunk {
  readonly id?: string;
  readonly error?: { readonly message: string; readonly code: string };
  readonly choices: readonly {
    readonly index: number;
    readonly delta: Readonly<Record<string, unknown>>;
    readonly finish_reason: string | null;
  }[];
}

function textOf(text: string, field = 'content', index = 0): string {
  return chunksOf(text)
    .flatMap(({ choices }) => choices ?? [])
    .filter((choice) => choice.index === index)
    .map(({ delta }) => delta[field] ?? '')
    .join('');
}

const reasons = (text: string): readonly unknown[] =>
  chunksOf(text)
    .flatMap(({ choices }) => choices ?? [])
    .map(({ finish_reason: reason }) => reason)
    .filter((reason) => reason !== null);

describe('a streamed chat completion that is harmless', () => {
  it('passes as it came, unit by unit', () => {
    const text = [
      'data: {"id":"a", "choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}\n\n',
      'data: {"id":"a","choices":[{"index":0,"delta":{"content":"caf\\u00e9 \\/ "},"finish_reason":null}]}\n\n',
      'data: {"id":"a","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n',
      'data: {"id":"a","choices":[],"usage":{"total_tokens":1.50}}\n\n',
      DONE,
    ].join('');
    expect(pass(text)).toBe(text);
  });

  it('keeps comments as signs of life, and nothing of what they say', () => {
    expect(pass(`: AKIAIOSFODNN7EXAMPLQ\n\n${chunk({ content: 'Hello. ' })}`)).toBe(
      `:\n\n${chunk({ content: 'Hello. ' })}`,
    );
  });

  it('is done with its last word, and ends without a fault', () => {
    const stream = open();
    pass(pieces('Hello') + stop() + DONE, stream);
    expect([stream.isDone, stream.end(), stream.withheldChars]).toEqual([true, '', 0]);
  });

  it('may end without [DONE] where every choice has finished', () => {
    const stream = open();
    expect(pass(pieces('Hello') + stop(), stream) + stream.end()).not.toContain('error');
  });
});

describe('a streamed chat completion with a card number', () => {
  it.each(Array.from({ length: CARD.length - 1 }, (_, at) => at + 1))('loses it when it is cut at %i', (at) => {
    const text = pass(chunk({ content: CARD.slice(0, at) }) + chunk({ content: `${CARD.slice(at)}.` }) + stop() + DONE);
    expect(textOf(text)).toBe('<CREDIT_CARD>.');
  });

  it.each(['reasoning_content', 'reasoning', 'refusal', 'brand_new_text'])('loses it in %s', (field) => {
    const text = pass([...`${CARD}.`].map((unit) => chunk({ [field]: unit })).join('') + stop() + DONE);
    expect(textOf(text, field)).toBe('<CREDIT_CARD>.');
  });

  it('loses it in texts that lie deeper', () => {
    const details = [...`${CARD}.`].map((text) =>
      chunk({ reasoning_details: [{ type: 'reasoning.text', text, index: 0 }] }),
    );
    const text = pass(details.join('') + stop() + DONE);
    const said = chunksOf(text)
      .flatMap(({ choices }) => choices)
      .flatMap(({ delta }) => (delta['reasoning_details'] ?? []) as { readonly text: string }[])
      .map((detail) => detail.text);
    expect(said.join('')).toBe('<CREDIT_CARD>.');
  });

  it('brings what was withheld before the finish, in the envelope of the finish', () => {
    const text = pass(chunk({ content: 'ends 4111' }) + stop());
    const chunks = chunksOf(text);
    expect(textOf(text)).toBe('ends 4111');
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('stop');
    expect(chunks.every(({ id }) => id === 'chatcmpl-1')).toBe(true);
  });

  it('keeps the order of a text that comes with the finish', () => {
    const text = pass(
      chunk({ content: 'a 41' }) + chunk({ content: '11 b. Then 4111' }, { finish_reason: 'stop' }) + DONE,
    );
    expect(textOf(text)).toBe('a 4111 b. Then 4111');
    expect(reasons(text)).toEqual(['stop']);
  });

  it('has no log probabilities, edited or not', () => {
    const logprobs = { content: [{ token: '4111', logprob: -1, bytes: null, top_logprobs: [] }], refusal: null };
    const text = pass(chunk({ content: 'Hello. ' }, { logprobs }) + stop() + DONE);
    expect(text).not.toContain('4111');
    expect(textOf(text)).toBe('Hello. ');
  });
});

describe('tool calls of a stream', () => {
  const call = (index: number, facts: object): string => chunk({ tool_calls: [{ index, ...facts }] });
  const head = (index: number, name: string): string =>
    call(index, { id: `call_${index}`, type: 'function', function: { name, arguments: '' } });
  const args = (index: number, text: string): string => call(index, { function: { arguments: text } });
  const callsOf = (text: string): readonly unknown[] =>
    chunksOf(text).flatMap(({ choices }) => choices.flatMap(({ delta }) => (delta['tool_calls'] ?? []) as unknown[]));

  it('are held until they are complete, and leave in order', () => {
    const stream = open();
    const early = pass(head(1, 'b') + head(0, 'a') + args(1, '{"x"') + args(0, '{"y":2}') + args(1, ':1}'), stream);
    expect(callsOf(early)).toEqual([]);
    expect(stream.withheldChars).toBeGreaterThan(10);
    expect(callsOf(pass(stop('tool_calls'), stream))).toEqual([
      { index: 0, id: 'call_0', type: 'function', function: { name: 'a', arguments: '{"y":2}' } },
      { index: 1, id: 'call_1', type: 'function', function: { name: 'b', arguments: '{"x":1}' } },
    ]);
  });

  it('lose a card number that is split over their deltas', () => {
    const text = pass(
      head(0, 'pay') + args(0, '{"card":"4111 11') + args(0, '11 1111 1111"}') + stop('tool_calls') + DONE,
    );
    expect(text).not.toContain('1111');
    expect(callsOf(text)).toMatchObject([{ function: { arguments: '{"card":"<CREDIT_CARD>"}' } }]);
  });

  it('do not leave where they carry the prompt out, and end the choice', () => {
    const stream = open();
    const text = pass(
      pieces('Sure.') + head(0, 'mail') + args(0, JSON.stringify({ body: LEAK })) + stop('tool_calls'),
      stream,
    );
    expect(callsOf(text)).toEqual([]);
    expect([textOf(text), reasons(text), stream.isDone]).toEqual(['Sure.', ['content_filter'], true]);
    expect(text.endsWith(DONE)).toBe(true);
  });

  it('are refused where they change their id or have two kinds', () => {
    expect(() => pass(call(0, { id: 'a' }) + call(0, { id: 'b' }))).toThrow(/"id" changes/u);
    const both = { function: { name: 'a', arguments: '' }, custom: { name: 'a', input: '' } };
    expect(() => pass(call(0, both))).toThrow(/two kinds/u);
  });

  it('of the old form are held, too', () => {
    const text = pass(
      chunk({ function_call: { name: 'pay', arguments: '{"c":"4111 1111 ' } }) +
        chunk({ function_call: { arguments: '1111 1111"}' } }) +
        stop('function_call'),
    );
    expect(text).toContain('"function_call":{"name":"pay","arguments":"{\\"c\\":\\"<CREDIT_CARD>\\"}"}');
  });
});

describe('a stream that gives the prompt away', () => {
  it('ends with a filter at the same place for every choice alone', () => {
    const stream = open(2);
    const lanes = [[...LEAK], [...'A quiet evening at the coast.']];
    const text = pass(
      Array.from({ length: LEAK.length }, (_, at) =>
        lanes.map((lane, index) => (lane[at] === undefined ? '' : chunk({ content: lane[at] }, { index }))).join(''),
      ).join('') + stop('stop', 1),
      stream,
    );
    expect(textOf(text, 'content', 1)).toBe('A quiet evening at the coast.');
    expect(textOf(text).length).toBeLessThan(30);
    expect(reasons(text)).toEqual(['content_filter', 'stop']);
    expect(stream.isDone).toBe(false);
    expect(pass(DONE, stream)).toBe(DONE);
  });

  it('sends nothing of a choice behind its block, and is done when there is no other', () => {
    const stream = open();
    const text = pass(pieces(LEAK) + pieces('and more') + stop() + DONE, stream);
    expect(text).not.toContain('more');
    expect([reasons(text), stream.isDone, text.endsWith(DONE)]).toEqual([['content_filter'], true, true]);
    expect([pass(pieces('more'), stream), stream.end()]).toEqual(['', '']);
  });

  it('waits for a second choice that has been asked for', () => {
    const stream = open(2);
    pass(pieces(LEAK), stream);
    expect(stream.isDone).toBe(false);
    const rest = pass(pieces('Hello.', 1) + stop('stop', 1) + DONE, stream);
    expect(textOf(rest, 'content', 1)).toBe('Hello.');
  });
});

describe('a stream that goes wrong', () => {
  it('ends with an error where the provider closes too early, and keeps back what was withheld', () => {
    const stream = open();
    const text = pass(chunk({ content: 'number 4111 1111' }), stream) + stream.end();
    expect(textOf(text)).not.toContain('4111');
    expect(chunksOf(text).at(-1)?.error?.code).toBe('upstream_closed');
    expect(text).not.toContain('[DONE]');
  });

  it.each([
    ['an error in the data', raw({ error: { message: 'no route to 10.0.0.7 with sk-live-abc', code: 'x' } })],
    ['an event of that name', 'event: error\ndata: host 10.0.0.7\n\n'],
  ])('passes no word of the provider: %s', (_name, event) => {
    const stream = open();
    const text = pass(chunk({ content: 'number 4111' }) + event + pieces('more'), stream);
    expect(text).not.toMatch(/10\.0\.0\.7|more|4111/u);
    expect(chunksOf(text).at(-1)?.error?.code).toBe('upstream_error');
    expect(stream.isDone).toBe(true);
  });

  it.each([
    ['is no JSON', 'data: {"a"\n\n'],
    ['is no object', 'data: []\n\n'],
    ['has no choices', raw(envelope)],
    ['has a key twice', 'data: {"choices":[{"index":0,"delta":{"content":"a","content":"b"}}]}\n\n'],
    ['has a key twice in two spellings', 'data: {"choices":[],"choice\\u0073":[]}\n\n'],
    ['has an index past 127', chunk({ content: 'a' }, { index: 128 })],
    ['has an index that is a text', chunk({ content: 'a' }, { index: '0' })],
    ['has an index with a fraction', chunk({ content: 'a' }, { index: 0.5 })],
    ['has no index', raw({ choices: [{ delta: {} }] })],
    ['has a choice twice', raw({ choices: [{ index: 0 }, { index: 0 }] })],
    ['has a content that is a number', chunk({ content: 4111 })],
    ['has a delta that is a text', chunk('abc' as unknown as object)],
    ['has a finish that is a sentence', chunk({}, { finish_reason: 'because I say so' })],
    ['has a tool index past 127', chunk({ tool_calls: [{ index: 128 }] })],
    ['has tool calls that are no list', chunk({ tool_calls: {} })],
    ['has arguments that are no text', chunk({ tool_calls: [{ index: 0, function: { arguments: {} } }] })],
  ])('is refused where it %s', (_name, text) => {
    expect(() => pass(text)).toThrow(/the reply of the provider/u);
  });

  it('gives what came before a fault first, for every cutting', () => {
    const bytes = new TextEncoder().encode(`${chunk({ content: 'Hello. ' })}data: nonsense\n\n`);
    const whole = open();
    expect(textOf(whole.push(bytes))).toBe('Hello. ');
    expect(() => whole.end()).toThrow(/no JSON/u);
    const problem = { status: 502, code: 'malformed_reply', message: 'the reply cannot be read', requestId: 'req-1' };
    expect(whole.fail(problem)).toContain('"malformed_reply"');
    expect(whole.isDone).toBe(true);
  });

  it('is refused past sixteen million units of arguments', () => {
    const stream = open();
    const text = chunk({ tool_calls: [{ index: 0, function: { arguments: 'a'.repeat(1_000_000) } }] });
    expect(() => {
      for (let sent = 0; sent < 18; sent++) pass(text, stream);
    }).toThrow(/tool calls of more than/u);
  });

  it('inspects ids and names that are sentences, and may change them', () => {
    const text = pass(raw({ ...envelope, id: `id ${CARD}`, model: 'other', choices: [] }));
    expect(text).toContain('"id":"id <CREDIT_CARD>"');
    expect(pass(raw({ ...envelope, [`card ${CARD}`]: 1, choices: [] }))).not.toContain(CARD);
  });

  it('reports what it does not know', () => {
    const stream = open();
    pass(chunk({ brand_new: { a: ['x'] } }) + stop(), stream);
    expect(stream.uncovered).toEqual([{ pointer: '/choices/0/message/brand_new', kind: 'unknown' }]);
  });
});
