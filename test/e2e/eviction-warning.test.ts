import { afterEach, expect, it } from 'vitest';
import { describeWith, redisServer, startRedis } from '../../src/store/conformance/start-redis.ts';
import { startTestGateway } from './start-test-gateway.ts';

describeWith(redisServer, 'a gateway whose Redis has a policy for a full memory', () => {
  const ends: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  }, 60_000);

  /** What a gateway on a server with these settings says at its start, on standard error and as events. */
  async function saidOn(settings: readonly string[]): Promise<{ stderr: string; details: readonly unknown[] }> {
    const redis = await startRedis(settings);
    ends.push(redis.stop);
    const gateway = await startTestGateway({ config: { store: { driver: 'redis', redis: { url: redis.url } } } });
    ends.push(() => gateway.stop());
    const events = await gateway.events();
    const system = events.filter(({ type }) => type === 'system');
    return {
      stderr: gateway.output.stderr,
      details: system
        .filter(({ details }) => 'problem' in details)
        .map(({ severity, details }) => ({ severity, ...details })),
    };
  }

  it('warns of one that drops keys, on standard error and with an event', async () => {
    const { stderr, details } = await saidOn(['--maxmemory', '64mb', '--maxmemory-policy', 'allkeys-lru']);
    expect(stderr).toMatch(/the server of store\.redis has maxmemory-policy allkeys-lru: .*set noeviction/u);
    expect(details).toEqual([{ severity: 'HIGH', problem: 'store-evicts', evictionPolicy: 'allkeys-lru' }]);
  }, 60_000);

  it('says nothing of one that drops none', async () => {
    expect(await saidOn(['--maxmemory-policy', 'noeviction'])).toEqual({ stderr: '', details: [] });
  }, 60_000);
});
