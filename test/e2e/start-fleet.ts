import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRedis, type TestRedis } from '../../src/store/conformance/start-redis.ts';
import { DEPLOYED_ENV, DEPLOYED_USER, deployedUser, REDIS_PASSWORD } from './deployed-user.ts';
import { type Echo, modelsOf, sayToEcho, type Words } from './echo-talk.ts';
import { type FaultyUpstream, startFaultyUpstream } from './faulty-upstream.ts';
import { runBuiltCli } from './run-built-cli.ts';
import type { CliRun } from './run-cli.ts';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from './start-test-gateway.ts';

/** Two gateways with folders of their own and one key ring, on one Redis. */
export interface Fleet {
  readonly redis: TestRedis;
  /** With its user and password, for the test's own look at what lies there. */
  readonly redisUrl: string;
  readonly gateways: readonly [TestGateway, TestGateway];
  /** Answers the models `case-…`. */
  readonly upstream: FaultyUpstream;
  /** What the configuration of a gateway needs in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Says something in a session to a model that repeats it. */
  say(gateway: TestGateway, words: Words): Promise<Echo>;
  /** Starts a third gateway, in a folder that is removed with the fleet. */
  join(): Promise<TestGateway>;
  /** Runs the command line to its end, with the configuration of the first gateway. */
  cli(...args: readonly string[]): Promise<CliRun>;
  stop(): Promise<void>;
}

/** What a fleet is started with. */
export interface FleetOptions {
  /** Further sections of the configurations. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** One file for both gateways, in place of a copy each. */
  readonly isRingShared?: boolean;
  /** Whether the Redis has nothing after it was killed; else it keeps all that it was given. */
  readonly isForgetful?: boolean;
}

/** Starts it. */
export async function startFleet({ config: more, isRingShared, isForgetful }: FleetOptions = {}): Promise<Fleet> {
  const ends: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  const start = async (options: TestGatewayOptions): Promise<TestGateway> => {
    const gateway = await startTestGateway({ ...options, env: DEPLOYED_ENV });
    ends.push(() => gateway.stop({ signal: 'SIGKILL' }));
    return gateway;
  };
  try {
    const keeping = isForgetful === true ? [] : ['--appendonly', 'yes', '--appendfsync', 'always'];
    const redis = await startRedis(['--requirepass', REDIS_PASSWORD, ...(await deployedUser()), ...keeping]);
    ends.push(redis.stop);
    const upstream = await startFaultyUpstream();
    ends.push(upstream.stop);
    const rings = await mkdtemp(join(tmpdir(), 'sallyport-e2e-'));
    ends.push(() => rm(rings, { recursive: true, force: true }));
    const config = {
      store: { driver: 'redis', redis: { url: redis.url, ...DEPLOYED_USER, commandTimeoutMs: 500 } },
      ...modelsOf(upstream),
      ...(isRingShared === true && { keyRing: { source: 'file', path: join(rings, 'ring.json') } }),
      ...more,
    };
    const first = await start({ config });
    const joinFirst = async (): Promise<TestGateway> => {
      const folder = await mkdtemp(join(tmpdir(), 'sallyport-e2e-'));
      ends.push(() => rm(folder, { recursive: true, force: true }));
      await mkdir(join(folder, 'state'), { mode: 0o700 });
      if (isRingShared !== true) {
        await copyFile(join(first.folder, 'state', 'key-ring.json'), join(folder, 'state', 'key-ring.json'));
      }
      return start({ config, folder });
    };
    return {
      redis,
      redisUrl: `redis://:${encodeURIComponent(REDIS_PASSWORD)}@127.0.0.1:${redis.port}`,
      gateways: [first, await joinFirst()],
      upstream,
      env: DEPLOYED_ENV,
      say: (gateway, words) => sayToEcho(upstream, gateway, words),
      join: joinFirst,
      cli: (...args) => runBuiltCli([...args, '--config', first.configFile], { cwd: first.folder, env: DEPLOYED_ENV }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
