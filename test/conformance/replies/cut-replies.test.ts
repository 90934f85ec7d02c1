import { describe, expect, it } from 'vitest';
import { anthropicMessages } from '../../../src/dialects/anthropic-messages/anthropic-messages.ts';
import type { Dialect } from '../../../src/dialects/dialect.ts';
import { openAiChat } from '../../../src/dialects/openai-chat/openai-chat.ts';
import { createGuard } from '../../../src/index.ts';

const guard = createGuard({ policy: 'balanced', bounds: { replyCharsMax: 20 } });
const principal = { tenant: 't', user: 'u', session: 's' };
const LONG = 'Twenty units are what may leave of this text.';

const event = (type: string, facts: object): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...facts })}\n\n`;
const chunk = (delta: object, reason: string | null): string =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`;
const message = { id: 'msg_1', content: [], usage: { output_tokens: 1 } };
const delta = { stop_reason: 'stop_sequence', stop_sequence: 'END' };

const openAiBody = JSON.stringify({ choices: [{ index: 0, message: { content: LONG }, finish_reason: 'stop' }] });
const openAiEvents = [...LONG].map((content) => chunk({ content }, null)).join('') + chunk({}, 'stop');
const anthropicBody = JSON.stringify({ content: [{ type: 'text', text: LONG }], ...delta });
const anthropicEvents = [
  event('message_start', { message }),
  event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
  ...[...LONG].map((text) => event('content_block_delta', { index: 0, delta: { type: 'text_delta', text } })),
  event('content_block_stop', { index: 0 }),
  event('message_delta', { delta, usage: { output_tokens: 9 } }),
].join('');

describe.each<[string, Dialect, string, string, readonly string[]]>([
  ['openai-chat', openAiChat, openAiBody, openAiEvents, ['"finish_reason":"length"']],
  [
    'anthropic-messages',
    anthropicMessages,
    anthropicBody,
    anthropicEvents,
    ['"stop_reason":"max_tokens"', '"stop_sequence":null'],
  ],
])('a reply past its greatest length: %s', (_name, dialect, body, events, signs) => {
  it('is cut and says so', () => {
    const whole = dialect.guardReply(body, guard.reply({ principal })).body;
    expect(whole).toContain(JSON.stringify(LONG.slice(0, 20)));
    for (const sign of signs) expect(whole).toContain(sign);
  });

  it('is cut at the same place in a stream', () => {
    const stream = dialect.openStream(guard.reply({ principal }), 'req');
    const written = stream.push(new TextEncoder().encode(events));
    const texts = [...written.matchAll(/"(?:content|text)":"([^"]*)"/gu)].map(([, text]) => text);
    expect(texts.join('')).toBe(LONG.slice(0, 20));
    for (const sign of signs) expect(written).toContain(sign);
  });
});
