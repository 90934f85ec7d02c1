import { gzipSync } from 'node:zlib';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from './faulty-upstream.ts';
import { PROVIDER_KEY } from './model-trial.ts';
import { apiErrorOf, type OpenAiTrial, startOpenAiTrial } from './open-ai-trial.ts';
import { completionBody, textChoice, textStream } from './openai-wire.ts';
import { PLANTED_CARD } from './planted-texts.ts';

let trial: OpenAiTrial;
beforeAll(async () => {
  trial = await startOpenAiTrial();
}, 60_000);
afterAll(() => trial.stop());

type ApiError = Awaited<ReturnType<typeof apiErrorOf>>;
type Create = OpenAI.ChatCompletionCreateParams;

function ask(model: string, more: Partial<Create> = {}): Promise<unknown> {
  const params = { model, messages: [{ role: 'user', content: 'Good evening.' }], ...more } as Create;
  return trial.client.chat.completions.create(params);
}

const JSON_TYPE = 'content-type: application/json\r\n';
const errorBody = (message: string, more: object = {}): string =>
  JSON.stringify({ error: { message, type: 'some_error', param: null, ...more } });

/** The error is the same, whether a stream was asked for or not. */
async function errorsOf(plan: Plan, prefix = 'case'): Promise<ApiError> {
  const plain = await apiErrorOf(ask(trial.upstream.plan(plan, prefix)));
  const streamed = await apiErrorOf(ask(trial.upstream.plan(plan, prefix), { stream: true }));
  expect(streamed).toMatchObject({ status: plain.status, code: plain.code, type: plain.type, message: plain.message });
  return plain;
}

describe('an error that the provider answers with', () => {
  it('as 429 comes with the time to wait, and not with what is left of the operator’s limits', async () => {
    const headers = `${JSON_TYPE}retry-after: 7\r\nx-ratelimit-remaining-tokens: 0\r\nset-cookie: a=b\r\n`;
    const body = errorBody('Rate limit reached for gpt-x.', { code: 'rate_limit_exceeded' });
    const error = await errorsOf(({ reply }) => reply(body, { status: '429 Too Many Requests', headers }));
    expect(error).toBeInstanceOf(OpenAI.RateLimitError);
    expect(error).toMatchObject({ code: 'rate_limit_exceeded', type: 'rate_limit_error' });
    expect(error.message).toContain('Rate limit reached for gpt-x.');
    expect(error.headers?.get('retry-after')).toBe('7');
    expect(error.headers?.get('x-ratelimit-remaining-tokens')).toBeNull();
    expect(error.headers?.get('set-cookie')).toBeNull();
    expect(error.requestID).toMatch(/^req_[0-9a-f]{24}$/u);
  });

  it('is tried again by the client itself, which finds the reply', async () => {
    let count = 0;
    const model = trial.upstream.plan(({ reply }) => {
      count += 1;
      if (count > 1) return reply(completionBody([textChoice('At last.')]));
      return reply(errorBody('slow down'), {
        status: '429 Too Many Requests',
        headers: `${JSON_TYPE}retry-after-ms: 1\r\n`,
      });
    });
    const client = trial.clientWith({ maxRetries: 1 });
    const { choices } = await client.chat.completions.create({ model, messages: [{ role: 'user', content: 'Hi' }] });
    expect(choices[0]?.message.content).toBe('At last.');
  });

  it('as 500 says no key, host or address of the operator', async () => {
    const message = `worker http://10.2.3.4:9000/v1 of gpu-7.prod.internal failed with key ${PROVIDER_KEY}`;
    const error = await errorsOf(({ reply }) => reply(errorBody(message), { status: '500 Internal Server Error' }));
    expect(error).toBeInstanceOf(OpenAI.InternalServerError);
    expect(error.status).toBe(500);
    expect(JSON.stringify(error) + error.message).not.toMatch(/10\.2\.3\.4|gpu-7|internal\b|provider-secret/u);
    expect(error.message).toContain('failed with key');
  });

  it('as a page of a proxy says its title', async () => {
    const page = '<html><head><title>503 Service Unavailable</title></head><body>node-3.internal</body></html>';
    const headers = 'content-type: text/html\r\n';
    const error = await errorsOf(({ reply }) => reply(page, { status: '503 Service Unavailable', headers }));
    expect(error.status).toBe(503);
    expect(error.message).toContain('503 Service Unavailable');
    expect(error.message).not.toContain('node-3');
  });

  it('as 400 keeps the code that applications look at', async () => {
    const body = errorBody('This model takes 8192 tokens at most.', { code: 'context_length_exceeded' });
    const error = await errorsOf(({ reply }) => reply(body, { status: '400 Bad Request' }));
    expect(error).toBeInstanceOf(OpenAI.BadRequestError);
    expect(error.code).toBe('context_length_exceeded');
  });

  it.each(['401 Unauthorized', '403 Forbidden'])('as %s is the operator’s matter, not the caller’s', async (status) => {
    const body = errorBody(`Incorrect API key provided: ${PROVIDER_KEY}.`, { code: 'invalid_api_key' });
    const error = await errorsOf(({ reply }) => reply(body, { status }));
    expect(error).toMatchObject({ status: 502, code: 'upstream_refused_gateway' });
    expect(JSON.stringify(error) + error.message).not.toContain('provider-secret');
  });
});

describe('a provider that does not answer as it should', () => {
  const STATUS = 'HTTP/1.1 200 OK\r\n';
  const fine = completionBody([textChoice('Hello.')]);

  it('gives a time-out where it says nothing', async () => {
    const error = await errorsOf(() => undefined, 'slow');
    expect(error).toMatchObject({ status: 504, code: 'upstream_timeout' });
  });

  it('is unreachable where nobody listens', async () => {
    expect(await apiErrorOf(ask('gone'))).toMatchObject({ status: 502, code: 'upstream_unreachable' });
  });

  it('is left in peace when it has failed several times in a row', async () => {
    const model = trial.upstream.plan(({ reply }) => reply(errorBody('no'), { status: '502 Bad Gateway' }), 'frail');
    for (const status of [502, 502, 503, 503]) expect((await apiErrorOf(ask(model))).status).toBe(status);
    const error = await apiErrorOf(ask(model));
    expect(error.code).toBe('upstream_unavailable');
    expect(Number(error.headers?.get('retry-after'))).toBeGreaterThan(3_000);
    expect(trial.upstream.received(model)).toHaveLength(2);
  });

  it('is not asked a second time where it may have done the work', async () => {
    const model = trial.upstream.plan(({ socket }) => void socket.destroy());
    expect(await apiErrorOf(ask(model))).toMatchObject({ status: 502, code: 'upstream_reset' });
    expect(trial.upstream.received(model)).toHaveLength(1);
  });

  it.each<[string, string, Plan]>([
    [
      'breaks off in its head',
      'upstream_reset',
      async ({ send, socket }) => {
        await send('HTTP/1.1 200 OK\r\ncontent-ty');
        socket.destroy();
      },
    ],
    [
      'breaks off in its body',
      'upstream_reset',
      async ({ send, socket }) => {
        await send(`${STATUS}${JSON_TYPE}content-length: 500\r\n\r\n${fine}`);
        socket.end();
      },
    ],
    ['speaks no HTTP', 'upstream_malformed_reply', ({ send }) => send('SSH-2.0-OpenSSH_9.6\r\n')],
    [
      'says twice how long it is',
      'upstream_malformed_reply',
      ({ send }) =>
        send(`${STATUS}${JSON_TYPE}content-length: ${fine.length}\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`),
    ],
    [
      'sends the client elsewhere',
      'upstream_malformed_reply',
      ({ reply }) => reply('', { status: '302 Found', headers: 'location: http://169.254.169.254/\r\n' }),
    ],
    [
      'sends a page',
      'upstream_malformed_reply',
      ({ reply }) => reply('<html>Welcome</html>', { headers: 'content-type: text/html\r\n' }),
    ],
    ['says that all is well and means an error', 'upstream_malformed_reply', ({ reply }) => reply(errorBody('no'))],
    [
      'codes its reply in a way that nobody reads',
      'upstream_encoding',
      ({ reply }) => reply(fine, { headers: `${JSON_TYPE}content-encoding: compress\r\n` }),
    ],
    [
      'sends noise as gzip',
      'upstream_encoding',
      ({ reply }) => reply(fine, { headers: `${JSON_TYPE}content-encoding: gzip\r\n` }),
    ],
  ])('is a bad gateway where it %s', async (_name, code, plan) => {
    expect(await errorsOf(plan)).toMatchObject({ status: 502, code, type: 'server_error' });
  });

  it('is a bad gateway where it streams unasked', async () => {
    const model = trial.upstream.plan(({ reply }) =>
      reply(textStream('Hello.'), { headers: 'content-type: text/event-stream\r\n' }),
    );
    expect(await apiErrorOf(ask(model))).toMatchObject({ status: 502, code: 'upstream_malformed_reply' });
  });

  it('is read, and inspected, where it sends gzip although none was asked for', async () => {
    const body = gzipSync(completionBody([textChoice(`Card ${PLANTED_CARD}.`)]));
    const model = trial.upstream.plan(({ reply }) =>
      reply(body, { headers: `${JSON_TYPE}content-encoding: gzip\r\n` }),
    );
    expect(await ask(model)).toMatchObject({ choices: [{ message: { content: 'Card <CREDIT_CARD>.' } }] });
  });

  it('is a bad gateway where little gzip becomes very much', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1_048_576, ' '));
    const error = await errorsOf(({ reply }) => reply(bomb, { headers: `${JSON_TYPE}content-encoding: gzip\r\n` }));
    expect(error).toMatchObject({ status: 502, code: 'upstream_reply_too_large' });
    const small = completionBody([textChoice('word '.repeat(10_000))]);
    expect(await apiErrorOf(ask(trial.upstream.plan(({ reply }) => reply(small), 'small')))).toMatchObject({
      status: 502,
      code: 'upstream_reply_too_large',
    });
  });
});

describe('after all of it the gateway', () => {
  it('lives, has counted the failures, and has said nothing that it should not', async () => {
    expect(await ask('demo')).toMatchObject({ choices: [{ finish_reason: 'stop' }] });
    const failures = (upstream: string, code: string): Promise<number> =>
      trial.gateway.metric('sallyport_upstream_failures_total', { upstream, code });
    expect(await failures('faulty', 'status_429')).toBe(3);
    expect(await failures('faulty', 'status_401')).toBe(2);
    expect(await failures('slow', 'upstream_timeout')).toBe(2);
    expect(await failures('gone', 'upstream_unreachable')).toBe(1);
    const { stdout, stderr } = trial.gateway.output;
    expect(stdout + stderr + JSON.stringify(await trial.gateway.events())).not.toMatch(/provider-secret|gpu-7|4012/u);
    expect(stderr).toBe('');
  });
});
