import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { anthropicMessages } from '../../../src/dialects/anthropic-messages/anthropic-messages.ts';
import type { Problem } from '../../../src/dialects/dialect.ts';
import { openAiChat } from '../../../src/dialects/openai-chat/openai-chat.ts';

const blocked: Problem = {
  status: 400,
  code: 'blocked_by_policy',
  message: 'the request was blocked',
  requestId: 'req-1',
  pointer: '/messages/0/content',
};

const answer =
  (body: string, status: number, type = 'application/json') =>
  async (): Promise<Response> =>
    new Response(body, { status, headers: { 'content-type': type } });

async function caught(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('the call succeeded');
}

function openAi(body: string, status: number, type?: string): OpenAI {
  return new OpenAI({ apiKey: 'k', maxRetries: 0, fetch: answer(body, status, type) });
}

function anthropic(body: string, status: number, type?: string): Anthropic {
  return new Anthropic({ apiKey: 'k', maxRetries: 0, fetch: answer(body, status, type) });
}

const ask = { model: 'm', max_tokens: 9, messages: [{ role: 'user' as const, content: 'x' }] };

describe('a problem, as clients read it', () => {
  it('has code, type and place at OpenAI', async () => {
    const client = openAi(openAiChat.problemBody(blocked), 400);
    const error = await caught(client.chat.completions.create(ask));
    expect(error).toBeInstanceOf(OpenAI.BadRequestError);
    expect(error).toMatchObject({
      code: 'blocked_by_policy',
      type: 'invalid_request_error',
      param: 'messages[0].content',
      message: '400 blocked_by_policy: the request was blocked',
    });
  });

  it('has type and id at Anthropic, and a message that begins with the code', async () => {
    const client = anthropic(anthropicMessages.problemBody(blocked), 400);
    const error = await caught(client.messages.create(ask));
    expect(error).toBeInstanceOf(Anthropic.BadRequestError);
    expect((error as { error: unknown }).error).toEqual({
      type: 'error',
      error: {
        type: 'invalid_request_error',
        message: 'blocked_by_policy: /messages/0/content: the request was blocked',
      },
      request_id: 'req-1',
    });
  });

  it.each([
    [400, 'invalid_request_error', 'invalid_request_error'],
    [401, 'invalid_request_error', 'authentication_error'],
    [403, 'permission_error', 'permission_error'],
    [404, 'invalid_request_error', 'not_found_error'],
    [413, 'invalid_request_error', 'request_too_large'],
    [415, 'invalid_request_error', 'invalid_request_error'],
    [429, 'rate_limit_error', 'rate_limit_error'],
    [500, 'server_error', 'api_error'],
    [502, 'server_error', 'api_error'],
    [503, 'server_error', 'overloaded_error'],
    [504, 'server_error', 'timeout_error'],
  ])('of status %i has the type that the provider gives it', (status, openAiType, anthropicType) => {
    const problem = { status, code: 'some_code', message: 'words', requestId: 'req-1' };
    expect(JSON.parse(openAiChat.problemBody(problem)).error).toEqual({
      message: 'words',
      type: openAiType,
      param: null,
      code: 'some_code',
    });
    expect(JSON.parse(anthropicMessages.problemBody(problem)).error).toEqual({
      type: anthropicType,
      message: 'some_code: words',
    });
  });

  it('in a stream is an error of the client', async () => {
    const gate = { text: unused, toolCall: unused, isBlocked: () => false, holdsSecret: unused, finish: unused };
    const openAiText = openAiChat.openStream(gate, 'req-1').fail({ ...blocked, status: 502 });
    const chunks = await openAi(openAiText, 200, 'text/event-stream').chat.completions.create({ ...ask, stream: true });
    expect(await caught(readAll(chunks))).toMatchObject({ code: 'blocked_by_policy' });
    const anthropicText = anthropicMessages.openStream(gate, 'req-1').fail({ ...blocked, status: 502 });
    const events = await anthropic(anthropicText, 200, 'text/event-stream').messages.create({ ...ask, stream: true });
    expect(await caught(readAll(events))).toMatchObject({ type: 'api_error' });
  });
});

describe('a refusal, as clients read it', () => {
  const message = 'This request was declined by policy.';
  const refused = { ...blocked, message };

  it('is a reply of the assistant at OpenAI, whole and streamed', async () => {
    const whole = openAiChat.refusalBody({ model: 'm', isStream: false }, refused, 1_700_000_000_123);
    const reply = await openAi(whole, 200).chat.completions.create(ask);
    expect(reply).toMatchObject({ model: 'm', created: 1_700_000_000, object: 'chat.completion' });
    expect(reply.choices[0]).toMatchObject({
      finish_reason: 'content_filter',
      message: { content: message, refusal: message },
    });
    const text = openAiChat.refusalBody({ model: 'm', isStream: true }, refused, 1_700_000_000_123);
    const stream = openAi(text, 200, 'text/event-stream').chat.completions.stream(ask);
    const completion = await stream.finalChatCompletion();
    expect(completion.choices[0]).toMatchObject({ finish_reason: 'content_filter', message: { content: message } });
  });

  it('is a message at Anthropic, whole and streamed', async () => {
    const whole = anthropicMessages.refusalBody({ model: 'm', isStream: false }, refused, 0);
    const expected = { model: 'm', stop_reason: 'refusal', content: [{ type: 'text', text: message }] };
    expect(await anthropic(whole, 200).messages.create(ask)).toMatchObject(expected);
    const text = anthropicMessages.refusalBody({ model: 'm', isStream: true }, refused, 0);
    const stream = anthropic(text, 200, 'text/event-stream').messages.stream(ask);
    expect(await stream.finalMessage()).toMatchObject(expected);
  });
});

async function readAll(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const _one of stream) {
    // Reading is all.
  }
}

function unused(): never {
  throw new Error('the gate is not asked');
}
