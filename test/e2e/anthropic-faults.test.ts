import { gzipSync } from 'node:zlib';
import Anthropic from '@anthropic-ai/sdk';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AnthropicTrial, failureOfCall, startAnthropicTrial } from './anthropic-trial.ts';
import { endEvents, messageBody, messageEvent, messageStream, START_EVENT, textBlock } from './anthropic-wire.ts';
import { CUTTINGS, type Cutting } from './cut-bytes.ts';
import { PROVIDER_KEY } from './model-trial.ts';
import { PLANTED_CARD } from './planted-texts.ts';

let trial: AnthropicTrial;
beforeAll(async () => {
  trial = await startAnthropicTrial();
}, 60_000);
afterAll(() => trial.stop(), 30_000);
afterEach(async () => {
  expect(trial.gateway.process.exitCode).toBeNull();
  const { stdout, stderr } = trial.gateway.output;
  expect(stdout + stderr).not.toMatch(/canary|Error|internal\.example|provider-secret/iu);
});

const QUESTION = { max_tokens: 200, messages: [{ role: 'user' as const, content: 'Good evening.' }] };

function providerError(type: string): string {
  const message = `Trouble at http://node7.internal.example/v1 with ${PROVIDER_KEY}`;
  return JSON.stringify({ type: 'error', error: { type, message }, request_id: 'req_of_provider' });
}

/** Reads a stream to its end: the text that came, and what ended it. */
async function readStream(
  model: string,
): Promise<{ readonly text: string; readonly failure: unknown; readonly isComplete: boolean }> {
  let text = '';
  let isComplete = false;
  try {
    for await (const event of await trial.client.messages.create({ ...QUESTION, model, stream: true })) {
      if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') text += event.delta.text;
      if (event.type === 'message_stop') isComplete = true;
    }
    return { text, failure: undefined, isComplete };
  } catch (failure) {
    return { text, failure, isComplete };
  }
}

function streamModel(
  bytes: string | Uint8Array,
  ending: 'end' | 'destroy' | 'half' | 'open',
  cutting?: Cutting,
  prefix?: string,
): string {
  return trial.upstream.plan(async ({ openStream, chunk, endStream, socket }) => {
    await openStream();
    await chunk(bytes, cutting);
    if (ending === 'end') await endStream();
    if (ending === 'destroy') socket.destroy();
    if (ending === 'half') socket.end();
  }, prefix);
}

describe('errors of the provider', () => {
  it.each([
    ['429 Too Many Requests', 'rate_limit_error', 429, Anthropic.RateLimitError],
    ['529 Overloaded', 'overloaded_error', 529, Anthropic.InternalServerError],
    ['500 Internal Server Error', 'api_error', 500, Anthropic.InternalServerError],
    ['400 Bad Request', 'invalid_request_error', 400, Anthropic.BadRequestError],
    ['401 Unauthorized', 'authentication_error', 502, Anthropic.InternalServerError],
    ['403 Forbidden', 'permission_error', 502, Anthropic.InternalServerError],
  ] as const)('says %s without what is inside', async (status, type, told, Kind) => {
    const headers = 'content-type: application/json\r\nretry-after: 7\r\nset-cookie: a=b\r\nserver: x\r\n';
    const model = trial.upstream.plan(({ reply }) => reply(providerError(type), { status, headers }));
    const error = await failureOfCall(trial.client.messages.create({ ...QUESTION, model }));
    expect(error).toBeInstanceOf(Kind);
    expect(error.status).toBe(told);
    expect(error.error).toMatchObject({ type: 'error', error: { type: told === 502 ? 'api_error' : type } });
    expect(JSON.stringify(error.error)).not.toMatch(/internal\.example|provider-secret/u);
    expect(error.headers?.get('set-cookie')).toBeNull();
    if (told !== 502) expect(error.headers?.get('retry-after')).toBe('7');
    expect(error.requestID).toMatch(/^req_/u);
  });

  it('passes a redirect, a page and a stream that nobody asked for on as a bad gateway', async () => {
    for (const answer of [
      { status: '302 Found', headers: 'location: http://canary.example/\r\n' },
      { headers: 'content-type: text/html\r\n' },
      { headers: 'content-type: text/event-stream\r\n' },
    ]) {
      const model = trial.upstream.plan(({ reply }) => reply('<html>canary</html>', answer));
      const error = await failureOfCall(trial.client.messages.create({ ...QUESTION, model }));
      expect(error.status).toBe(502);
      expect(JSON.stringify(error.error)).not.toContain('canary');
    }
  });

  it.each([
    ['nobody listens', 'gone', 502],
    ['nothing comes', 'slow', 504],
  ])('says when %s', async (_when, kind, status) => {
    const model = kind === 'gone' ? 'gone' : trial.upstream.plan(() => undefined, 'slow');
    const error = await failureOfCall(trial.client.messages.create({ ...QUESTION, model }));
    expect(error.status).toBe(status);
    expect(error.error).toMatchObject({ error: { type: status === 504 ? 'timeout_error' : 'api_error' } });
  });

  it.each([
    ['is no JSON', 'canary {'],
    ['is another object', '{"canary":1}'],
    [
      'says something twice',
      messageBody([{ type: 'text', text: 'a' }]).replace('{', '{"content":[{"type":"text","text":"canary"}],'),
    ],
  ])('does not pass a reply that %s', async (_what, body) => {
    const model = trial.upstream.plan(({ reply }) => reply(body));
    const error = await failureOfCall(trial.client.messages.create({ ...QUESTION, model }));
    expect(error.status).toBe(502);
    expect(JSON.stringify(error.error)).not.toContain('canary');
  });

  it('reads a reply that is encoded although nobody asked for that, and no bomb', async () => {
    const ask = (bytes: Uint8Array, encoding: string) => {
      const headers = `content-type: application/json\r\ncontent-encoding: ${encoding}\r\n`;
      const model = trial.upstream.plan(({ reply }) => reply(bytes, { headers }));
      return trial.client.messages.create({ ...QUESTION, model }).withResponse();
    };
    const body = messageBody([{ type: 'text', text: `It is ${PLANTED_CARD}.` }]);
    const { data, response } = await ask(gzipSync(body), 'gzip');
    expect(data.content).toEqual([{ type: 'text', text: 'It is <CREDIT_CARD>.' }]);
    expect(response.headers.get('content-encoding')).toBeNull();
    const bomb = gzipSync(Buffer.alloc(200_000_000, ' '));
    expect((await failureOfCall(ask(bomb, 'gzip'))).status).toBe(502);
    expect((await failureOfCall(ask(gzipSync(body).subarray(0, 40), 'gzip'))).status).toBe(502);
    expect((await failureOfCall(ask(Buffer.from(body), 'zebra'))).status).toBe(502);
  });
});

describe.each(Object.entries(CUTTINGS))('streams cut %s', (_name, cutting) => {
  it.each(['half', 'destroy', 'end'] as const)(
    'end with an error where the provider stops too early (%s)',
    async (ending) => {
      const begun =
        START_EVENT + textBlock(`It was late. ${PLANTED_CARD.slice(0, 14)}`).split('event: content_block_stop')[0];
      const { text, failure, isComplete } = await readStream(streamModel(begun, ending, cutting));
      expect(failure).toBeInstanceOf(Anthropic.APIError);
      expect(isComplete).toBe(false);
      expect('It was late. '.startsWith(text.slice(0, 13))).toBe(true);
      // The beginning of a card number was withheld and is not released.
      expect(text).not.toContain('4012 8888');
    },
  );

  it('end with an error for what is no stream of events', async () => {
    for (const garbage of [
      'canary\u0000 garbage\n\ndata: {"canary"\n\n',
      'data: 5\n\n',
      messageEvent('content_block_stop', { index: 0 }),
    ]) {
      const { text, failure } = await readStream(streamModel(garbage, 'end', cutting));
      expect(failure).toBeInstanceOf(Anthropic.APIError);
      expect(text + JSON.stringify((failure as { error?: unknown }).error)).not.toContain('canary');
    }
  });

  it('end with an error for bytes that are no UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${START_EVENT}event: content_block_delta\ndata: {"a":"`),
      Buffer.of(0xc3, 0x28),
      Buffer.from('"}\n\n'),
    ]);
    const { failure } = await readStream(streamModel(bytes, 'end', cutting));
    expect(failure).toBeInstanceOf(Anthropic.APIError);
  });

  it('keep letters that are cut in the middle', async () => {
    const said = 'Zürich, 東京, 🗝️ and 👩‍👩‍👧.';
    const { text, isComplete } = await readStream(streamModel(messageStream(textBlock(said)), 'end', cutting));
    expect(text).toBe(said);
    expect(isComplete).toBe(true);
  });

  it('pass an error of the provider on without its words', async () => {
    const error = `event: error\ndata: ${JSON.stringify({ type: 'error', error: { type: 'overloaded_error', message: 'canary at node7.internal.example' } })}\n\n`;
    const { text, failure, isComplete } = await readStream(
      streamModel(`${START_EVENT}${textBlock('It was late. ')}${error}${endEvents()}`, 'end', cutting),
    );
    expect(text).toBe('It was late. ');
    expect(isComplete).toBe(false);
    expect(failure).toBeInstanceOf(Anthropic.APIError);
    expect(JSON.stringify((failure as { error?: unknown }).error)).not.toMatch(/canary|internal/u);
  });
});

describe('streams that do not end', () => {
  it('are ended when nothing comes any more', async () => {
    const model = streamModel(START_EVENT + textBlock('It was late. '), 'open', undefined, 'slow');
    const { text, failure } = await readStream(model);
    expect(text).toBe('It was late. ');
    expect(failure).toMatchObject({ error: { error: { type: 'timeout_error' } } });
    await trial.upstream.closed(model);
  });

  it('are ended by the total time although something always comes', async () => {
    const model = trial.upstream.plan(async ({ openStream, chunk, socket }) => {
      await openStream();
      await chunk(START_EVENT);
      while (!socket.destroyed) await chunk(messageEvent('ping'));
    }, 'slow');
    const { failure } = await readStream(model);
    expect(failure).toMatchObject({ error: { error: { type: 'timeout_error' } } });
    await trial.upstream.closed(model);
  });

  it('leave the gateway fit for an honest request', async () => {
    const message = await trial.client.messages.create({ ...QUESTION, model: 'demo' });
    expect(message.type).toBe('message');
    expect(await trial.gateway.metric('sallyport_open_streams')).toBe(0);
  });
});
