import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { hasOpenssl, selfSigned } from '../../src/store/conformance/self-signed.ts';
import { startCluster } from '../../src/store/conformance/start-cluster.ts';
import {
  describeWith,
  redisServer,
  startRedis,
  startSentinel,
  startTlsRedis,
} from '../../src/store/conformance/start-redis.ts';
import { DEPLOYED_ENV, DEPLOYED_USER, deployedUser } from './deployed-user.ts';
import { clientOf, outcomeOf } from './echo-talk.ts';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

const REQUEST = { model: 'demo', messages: [{ role: 'user' as const, content: 'What is a sally port?' }] };
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A gateway on a Redis, as the user that the documentation describes. */
async function gatewayOn(redis: Readonly<Record<string, unknown>>): Promise<TestGateway> {
  const store = { driver: 'redis', redis: { ...redis, ...DEPLOYED_USER } };
  const gateway = await startTestGateway({ config: { store, demo: { enabled: true } }, env: DEPLOYED_ENV });
  ends.push(() => gateway.stop({ signal: 'SIGKILL' }));
  return gateway;
}

/** What becomes of two requests of a key that may make one a minute. */
async function outcomesOfTwo(gateway: TestGateway): Promise<readonly string[]> {
  const limits = { requestsPerMinute: 1, burst: 1 };
  const identity = { kind: 'asserted', tenant: 't' };
  const key = await gateway.createKey({ name: 'one', scopes: ['chat'], identity, limits });
  const ask = (): Promise<string> => outcomeOf(clientOf(gateway, key).chat.completions.create(REQUEST));
  return [await ask(), await ask()];
}

/** What docs/stores.md asks for besides. */
const CLUSTER_RIGHTS = ['+cluster|slots', '+cluster|info'];

const ONE = ['200', '429 rate_limit_exceeded'];

describeWith(redisServer, 'a gateway serves and limits', () => {
  it('over a sentinel', async () => {
    const master = await startRedis(await deployedUser());
    ends.push(master.stop);
    const sentinel = await startSentinel('main', master.port);
    ends.push(sentinel.stop);
    const place = { url: 'redis://main', sentinels: { addresses: [sentinel.url] } };
    expect(await outcomesOfTwo(await gatewayOn(place))).toEqual(ONE);
  }, 120_000);

  it('over a cluster', async () => {
    const cluster = await startCluster(await deployedUser(...CLUSTER_RIGHTS));
    ends.push(cluster.stop);
    expect(await outcomesOfTwo(await gatewayOn({ cluster: cluster.urls }))).toEqual(ONE);
  }, 120_000);
});

const withTls = { service: 'openssl, or redis-server', isThere: redisServer.isThere && hasOpenssl };
describeWith(withTls, 'a gateway with a Redis behind TLS', () => {
  it('serves and limits where it knows the authority, and does not start where it does not', async () => {
    const pair = selfSigned();
    const redis = await startTlsRedis(pair, await deployedUser());
    ends.push(redis.stop);
    const folder = await mkdtemp(join(tmpdir(), 'sallyport-e2e-'));
    ends.push(() => rm(folder, { recursive: true }));
    const caFile = join(folder, 'ca.pem');
    await writeFile(caFile, pair.cert);
    expect(await outcomesOfTwo(await gatewayOn({ url: redis.url, tls: { caFile } }))).toEqual(ONE);
    const openTimeoutMs = 1_000;
    // The certificate is not for this name.
    const elsewhere = redis.url.replace('localhost', '127.0.0.1');
    await Promise.all([
      expect(gatewayOn({ url: redis.url, openTimeoutMs })).rejects.toThrow('cannot be reached (DEPTH_ZERO_SELF_SIGNED'),
      expect(gatewayOn({ url: elsewhere, tls: { caFile }, openTimeoutMs })).rejects.toThrow(
        'ERR_TLS_CERT_ALTNAME_INVALID',
      ),
    ]);
  }, 120_000);
});
