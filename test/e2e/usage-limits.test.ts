import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CountingUpstream, startCountingUpstream, WORD } from './counting-upstream.ts';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

const TOKENS_MAX = 1_000_000_000;
let upstream: CountingUpstream;
let gateway: TestGateway;

beforeAll(async () => {
  upstream = await startCountingUpstream();
  const dialect = ['openai-chat', 'anthropic-messages'];
  gateway = await startTestGateway({
    config: {
      upstreams: [{ name: 'counting', dialect, url: upstream.url, models: ['case-*', 'free-*'] }],
      limits: {
        windows: [{ name: 'short', per: 'session', unit: 'requests', limit: 4, window: '1h' }],
        budgets: {
          perKey: { day: { inputTokens: { hard: TOKENS_MAX }, outputTokens: { hard: TOKENS_MAX } } },
          perSession: { month: { requests: { soft: 2, hard: 3 }, costUsd: { hard: 1 } } },
        },
        prices: { models: [{ model: 'case-*', inputUsd: 1, outputUsd: 2 }] },
      },
    },
  });
}, 60_000);
afterAll(async () => {
  await gateway.stop();
  await upstream.stop();
}, 30_000);

const messages = [{ role: 'user' as const, content: 'Name some words, please.' }];

function openAi(session: string, key = gateway.clientKey): OpenAI {
  return new OpenAI({
    baseURL: `${gateway.url}/v1`,
    apiKey: key,
    defaultHeaders: { 'x-sallyport-session': session },
  });
}

function anthropic(session: string): Anthropic {
  return new Anthropic({
    baseURL: gateway.url,
    apiKey: gateway.clientKey,
    defaultHeaders: { 'x-sallyport-session': session },
  });
}

async function caught(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('the call succeeded');
}

/** What is left of a limit, by the `ratelimit` field. */
function leftOf(headers: Headers, name: string): number {
  const found = new RegExp(`"${name}";r=(\\d+)`, 'u').exec(headers.get('ratelimit') ?? '');
  return Number(found?.[1] ?? Number.NaN);
}

const usedTokens = (direction: string): Promise<number> => gateway.metric('sallyport_tokens_total', { direction });

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const endMs = Date.now() + 20_000; !(await isSo()); ) {
    if (Date.now() > endMs) throw new Error('it did not become so');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('an exhausted budget', () => {
  it('is told to the client of OpenAI as a quota, which it does not try again', async () => {
    const client = openAi('quota-openai');
    const before = upstream.used.calls;
    const { response } = await client.chat.completions.create({ model: 'case-3-end', messages }).withResponse();
    expect(leftOf(response.headers, 'session-month-requests')).toBe(2);
    expect(leftOf(response.headers, 'session-short')).toBe(3);
    expect(response.headers.get('ratelimit-policy')).toContain('"session-short";q=4;w=3600');
    for (let call = 2; call <= 3; call++) await client.chat.completions.create({ model: 'case-3-end', messages });
    const error = await caught(client.chat.completions.create({ model: 'case-3-end', messages }));
    expect(error).toBeInstanceOf(OpenAI.RateLimitError);
    expect(error).toMatchObject({ status: 429, code: 'insufficient_quota', type: 'rate_limit_error' });
    const { headers } = error as { readonly headers: Headers };
    expect(headers.get('x-should-retry')).toBe('false');
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(leftOf(headers, 'session-month-requests')).toBe(0);
    expect(upstream.used.calls - before).toBe(3);
  });

  it('is told to the client of Anthropic, and what was refused took nothing of the windows', async () => {
    const client = anthropic('quota-anthropic');
    const before = upstream.used.calls;
    const ask = { model: 'case-3-end', max_tokens: 9, messages };
    for (let call = 1; call <= 3; call++) await client.messages.create(ask);
    for (let call = 1; call <= 3; call++) {
      const error = await caught(client.messages.create(ask));
      expect(error).toBeInstanceOf(Anthropic.RateLimitError);
      expect((error as Error).message).toContain('insufficient_quota: the monthly budget of requests of this session');
    }
    expect(upstream.used.calls - before).toBe(3);
  });

  it('writes an event when its soft limit is reached, once, and one for each refusal, without a name', async () => {
    const limits = (await gateway.events()).filter(({ type }) => type === 'rate_limit');
    const alerts = limits.filter(({ details }) => details['limit'] === 'soft-budget');
    // One for each of the two sessions above.
    expect(alerts).toHaveLength(2);
    expect(alerts[0]).toMatchObject({
      severity: 'MEDIUM',
      details: { limit: 'soft-budget', scope: 'session', period: 'month', metric: 'requests', soft: 2, used: 2 },
    });
    const refusals = limits.filter(({ details }) => details['limit'] === 'budget-session-month-requests');
    expect(refusals).toHaveLength(4);
    expect(JSON.stringify(limits.map(({ details }) => details))).not.toContain('quota-');
    expect(await gateway.metric('sallyport_budget_alerts_total', { scope: 'session' })).toBe(2);
  });

  it('refuses a request whose model has no price, where cost is limited', async () => {
    const call = openAi('unpriced').chat.completions.create({ model: 'free-3-end', messages });
    expect(await caught(call)).toMatchObject({ status: 400, code: 'model_not_priced' });
    const unlimited = new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: gateway.clientKey });
    expect((await unlimited.chat.completions.create({ model: 'free-3-end', messages })).choices).toHaveLength(1);
  });
});

describe('what a request has used', () => {
  it('is what the provider told at the end of a stream that it was asked to tell, and the caller is not told', async () => {
    const before = await usedTokens('output');
    const stream = await openAi('plain').chat.completions.create({ model: 'case-11-end', messages, stream: true });
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect(chunks.every(({ choices, usage }) => choices.length === 1 && usage === undefined)).toBe(true);
    expect(upstream.bodies.at(-1)).toMatchObject({ stream_options: { include_usage: true } });
    await until(async () => (await usedTokens('output')) - before === 11);
  });

  it('is told to a caller who asks for it', async () => {
    const ask = { model: 'case-11-end', messages, stream: true as const, stream_options: { include_usage: true } };
    let told: unknown;
    for await (const { usage } of await openAi('asks').chat.completions.create(ask)) told = usage ?? told;
    expect(told).toMatchObject({ prompt_tokens: 7, completion_tokens: 11 });
  });

  it.each(['silent', 'hostile', 'break'])('is estimated of a stream whose usage is missing: %s', async (ending) => {
    const before = await usedTokens('output');
    const stream = await openAi(ending).chat.completions.create({ model: `case-13-${ending}`, messages, stream: true });
    try {
      for await (const _ of stream);
    } catch {
      // The one that breaks.
    }
    await until(async () => (await usedTokens('output')) - before === 13);
  });

  it('equals what the provider counts after hundreds of callers have left at random, and nothing stays reserved', async () => {
    const key = await gateway.createKey({
      name: 'aborts',
      identity: { kind: 'asserted', tenant: 'a' },
      scopes: ['chat'],
    });
    const before = { ...upstream.used };
    const metricsBefore = { input: await usedTokens('input'), output: await usedTokens('output') };
    let seed = 20_261_123;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const one = async (): Promise<void> => {
      const ending = ['end', 'hang', 'hang', 'hang'][random(4)];
      const path = ['/v1/chat/completions', '/v1/messages'][random(2)];
      const body = { model: `case-${1 + random(40)}-${ending}`, max_tokens: 100, messages, stream: true };
      const gone = new AbortController();
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: JSON.stringify(body), signal: gone.signal };
      const response = await fetch(`${gateway.url}${path}`, init);
      const decoder = new TextDecoder();
      let text = '';
      for await (const piece of response.body ?? []) {
        text += decoder.decode(piece, { stream: true });
        // All that came before it has come to the gateway, too.
        if (ending === 'hang' && (text.startsWith(':') || text.includes('\n:') || text.includes('event: ping'))) break;
      }
      gone.abort();
    };
    const worker = async (): Promise<void> => {
      for (let call = 0; call < ABORTS / WORKERS; call++) await one();
    };
    await Promise.all(Array.from({ length: WORKERS }, worker));
    const input = upstream.used.input - before.input;
    const output = upstream.used.output - before.output;
    expect(upstream.used.calls - before.calls).toBe(ABORTS);
    await until(
      async () =>
        (await usedTokens('input')) - metricsBefore.input === input &&
        (await usedTokens('output')) - metricsBefore.output === output,
    );
    const last = { model: 'case-0-end', max_tokens: 50, messages };
    const { response } = await openAi('last', key).chat.completions.create(last).withResponse();
    // Of the output only what this request has reserved is missing besides.
    expect(leftOf(response.headers, 'key-day-output-tokens')).toBe(TOKENS_MAX - output - 50);
  }, 120_000);
});

const ABORTS = Number(process.env['SALLYPORT_TEST_ABORTS'] ?? 240);
const WORKERS = 8;

describe('limits of size', () => {
  let limited: TestGateway;
  beforeAll(async () => {
    const dialect = ['openai-chat', 'anthropic-messages'];
    limited = await startTestGateway({
      config: {
        upstreams: [{ name: 'counting', dialect, url: upstream.url, models: ['case-*'] }],
        limits: {
          request: { inputCharactersMax: 500, inputTokensMax: 60, messagesMax: 3, toolsMax: 1, attachmentsMax: 0 },
          reply: { outputCharactersMax: 50, outputTokensMax: 1_000 },
        },
      },
    });
  }, 60_000);
  afterAll(() => limited.stop(), 30_000);

  const client = (): OpenAI => new OpenAI({ baseURL: `${limited.url}/v1`, apiKey: limited.clientKey });
  const claude = (): Anthropic => new Anthropic({ baseURL: limited.url, apiKey: limited.clientKey });
  const tool = { type: 'function' as const, function: { name: 'f', parameters: { type: 'object' } } };
  const image = { type: 'image_url' as const, image_url: { url: 'data:image/png;base64,AAAA' } };

  it.each([
    ['501 characters', { messages: [{ role: 'user' as const, content: 'a'.repeat(501) }] }, 'characters of input'],
    [
      'rare words of more tokens',
      { messages: [{ role: 'user' as const, content: 'qzx vjk wpf '.repeat(30) }] },
      'tokens',
    ],
    ['four messages', { messages: [messages[0], messages[0], messages[0], messages[0]] }, '4 of messages'],
    ['two tools', { messages, tools: [tool, tool] }, '2 of tools'],
    ['an image', { messages: [{ role: 'user' as const, content: [image] }] }, '1 of attachments'],
  ])('refuse %s with 413', async (_name, body, said) => {
    const call = client().chat.completions.create({ model: 'case-1-end', ...body } as never);
    expect(await caught(call)).toMatchObject({
      status: 413,
      code: 'request_too_large',
      message: expect.stringContaining(said),
    });
  });

  it('end a reply with the length stop of its format, at the same character whole and streamed, and drop the provider', async () => {
    const cut = WORD.repeat(100).slice(0, 50);
    const ask = { model: 'case-100-end', messages, max_tokens: 500 };
    const [choice] = (await client().chat.completions.create(ask)).choices;
    expect([choice?.message.content, choice?.finish_reason]).toEqual([cut, 'length']);
    const message = await claude().messages.create(ask);
    expect([message.content, message.stop_reason]).toEqual([[{ type: 'text', text: cut }], 'max_tokens']);

    const dropped = upstream.dropped;
    const hanging = { ...ask, model: 'case-100-hang' };
    const completion = await client().chat.completions.stream(hanging).finalChatCompletion();
    expect([completion.choices[0]?.message.content, completion.choices[0]?.finish_reason]).toEqual([cut, 'length']);
    const streamed = await claude().messages.stream(hanging).finalMessage();
    expect([streamed.content, streamed.stop_reason]).toEqual([[{ type: 'text', text: cut }], 'max_tokens']);
    await until(async () => upstream.dropped === dropped + 2);
    expect(await limited.metric('sallyport_rate_limited_total', { limit: 'output-characters' })).toBe(4);
  });
});
