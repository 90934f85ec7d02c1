import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scrubProviderError } from './provider-error.ts';

const KEY = 'sk-proj-Ab3dEf6hIj9kLmN0';
const OPAQUE = 'Zq9superSecretWord';
const rule = { secrets: [`Bearer ${KEY}`, OPAQUE], hosts: ['llm-gateway'] };

function messageOf(body: string): string {
  return scrubProviderError(body, rule).message;
}

describe('the message of a provider', () => {
  it('is read from the shape of OpenAI', () => {
    const body =
      '{"error":{"message":"Bad model.","type":"invalid_request_error","param":null,"code":"model_not_found"}}';
    expect(scrubProviderError(body, rule)).toEqual({
      message: 'Bad model.',
      type: 'invalid_request_error',
      code: 'model_not_found',
    });
  });

  it('is read from the shape of Anthropic', () => {
    const body = '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_1"}';
    expect(scrubProviderError(body, rule)).toEqual({ message: 'Overloaded', type: 'overloaded_error' });
  });

  it.each([
    ['{"error":"no such model","code":404}', { message: 'no such model', code: '404' }],
    ['{"message":"m","type":"t"}', { message: 'm', type: 't' }],
    ['{"detail":"Not Found"}', { message: 'Not Found' }],
    ['[{"error":{"code":429,"message":"quota"}}]', { message: 'quota', code: '429' }],
    [
      '<html><head><Title>502 Bad Gateway</title></head><body>10.0.0.1 secret</body></html>',
      { message: '502 Bad Gateway' },
    ],
    ['upstream  failed\r\n twice', { message: 'upstream failed twice' }],
    ['{"error":', { message: '{"error":' }],
  ])('is read from %s', (body, error) => {
    expect(scrubProviderError(body, rule)).toEqual(error);
  });

  it.each(['', ' ', '{}', '[]', '{"error":{}}', '{"error":null}', '{"error":{"message":7}}', '<', '<html>'])(
    'is a fixed sentence for %j',
    (body) => expect(messageOf(body)).toBe('the provider gave no readable message'),
  );

  it.each([
    'messages.0.content.1.text: Field required',
    'max_tokens: 8192 > 4096, which is the maximum for claude-3-5-sonnet-20241022',
    'The model `gpt-4o-mini-audio-preview-2024-12-17` does not exist, e.g. at 12:30:45 (v1.2).',
    'tools.0.function.name: string does not match [a-zA-Z0-9_-]',
    'the api_key is wrong (status:401)',
    'See https://platform.openai.com/docs/errors and https://docs.anthropic.com/en/api.',
  ])('stays as it is: %s', (message) => {
    expect(messageOf(JSON.stringify({ error: { message } }))).toBe(message);
  });

  it('has at most 4,096 bytes and ends between characters', () => {
    for (const unit of ['word ', 'ж ', '😀 ', '漢字 ']) {
      const message = messageOf(unit.repeat(5_000));
      expect(Buffer.byteLength(message)).toBeLessThanOrEqual(4_096);
      expect(Buffer.byteLength(message)).toBeGreaterThan(4_000);
      expect(message).not.toMatch(/\p{Cs}/u);
    }
  });
});

describe('what must not leave', () => {
  it.each([
    [`key ${KEY} is wrong`, 'key [removed] is wrong'],
    [`key ${KEY.toUpperCase()}!`, 'key [removed]!'],
    [`x${OPAQUE}y`, 'x[removed]y'],
    ['Incorrect API key provided: sk-ab12****************wxyz.', 'Incorrect API key provided: [removed].'],
    ['other sk-ant-api03-x key', 'other [removed] key'],
    ['masked Zq9s**********', 'masked [removed]'],
    ['Authorization: Bearer abc def', 'Authorization: Bearer [removed] def'],
    ['authorization=abc', 'authorization=[removed]'],
    ['{"x-api-key":"abc"} failed', '{"x-api-key":"[removed]"} failed'],
    ["{'x-api-key': 'abc'}", "{'x-api-key': '[removed]'}"],
    ['x-api-key : abc', 'x-api-key : [removed]'],
    ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx.c2ln', 'token [removed]'],
    ['key 0123456789abcdef0123456789abcdef', 'key [removed]'],
    ['sk-\u200bproj-\u00adAb3dEf6hIj9kLmN0 hidden', '[removed] hidden'],
    ['connect ECONNREFUSED 10.1.2.3:8080', 'connect ECONNREFUSED [removed]'],
    ['at 203.0.113.9.', 'at [removed].'],
    ['at fd00::12 or [fd00::12]:443', 'at [removed] or [removed]'],
    ['at ::1', 'at [removed]'],
    ['host vllm-0.vllm.svc.cluster.local is down', 'host [removed] is down'],
    ['redis:6379 and localhost', '[removed] and [removed]'],
    ['db.corp.example.com/path', '[removed]'],
    ['http://api.openai.com/v1', '[removed]'],
    ['https://api.openai.com.evil.example/v1', '[removed]'],
    ['https://evil.example/?https://api.openai.com', '[removed]'],
    ['https://user:pw@api.openai.com/', '[removed]'],
    ['https://platform.openai.com/x?token=abc#y', 'https://platform.openai.com/x'],
    [`https://platform.openai.com/sk-abcdef`, '[removed]'],
    ['LLM-Gateway answered', '[removed] answered'],
  ])('%s', (message, scrubbed) => {
    expect(messageOf(message)).toBe(scrubbed);
    expect(messageOf(JSON.stringify({ error: { message } }))).toBe(scrubbed);
  });

  it.each([KEY, 'sk-abc', 'a b', 'x'.repeat(65), '10.0.0.1', 'evil.example.com', 'a\nb', 'é', ''])(
    'is not passed as type or code: %j',
    (token) => {
      const body = JSON.stringify({ error: { message: 'm', type: token, code: token } });
      expect(scrubProviderError(body, rule)).toEqual({ message: 'm' });
    },
  );

  it('is removed where a cut goes through it', () => {
    for (let before = 8_170; before <= 8_192; before += 1) {
      const body = `${' '.repeat(before - 3)}ab ${OPAQUE} `;
      expect(messageOf(`x${body}`)).not.toContain('Zq9s');
    }
  });
});

describe('for every body', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.json(),
    fc
      .array(
        fc.constantFrom(
          '{',
          '[',
          '"',
          '<title>',
          '</title',
          ':',
          '=',
          '.',
          '/',
          '@',
          ' ',
          'a',
          '1',
          '::',
          '😀',
          '\ud800',
          KEY,
        ),
      )
      .map((all) => all.join('')),
  );

  it('the key never leaves, the message is one bounded line, and nothing throws', () => {
    fc.assert(
      fc.property(hostile, hostile, (before, after) => {
        for (const body of [
          before,
          `${before} ${KEY} ${after}`,
          JSON.stringify({ error: { message: `${before}${KEY}${after}`, code: KEY } }),
        ]) {
          const { message, code } = scrubProviderError(body, rule);
          expect(message).not.toContain(KEY);
          expect(code).toBeUndefined();
          expect(message).not.toMatch(/[\r\n\0]/u);
          expect(Buffer.byteLength(message)).toBeLessThanOrEqual(4_096);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is read when it is huge or deep', () => {
    expect(messageOf('['.repeat(1_000_000))).toBe('the provider gave no readable message');
    expect(messageOf(`${'{"error":'.repeat(7_000)}1${'}'.repeat(7_000)}`)).toBe(
      'the provider gave no readable message',
    );
    expect(messageOf('a'.repeat(1_000_000))).toBe('the provider gave no readable message');
  });
});
