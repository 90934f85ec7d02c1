import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OpenAI from 'openai';
import { startRedis, type TestRedis } from '../../src/store/conformance/start-redis.ts';
import { type FaultyUpstream, startFaultyUpstream } from './faulty-upstream.ts';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

/** Two gateways with folders of their own and one key ring, on one Redis that keeps what it was given. */
export interface Fleet {
  readonly redis: TestRedis;
  /** With its user and password, for the test's own look at what lies there. */
  readonly redisUrl: string;
  readonly gateways: readonly [TestGateway, TestGateway];
  /** Answers the models `case-…`. */
  readonly upstream: FaultyUpstream;
  /** A client of one of the gateways. */
  clientOf(gateway: TestGateway, apiKey: string, headers?: Readonly<Record<string, string>>): OpenAI;
  stop(): Promise<void>;
}

/** Not a password of anybody: the Redis of the test has it. */
const PASSWORD = 'not-a-real/pass:word@1';

/** The rights of the user `sallyport`, as the deployment gives them. */
function rightsOf(conf: string): readonly string[] {
  const line = conf.split('\n').find((text) => text.startsWith('user sallyport on '));
  return line?.split(' ').slice(4) ?? [];
}

/** Starts it. `store` is what else stands in that section of both configurations. */
export async function startFleet(store: Readonly<Record<string, unknown>> = {}): Promise<Fleet> {
  const ends: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const conf = await readFile(new URL('../../deploy/valkey.conf', import.meta.url), 'utf8');
    const access = ['--requirepass', PASSWORD, '--user', 'sallyport', 'on', `>${PASSWORD}`, ...rightsOf(conf)];
    const redis = await startRedis([...access, '--appendonly', 'yes', '--appendfsync', 'always']);
    ends.push(redis.stop);
    const upstream = await startFaultyUpstream();
    ends.push(upstream.stop);
    const config = {
      store: {
        driver: 'redis',
        redis: { url: redis.url, username: 'sallyport', password: { env: 'REDIS_PASSWORD' }, commandTimeoutMs: 500 },
        ...store,
      },
      upstreams: [{ name: 'faulty', dialect: 'openai-chat', url: upstream.url, models: ['case-*'] }],
      demo: { enabled: true },
    };
    const env = { REDIS_PASSWORD: PASSWORD };
    const first = await startTestGateway({ config, env });
    ends.push(() => first.stop({ signal: 'SIGKILL' }));
    const folder = await mkdtemp(join(tmpdir(), 'sallyport-e2e-'));
    ends.push(() => rm(folder, { recursive: true, force: true }));
    await mkdir(join(folder, 'state'), { mode: 0o700 });
    await copyFile(join(first.folder, 'state', 'key-ring.json'), join(folder, 'state', 'key-ring.json'));
    const second = await startTestGateway({ config, env, folder });
    ends.push(() => second.stop({ signal: 'SIGKILL' }));
    const redisUrl = `redis://:${encodeURIComponent(PASSWORD)}@127.0.0.1:${redis.port}`;
    return { redis, redisUrl, gateways: [first, second], upstream, clientOf, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function clientOf({ url }: TestGateway, apiKey: string, headers: Readonly<Record<string, string>> = {}): OpenAI {
  return new OpenAI({ baseURL: `${url}/v1`, apiKey, maxRetries: 0, timeout: 30_000, defaultHeaders: headers });
}
