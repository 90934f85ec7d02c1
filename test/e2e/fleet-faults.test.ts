import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith, redisServer } from '../../src/store/conformance/start-redis.ts';
import { clientOf, outcomeOf } from './echo-talk.ts';
import { type Fleet, startFleet } from './start-fleet.ts';
import type { TestGateway } from './start-test-gateway.ts';

describeWith(redisServer, 'gateways whose Redis fails', () => {
  let fleet: Fleet;
  let key: string;
  beforeAll(async () => {
    fleet = await startFleet();
    key = await fleet.gateways[0].createKey({
      name: 'k',
      scopes: ['chat'],
      identity: { kind: 'asserted', tenant: 't' },
    });
  }, 120_000);
  afterAll(() => fleet?.stop(), 60_000);

  const answerOf = (gateway: TestGateway): Promise<string> =>
    outcomeOf(clientOf(gateway, key).chat.completions.create(REQUEST));

  const bothServe = async (): Promise<readonly string[]> => Promise.all(fleet.gateways.map(answerOf));

  /** Calls as fast as both gateways answer, until it is told to stop. */
  async function callForever(state: { isDone: boolean }): Promise<Set<string>> {
    const seen = new Set<string>();
    const caller = async (gateway: TestGateway): Promise<void> => {
      while (!state.isDone) seen.add(await answerOf(gateway));
    };
    await Promise.all([...fleet.gateways, ...fleet.gateways].map(caller));
    return seen;
  }

  it('answer 503 and nothing else while it is killed under load, and serve again without a restart', async () => {
    await expect.poll(bothServe, WAITING).toEqual(['200', '200']);
    const state = { isDone: false };
    const calling = callForever(state);
    await fleet.redis.kill();
    await expect.poll(bothServe, WAITING).toEqual(AWAY);
    const [gateway] = fleet.gateways;
    expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
    await expect.poll(() => readinessOf(gateway), WAITING).toEqual({ status: 'not ready', problems: ['store'] });
    const refused = await fetch(`${gateway.url}/v1/models`, { headers: { authorization: `Bearer ${key}` } });
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([503, true]);
    await fleet.redis.start();
    await expect.poll(bothServe, WAITING).toEqual(['200', '200']);
    state.isDone = true;
    expect(await calling).toEqual(new Set(['200', '503 store_unavailable']));
    await expect.poll(() => readinessOf(gateway), WAITING).toEqual({ status: 'ready', problems: [] });
    for (const { process, output } of fleet.gateways) {
      expect(process.exitCode).toBeNull();
      expect(output.stderr).toBe('');
    }
  });

  it('let nobody in while it is held, serve when it goes on, and end in peace beside one that is held', async () => {
    fleet.redis.hold();
    await expect.poll(bothServe, WAITING).toEqual(AWAY);
    expect((await fetch(`${fleet.gateways[1].url}/healthz`)).status).toBe(200);
    fleet.redis.resume();
    await expect.poll(bothServe, WAITING).toEqual(['200', '200']);
    fleet.redis.hold();
    expect(await fleet.gateways[1].stop()).toBe(0);
    fleet.redis.resume();
  });
});

async function readinessOf({ url }: TestGateway): Promise<unknown> {
  return (await fetch(`${url}/readyz`)).json();
}

const REQUEST = { model: 'demo', messages: [{ role: 'user' as const, content: 'What is a sally port?' }] };
const AWAY = ['503 store_unavailable', '503 store_unavailable'];
const WAITING = { timeout: 30_000, interval: 100 };
