import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoModel, startDemoModel } from './demo-server.ts';

let demo: DemoModel;

beforeAll(async () => {
  demo = await startDemoModel();
});

afterAll(() => demo.close());

const CHAT = '/v1/chat/completions';
const MESSAGES = '/v1/messages';
const VERSION = { 'anthropic-version': '2023-06-01' };

function post(
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(demo.url + path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
}

function chat(more: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    model: 'demo',
    max_tokens: 500,
    messages: [{ role: 'user', content: 'What is a sally port?' }],
    ...more,
  });
}

describe('one body', () => {
  it.each([
    [CHAT, chat({})],
    [CHAT, chat({ stream: true, n: 2, stream_options: { include_usage: true } })],
    [MESSAGES, chat({})],
    [MESSAGES, chat({ stream: true })],
    [CHAT, '{"model":"demo"}'],
  ])('to %s always gets the same bytes and headers (%#)', async (path, body) => {
    const seen = async (): Promise<unknown> => {
      const response = await post(path, body, VERSION);
      return [response.status, [...response.headers], await response.text()];
    };
    expect(await seen()).toEqual(await seen());
  });

  it('gets other ids than another one', async () => {
    const idOf = async (body: string): Promise<unknown> =>
      ((await (await post(CHAT, body)).json()) as { id: unknown }).id;
    expect(await idOf(chat({}))).not.toBe(await idOf(chat({ user: 'x' })));
  });
});

describe('streams', () => {
  it('are framed as OpenAI frames them', async () => {
    const response = await post(CHAT, chat({ stream: true }));
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const frames = (await response.text()).split('\n\n');
    expect(frames.slice(-2)).toEqual(['data: [DONE]', '']);
    expect(frames.slice(0, -1).every((frame) => /^data: [^\n]+$/u.test(frame))).toBe(true);
  });

  it('are framed as Anthropic frames them, with a ping', async () => {
    const frames = (await (await post(MESSAGES, chat({ stream: true }), VERSION)).text()).split('\n\n');
    const events = frames.slice(0, -1).map((frame) => /^event: ([a-z_]+)\ndata: (\{[^\n]+\})$/u.exec(frame));
    expect(events.map((event) => JSON.parse(event?.[2] ?? '{}').type)).toEqual(events.map((event) => event?.[1]));
    expect(events.slice(0, 3).map((event) => event?.[1])).toEqual(['message_start', 'content_block_start', 'ping']);
    expect(frames.at(-1)).toBe('');
  });

  it('arrive in many pieces and end early for nobody but the one who leaves', async () => {
    const long = chat({ stream: true, messages: [{ role: 'user', content: 'Count to 3000' }] });
    const leaving = new AbortController();
    const left = await fetch(demo.url + CHAT, { method: 'POST', body: long, signal: leaving.signal });
    const staying = await post(CHAT, long);
    const reader = left.body?.getReader();
    await reader?.read();
    leaving.abort();
    await expect(reader?.read()).rejects.toThrow('aborted');
    let pieces = 0;
    for await (const piece of staying.body ?? []) if (piece.length > 0) pieces++;
    expect(pieces).toBeGreaterThan(20);
  });
});

describe('bad input', () => {
  const BAD: readonly (readonly [what: string, body: string | Uint8Array<ArrayBuffer>, status: number])[] = [
    ['no JSON', '{', 400],
    ['nothing', '', 400],
    ['an array', '[]', 400],
    ['null', 'null', 400],
    ['no messages', '{"model":"demo","max_tokens":9}', 400],
    ['messages of a wrong type', chat({ messages: 'hi' }), 400],
    ['an unknown role', chat({ messages: [{ role: 'wizard', content: 'hi' }] }), 400],
    ['content of a wrong type', chat({ messages: [{ role: 'user', content: 7 }] }), 400],
    ['a part without a type', chat({ messages: [{ role: 'user', content: [{ text: 'hi' }] }] }), 400],
    ['too many messages', chat({ messages: Array(2_049).fill({ role: 'user', content: '' }) }), 400],
    ['a stream flag of a wrong type', chat({ stream: 'yes' }), 400],
    ['no room for a reply', chat({ max_tokens: 0 }), 400],
    ['invalid UTF-8', Uint8Array.of(0x22, 0xff, 0x22), 400],
    ['depth 65', '['.repeat(65) + ']'.repeat(65), 400],
    ['depth 100,000', '['.repeat(100_000), 400],
    ['more than a mebibyte', chat({ messages: [{ role: 'user', content: 'x'.repeat(1_048_576) }] }), 413],
    ['an unknown model', chat({ model: 'other' }), 404],
    ['a model of a wrong type', chat({ model: null }), 400],
  ];

  it.each(BAD)('such as %s is refused in the shape of OpenAI', async (_, body, status) => {
    const response = await post(CHAT, body);
    expect(response.status).toBe(status);
    expect(response.headers.get('x-request-id')).toMatch(/^req_/u);
    expect(await response.json()).toEqual({
      error: {
        message: expect.any(String),
        type: 'invalid_request_error',
        param: status === 404 ? 'model' : expect.toBeOneOf([null, expect.any(String)]),
        code: status === 404 ? 'model_not_found' : null,
      },
    });
  });

  const ERROR_TYPES: Readonly<Record<number, string>> = { 404: 'not_found_error', 413: 'request_too_large' };

  it.each(BAD)('such as %s is refused in the shape of Anthropic', async (_, body, status) => {
    const response = await post(MESSAGES, body, VERSION);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      type: 'error',
      error: { type: ERROR_TYPES[status] ?? 'invalid_request_error', message: expect.any(String) },
      request_id: response.headers.get('request-id'),
    });
  });

  it('of other kinds is refused, too', async () => {
    const status = async (response: Promise<Response>): Promise<number> => (await response).status;
    expect(await status(post(MESSAGES, chat({})))).toBe(400);
    expect(await status(post(CHAT, chat({}), { 'content-encoding': 'gzip' }))).toBe(415);
    expect(await status(post('/v1/responses', chat({})))).toBe(404);
    expect(await status(fetch(demo.url + CHAT))).toBe(405);
    expect(await status(fetch(`${demo.url}/v1/models/other`))).toBe(404);
    expect(await status(post(CHAT, chat({})))).toBe(200);
  });

  it('that is no HTTP ends its own connection only', async () => {
    const socket = connect(Number(new URL(demo.url).port), '127.0.0.1');
    socket.resume();
    socket.end('nonsense\r\n\r\n');
    await once(socket, 'close');
    expect((await post(CHAT, chat({}))).status).toBe(200);
  });
});

describe('the server', () => {
  it('says on every answer what it is, and listens on loopback alone', async () => {
    const response = await post(CHAT, chat({}));
    expect(response.headers.get('x-demo-model')).toBe('Sallyport demo model');
    expect(new URL(demo.url).hostname).toBe('127.0.0.1');
  });

  it('closes at once, whatever connections are open, and may be closed again', async () => {
    const other = await startDemoModel();
    const socket = connect(Number(new URL(other.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write('POST /v1/messages HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n{');
    // It is reset, which is an error here.
    socket.on('error', () => undefined);
    const gone = new Promise((resolve) => socket.once('close', resolve));
    await Promise.all([other.close(), other.close()]);
    await gone;
    await expect(fetch(other.url)).rejects.toThrow('fetch failed');
  });
});
