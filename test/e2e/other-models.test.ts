import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, goodBody, goodHeaders } from './bad-input-trial.ts';
import { configOf, type FaultyUpstream, startFaultyUpstream } from './faulty-upstream.ts';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

const PATH = '/v1/messages';
let gateway: TestGateway;
let upstream: FaultyUpstream;
beforeAll(async () => {
  upstream = await startFaultyUpstream();
  gateway = await startTestGateway({ config: configOf(upstream) });
}, 60_000);
afterAll(() => upstream.stop(), 30_000);
afterAll(() => gateway.stop(), 30_000);

describe('a message that names more models', () => {
  const naming = async (fields: object): Promise<Response> => {
    const identity = { kind: 'asserted', tenant: 'shop' };
    const key = await gateway.createKey({ name: 'test', scopes: ['chat'], identity, models: ['demo'] });
    const body = JSON.stringify({ ...JSON.parse(goodBody('hello')), ...fields });
    return fetch(gateway.url + PATH, { method: 'POST', headers: goodHeaders(key, PATH), body });
  };

  it.each([
    ['fallback', { fallbacks: [{ model: 'demo' }, { model: 'case-1' }] }],
    ['fallback of the provider’s choice', { fallbacks: 'default' }],
  ])('is refused for a %s that its key may not use', async (_, fields) => {
    const response = await naming(fields);
    expect(response.status).toBe(404);
    expectProblem(PATH, await response.text(), 'model_not_found');
  });

  it('passes with those that it may', async () => {
    expect(await naming({ fallbacks: [{ model: 'demo' }] })).toMatchObject({ status: 200 });
  });
});
