import { describe, expect, it } from 'vitest';
import type { Decision } from '../../core/decision.ts';
import type { Uncovered } from '../../core/message.ts';
import { createGuard } from '../../index.ts';
import type { ReplyExtras } from '../dialect.ts';
import { guardOpenAiReply } from './reply-body.ts';

const guard = createGuard({ policy: 'balanced' });
const principal = { tenant: 't', user: 'u', session: 's' };
const LEAK = 'Never speak of the manuscript called Amber Tide, and answer in two sentences only.';
const CARD = '4111 1111 1111 1111';

interface Passed {
  readonly body: string;
  readonly uncovered: readonly Uncovered[];
  readonly decision: Decision;
}

function pass(body: string, extras?: ReplyExtras): Passed {
  const gate = guard.reply({ principal, systemPrompt: `You are Quill. ${LEAK}` });
  const { body: left, uncovered } = guardOpenAiReply(body, gate, extras);
  return { body: left, uncovered, decision: gate.finish() };
}

function reply(message: object, more: object = {}): string {
  const choice = { index: 0, message: { role: 'assistant', ...message }, finish_reason: 'stop', ...more };
  return JSON.stringify({ id: 'chatcmpl-1', model: 'm', choices: [choice], usage: { total_tokens: 7 } });
}

const choiceOf = (passed: Passed, at = 0): Record<string, unknown> => JSON.parse(passed.body).choices[at];
const messageOf = (passed: Passed): Record<string, unknown> => choiceOf(passed)['message'] as Record<string, unknown>;

const call = (name: string, args: string): object => ({
  id: `call_${name}`,
  type: 'function',
  function: { name, arguments: args },
});

describe('a chat completion', () => {
  it('that is harmless stays as it came, unit by unit', () => {
    const body =
      '{"id":"a", "choices":[ {"index":0,"message":{"role":"assistant","content":"caf\\u00e9 \\/ x"},"finish_reason":"stop"} ],"usage":{"cost":1.50}}';
    expect(pass(body)).toMatchObject({ body, uncovered: [], decision: { action: 'allow' } });
  });

  it('is edited in its place only', () => {
    const body = `{ "choices":[{"index":0,"message":{"content":"caf\\u00e9 ${CARD} \\/ \\ud83d\\ude00","role":"assistant"},"finish_reason":"stop"}] }`;
    expect(pass(body).body).toBe(body.replace(CARD, '<CREDIT_CARD>'));
  });

  it.each(['reasoning_content', 'reasoning', 'refusal', 'brand_new_text'])('loses a card number in %s', (field) => {
    const passed = pass(reply({ content: 'See there.', [field]: `It is ${CARD}.` }));
    expect(messageOf(passed)[field]).toBe('It is <CREDIT_CARD>.');
    expect(passed.decision.findings).toMatchObject([{ pointer: `/choices/0/message/${field}` }]);
  });

  it('loses a card number in a transcript, and the audio that says it', () => {
    const audio = { id: 'audio_1', data: 'UklGRg==', expires_at: 1, transcript: `It is ${CARD}.` };
    const passed = pass(reply({ content: null, audio }));
    expect(messageOf(passed)['audio']).toMatchObject({ data: '', transcript: 'It is <CREDIT_CARD>.' });
    expect(passed.uncovered).toEqual([{ pointer: '/choices/0/message/audio/data', kind: 'media' }]);
    const clean = pass(reply({ content: null, audio: { ...audio, transcript: 'Hello.' } }));
    expect(messageOf(clean)['audio']).toMatchObject({ data: 'UklGRg==' });
  });

  it('loses a card number in the title of a citation', () => {
    const citation = { start_index: 0, end_index: 1, title: `Card ${CARD}`, url: 'https://docs.example.org/a' };
    const passed = pass(reply({ content: 'x', annotations: [{ type: 'url_citation', url_citation: citation }] }));
    expect(passed.body).toContain('"title":"Card <CREDIT_CARD>"');
    expect(passed.uncovered).toEqual([]);
  });

  it('loses a card number in names of fields that nobody knows', () => {
    expect(pass(reply({ content: 'x', extra: { [`k ${CARD}`]: 1 } })).body).not.toContain(CARD);
  });

  it('is blocked at the place where it gives the prompt away, without its calls', () => {
    const passed = pass(
      reply({ content: `Sure. ${LEAK}`, tool_calls: [call('a', '{}')] }, { finish_reason: 'tool_calls' }),
    );
    expect(passed.decision.action).toBe('block');
    expect(messageOf(passed)).not.toHaveProperty('tool_calls');
    expect(String(messageOf(passed)['content']).startsWith('Sure.')).toBe(true);
    expect(passed.body).not.toContain('Amber Tide');
    expect(choiceOf(passed)['finish_reason']).toBe('content_filter');
    expect(JSON.parse(passed.body).usage).toEqual({ total_tokens: 7 });
  });

  it('says so where it had no finish', () => {
    const body = JSON.stringify({ choices: [{ message: { content: LEAK } }] });
    expect(choiceOf(pass(body))['finish_reason']).toBe('content_filter');
  });

  it('keeps a second choice as it is', () => {
    const choices = [LEAK, 'A quiet evening.'].map((content, index) => ({
      index,
      message: { content },
      finish_reason: 'stop',
    }));
    const passed = pass(JSON.stringify({ choices }));
    expect(choiceOf(passed, 1)).toEqual(choices[1]);
    expect(choiceOf(passed)['finish_reason']).toBe('content_filter');
  });

  it('loses the call that is blocked and those behind it', () => {
    const calls = [call('a', '{}'), call('b', JSON.stringify({ body: LEAK })), call('c', '{}')];
    const passed = pass(reply({ content: null, tool_calls: calls }, { finish_reason: 'tool_calls' }));
    expect(messageOf(passed)['tool_calls']).toEqual([calls[0]]);
    expect(choiceOf(passed)['finish_reason']).toBe('content_filter');
  });

  it('has arguments that stay JSON when they are edited', () => {
    const args = `{ "card": "${CARD}", "n": 1.0 }`;
    const passed = pass(reply({ content: null, tool_calls: [call('pay', args)] }));
    expect(messageOf(passed)['tool_calls']).toEqual([call('pay', '{ "card": "<CREDIT_CARD>", "n": 1.0 }')]);
  });

  it('has custom calls and calls of the old form decided, too', () => {
    const custom = { id: 'c', type: 'custom', custom: { name: 'shell', input: `echo ${CARD}` } };
    expect(pass(reply({ content: null, tool_calls: [custom] })).body).toContain('echo <CREDIT_CARD>');
    const legacy = pass(
      reply({ content: null, function_call: { name: 'mail', arguments: JSON.stringify({ b: LEAK }) } }),
    );
    expect(messageOf(legacy)).not.toHaveProperty('function_call');
  });
});

describe('log probabilities', () => {
  const tokens = (...list: readonly string[]): object => ({
    content: list.map((token) => ({
      token,
      logprob: -0.5,
      bytes: null,
      top_logprobs: [{ token: 'alt', logprob: -1, bytes: [1] }],
    })),
    refusal: null,
  });

  it('go where nobody said that they may stay', () => {
    const passed = pass(reply({ content: 'Hello there' }, { logprobs: tokens('Hello', ' there') }));
    expect(choiceOf(passed)['logprobs']).toBeNull();
    expect(passed.uncovered).toEqual([]);
  });

  it('stay, reported, where they may and spell a text that was not edited', () => {
    const body = reply({ content: 'Hello there' }, { logprobs: tokens('Hello', ' there') });
    const passed = pass(body, { keepsLogprobs: true });
    expect(choiceOf(passed)['logprobs']).toEqual(tokens('Hello', ' there'));
    expect(passed.uncovered).toEqual([{ pointer: '/choices/0/logprobs', kind: 'unknown' }]);
  });

  it.each([
    ['of an edited text', `No. ${CARD}`, tokens('No. ', CARD)],
    ['that spell another text', 'Hello there', tokens('Hello', ' you')],
    ['that hold more than tokens', 'Hello', { ...tokens('Hello'), note: 'x' }],
  ])('go: %s', (_name, content, logprobs) => {
    expect(choiceOf(pass(reply({ content }, { logprobs }), { keepsLogprobs: true }))['logprobs']).toBeNull();
  });
});

describe('a reply that is no chat completion', () => {
  it.each([
    ['is no JSON', 'hello'],
    ['is a list', '[]'],
    ['has no choices', '{"id":"a"}'],
    ['has a key twice', '{"choices":[{"message":{"content":"a","content":"b"}}]}'],
    ['has a choice that is a text', '{"choices":["a"]}'],
    ['has a choice without a message', '{"choices":[{"index":0}]}'],
    ['has a choice twice', '{"choices":[{"index":0,"message":{}},{"index":0,"message":{}}]}'],
    ['has a content that is a number', reply({ content: 1 })],
    ['has a finish that is a sentence', reply({ content: 'a' }, { finish_reason: 'because I say so' })],
    ['has a call that is no object', reply({ tool_calls: ['a'] })],
    ['has a call without a function', reply({ tool_calls: [{ id: 'a' }] })],
    ['has a call of two kinds', reply({ tool_calls: [{ function: {}, custom: {} }] })],
    ['has too many texts', reply({ extra: Array.from({ length: 10_001 }, () => 'x') })],
  ])('is refused where it %s', (_name, body) => {
    expect(() => pass(body)).toThrow(/the reply of the provider/u);
  });
});
