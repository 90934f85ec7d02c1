import { describe, expect, it } from 'vitest';
import { anthropicMessages } from '../../../src/dialects/anthropic-messages/anthropic-messages.ts';
import type { Dialect } from '../../../src/dialects/dialect.ts';
import { openAiChat } from '../../../src/dialects/openai-chat/openai-chat.ts';
import { createGuard } from '../../../src/index.ts';

const guard = createGuard({ policy: 'balanced' });
const principal = { tenant: 't', user: 'u', session: 's' };
const openGate = (): ReturnType<typeof guard.reply> => guard.reply({ principal });

const KEY = 'AKIAIOSFODNN7EXAMPLQ';
const TOKEN = `ghp_${'a1B2c3D4e5'.repeat(4)}`.slice(0, 40);

type Fields = Readonly<Record<string, unknown>>;

/** A reply with fields in its envelope, in its choice or block, and in a call of a tool; whole and streamed. */
interface Form {
  readonly dialect: Dialect;
  whole(envelope: Fields, inside: Fields, call: Fields): string;
  streamed(envelope: Fields, inside: Fields, call: Fields): string;
}

const data = (value: object): string => `data: ${JSON.stringify(value)}\n\n`;

const openAi: Form = {
  dialect: openAiChat,
  whole(envelope, inside, call) {
    const calls = [{ id: 'call_1', type: 'function', function: { name: 'f', arguments: '{}' }, ...call }];
    const message = { role: 'assistant', content: 'Hi.', tool_calls: calls, ...inside };
    return JSON.stringify({ id: 'a', choices: [{ index: 0, message, finish_reason: 'stop' }], ...envelope });
  },
  streamed(envelope, inside, call) {
    const chunk = (delta: object, reason: string | null): string =>
      data({ id: 'a', choices: [{ index: 0, delta, finish_reason: reason }], ...envelope });
    const calls = [{ index: 0, id: 'call_1', type: 'function', function: { name: 'f', arguments: '{}' }, ...call }];
    return [
      chunk({ content: 'Hi.', ...inside }, null),
      chunk({ tool_calls: calls }, null),
      chunk({}, 'stop'),
      'data: [DONE]\n\n',
    ].join('');
  },
};

const anthropic: Form = {
  dialect: anthropicMessages,
  whole(envelope, inside, call) {
    const content = [
      { type: 'text', text: 'Hi.', ...inside },
      { type: 'tool_use', id: 'toolu_1', name: 'f', input: {}, ...call },
    ];
    return JSON.stringify({ id: 'a', content, stop_reason: 'end_turn', ...envelope });
  },
  streamed(envelope, inside, call) {
    const blocks = [
      { type: 'text', text: 'Hi.', ...inside },
      { type: 'tool_use', id: 'toolu_1', name: 'f', input: {}, ...call },
    ];
    return [
      data({ type: 'message_start', message: { id: 'a', content: [], ...envelope } }),
      ...blocks.flatMap((block, index) => [
        data({ type: 'content_block_start', index, content_block: block }),
        data({ type: 'content_block_stop', index }),
      ]),
      data({ type: 'message_delta', delta: { stop_reason: 'end_turn' } }),
      data({ type: 'message_stop' }),
    ].join('');
  },
};

const FORMS: readonly [string, Form][] = [
  ['OpenAI', openAi],
  ['Anthropic', anthropic],
];

/** What leaves of the reply, whole and streamed. */
function passed({ dialect, whole, streamed }: Form, envelope: Fields, inside: Fields, call: Fields): readonly string[] {
  const stream = dialect.openStream(openGate(), 'req-1');
  const written = stream.push(new TextEncoder().encode(streamed(envelope, inside, call)));
  return [dialect.guardReply(whole(envelope, inside, call), openGate()).body, written + stream.end()];
}

describe.each(FORMS)('an id or a name of the format that is a secret: %s', (_name, form) => {
  it.each<[string, Fields, Fields, Fields]>([
    ['the id of the reply', { id: KEY }, {}, {}],
    ['the model', { model: TOKEN }, {}, {}],
    ['a model with a password', { model: 'password:hunter2hunter2' }, {}, {}],
    ['a number of tokens', { usage: { [KEY]: 1, details: { kind: TOKEN } } }, {}, {}],
    ['the id of a call', {}, {}, { id: TOKEN }],
    ['the id of a call, behind the beginning of one', {}, {}, { id: `call_${TOKEN}` }],
  ])('is replaced: %s', (_place, envelope, inside, call) => {
    for (const left of passed(form, envelope, inside, call)) {
      expect(left).not.toMatch(/AKIA|ghp_|hunter2/u);
      expect(left).toMatch(/<[A-Z_]+>/u);
    }
  });

  it.each<[string, Fields, Fields]>([
    [
      'of OpenAI',
      { id: 'chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG', system_fingerprint: 'fp_44709d6fcb' },
      { id: 'call_12xyzABC12xyzABC12xyzABC' },
    ],
    ['of Anthropic', { id: 'msg_01XFDUDYJgAACzvnptvVoYEL' }, { id: 'toolu_01D7FLrfh4GYq7yT1ULFeyMV' }],
    [
      'of others',
      { id: '5b3a1e0c-9d6f-4e21-8a77-0c9be1f4d2aa', model: 'us.anthropic.claude-3-5-sonnet-20241022-v2:0' },
      { id: 'chatcmpl-tool-8f14e45fceea167a5a36dedd4bea2543' },
    ],
    [
      'that say nothing',
      { id: 'gen-1730000000-AbCdEfGhIjKlMnOpQrSt', model: 'accounts/fireworks/models/llama-v3p1-405b-instruct' },
      { id: 'D681PevKs' },
    ],
  ])('stays as it came where it is an id: %s', (_place, envelope, call) => {
    const [whole] = passed(form, envelope, {}, call);
    expect(whole).toBe(form.whole(envelope, {}, call));
  });
});

describe.each(FORMS)('a reply with many fields that nobody knows: %s', (_name, form) => {
  const fields = (count: number): Fields =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`field number ${at}`, 1]));

  it.each<[string, Fields, Fields]>([
    ['around it', fields(1_001), {}],
    ['in it', {}, fields(1_001)],
    ['in one of them', { field: fields(1_000) }, {}],
    ['as one list', { field: Array.from({ length: 1_000 }, (_, at) => `text ${at}`) }, {}],
  ])('is refused: %s', (_place, envelope, inside) => {
    expect(() => form.dialect.guardReply(form.whole(envelope, inside, {}), openGate())).toThrow(
      /fields that are not known/u,
    );
    const stream = form.dialect.openStream(openGate(), 'req-1');
    const bytes = new TextEncoder().encode(form.streamed(envelope, inside, {}));
    expect(() => {
      stream.push(bytes);
      stream.end();
    }).toThrow(/fields that are not known/u);
  });

  it('passes with a few', () => {
    const [whole] = passed(form, fields(50), fields(50), {});
    expect(whole).toBe(form.whole(fields(50), fields(50), {}));
  });
});

it('a long stream may bring some new text that nobody knows with every chunk', () => {
  const stream = openAiChat.openStream(openGate(), 'req-1');
  for (let at = 0; at < 1_500; at++) {
    const chunk = {
      trace: `Trace number ${at}.`,
      choices: [{ index: 0, delta: { content: 'a ', at: `${at} ms`, more: 'x' } }],
    };
    stream.push(new TextEncoder().encode(data(chunk)));
  }
  expect(stream.push(new TextEncoder().encode('data: [DONE]\n\n'))).toContain('[DONE]');
});

it('a call of a tool whose name gives the prompt away is blocked', () => {
  const systemPrompt = 'Never speak of the manuscript called Amber Tide, and answer in two sentences.';
  for (const name of [
    'never_speak_of_the_manuscript_called_amber_tide_and_answer_in_two',
    'neverSpeakOfTheManuscriptCalledAmberTideAndAnswerInTwo',
  ]) {
    const gate = guard.reply({ principal, systemPrompt });
    expect(gate.toolCall(0, '/choices/0/message/tool_calls/0', { name, arguments: '{}' })).toEqual({ action: 'block' });
  }
});
