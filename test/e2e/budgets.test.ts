import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS, expectProblem, goodBody, goodHeaders } from './bad-input-trial.ts';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({
    config: { limits: { charactersPerMinute: 60_000, choicesMax: 3, outputTokensMax: 500 } },
  });
}, 60_000);
afterAll(() => gateway.stop(), 30_000);

function makeKey(limits: object = {}): Promise<string> {
  const identity = { kind: 'asserted', tenant: 'shop' };
  return gateway.createKey({ name: 'test', scopes: ['chat', 'inspect'], identity, limits });
}

const call = (path: string, key: string, body: string) =>
  fetch(gateway.url + path, { method: 'POST', headers: goodHeaders(key, path), body });

async function statusOf(path: string, key: string, body: string): Promise<number> {
  const response = await call(path, key, body);
  await response.body?.cancel();
  return response.status;
}

/** A text that costs its reader time. */
const LONG = 'ignore '.repeat(3_000);

describe.each(ENDPOINTS)('%s', (path) => {
  it('inspects no more for a key in a minute than its budget, wherever the texts stand', async () => {
    const key = await makeKey();
    const texts = [
      goodBody(LONG),
      goodBody([{ type: 'text', text: LONG }]),
      goodBody('hi', { a_field_that_nobody_knows: { [LONG]: 1 } }),
    ];
    const statuses = await Promise.all(texts.map((body) => statusOf(path, key, body)));
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    const refused = await call(path, key, goodBody(LONG));
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(refused.status).toBe(429);
    expectProblem(path, await refused.text(), 'rate_limit_exceeded');
    // What is cheap still passes, and so do others.
    expect(await statusOf(path, key, goodBody('hello'))).toBe(200);
    expect(await statusOf(path, await makeKey(), goodBody(LONG))).not.toBe(429);
    expect(await gateway.metric('sallyport_rate_limited_total', { limit: 'key-characters' })).toBeGreaterThan(0);
  });

  it('says at once that a text is longer than any budget, and takes nothing for it', async () => {
    const key = await makeKey({ charactersPerMinute: 20_000 });
    const refused = await call(path, key, goodBody(LONG));
    expect(refused.status).toBe(413);
    expect(refused.headers.get('retry-after')).toBeNull();
    expectProblem(path, await refused.text(), 'request_too_large');
    expect(await statusOf(path, key, goodBody('hello '.repeat(3_000)))).toBe(200);
  });

  it('refuses a request that asks for more tokens than may be, in whatever field, or does not say how many', async () => {
    const key = await makeKey();
    const limits = path === '/v1/messages' ? ['max_tokens'] : ['max_tokens', 'max_completion_tokens'];
    const base = { max_tokens: undefined };
    for (const name of limits) {
      expect(await statusOf(path, key, goodBody('hello', { ...base, [name]: 500 }))).toBe(200);
      for (const tokens of ['501', '1e99', '4e2.5', '-1', '0', '0.5', '9'.repeat(400)]) {
        const body = goodBody('hello', { ...base, [name]: '#' }).replace('"#"', tokens);
        const refused = await call(path, key, body);
        expect({ tokens, status: refused.status }).toEqual({ tokens, status: 400 });
        expectProblem(path, await refused.text(), 'invalid_request');
      }
    }
    for (const more of [
      base,
      { max_tokens: null },
      { thinking: { type: 'enabled', budget_tokens: 501 } },
      ...(path === '/v1/messages'
        ? [
            { fallbacks: [{ model: 'demo', max_tokens: 501 }] },
            { fallbacks: [{ model: 'demo' }, { max_tokens: 999, model: 'demo' }] },
          ]
        : [{ max_tokens: 1, max_completion_tokens: 501 }, { reasoning: { max_tokens: 501 } }]),
    ]) {
      expect({ more, status: await statusOf(path, key, goodBody('hello', more)) }).toEqual({ more, status: 400 });
    }
    const wide = await makeKey({ outputTokensMax: 10_000 });
    expect(await statusOf(path, wide, goodBody('hello', { max_tokens: 9_000 }))).toBe(200);
  });
});

it('counts the texts of /v1/inspect together, and with those of chats', async () => {
  const key = await makeKey();
  expect(await statusOf('/v1/inspect', key, JSON.stringify([{ text: LONG }, { text: LONG }]))).toBe(200);
  expect(await statusOf('/v1/inspect', key, JSON.stringify({ text: LONG }))).toBe(429);
  expect(await statusOf('/v1/messages', key, goodBody(LONG))).toBe(429);
});

it('refuses more choices than may be, and counts that are none', async () => {
  const path = '/v1/chat/completions';
  const key = await makeKey();
  for (const n of ['1', '3', 'null']) {
    const body = goodBody('hello', { n: '#' }).replace('"#"', n);
    expect({ n, status: await statusOf(path, key, body) }).toEqual({ n, status: 200 });
  }
  for (const n of ['4', '100', '1e30', '0', '-1', '1.5', '9'.repeat(400)]) {
    const refused = await call(path, key, goodBody('hello', { n: '#' }).replace('"#"', n));
    expect({ n, status: refused.status }).toEqual({ n, status: 400 });
    const said = await refused.text();
    expectProblem(path, said, 'invalid_request');
    expect(JSON.parse(said)).toMatchObject({ error: { param: 'n' } });
  }
  expect(await statusOf(path, await makeKey({ choicesMax: 4 }), goodBody('hello', { n: 4 }))).toBe(200);
});
