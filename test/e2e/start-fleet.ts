import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OpenAI from 'openai';
import { startRedis, type TestRedis } from '../../src/store/conformance/start-redis.ts';
import { type FaultyUpstream, startFaultyUpstream } from './faulty-upstream.ts';
import { completionBody, textChoice } from './openai-wire.ts';
import { runBuiltCli } from './run-built-cli.ts';
import type { CliRun } from './run-cli.ts';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

/** Two gateways with folders of their own and one key ring, on one Redis that keeps what it was given. */
export interface Fleet {
  readonly redis: TestRedis;
  /** With its user and password, for the test's own look at what lies there. */
  readonly redisUrl: string;
  readonly gateways: readonly [TestGateway, TestGateway];
  /** Answers the models `case-…`. */
  readonly upstream: FaultyUpstream;
  /** What the configuration of a gateway needs in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** A client of one of the gateways. */
  clientOf(gateway: TestGateway, apiKey: string, headers?: Readonly<Record<string, string>>): OpenAI;
  /** Says something in a session to a model that repeats it. */
  say(gateway: TestGateway, words: FleetWords): Promise<FleetEcho>;
  /** Runs the command line to its end, with the configuration of the first gateway. */
  cli(...args: readonly string[]): Promise<CliRun>;
  stop(): Promise<void>;
}

/** What is said, and by whom. */
export interface FleetWords {
  readonly key: string;
  readonly user: string;
  readonly session: string;
  readonly content: string;
}

/** What has become of it. */
export interface FleetEcho {
  /** The body that the model was sent. */
  readonly sent: string;
  /** What the caller got back. */
  readonly heard: string;
}

/** What a fleet is started with. */
export interface FleetOptions {
  /** What else stands in the section `store` of both configurations. */
  readonly store?: Readonly<Record<string, unknown>>;
  /** Further sections. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** One file for both, in place of a copy each. */
  readonly isRingShared?: boolean;
}

/** Not a password of anybody: the Redis of the test has it. */
const PASSWORD = 'not-a-real/pass:word@1';

/** The rights of the user `sallyport`, as the deployment gives them. */
function rightsOf(conf: string): readonly string[] {
  const line = conf.split('\n').find((text) => text.startsWith('user sallyport on '));
  return line?.split(' ').slice(4) ?? [];
}

/** Starts it. */
export async function startFleet({ store, config: more, isRingShared = false }: FleetOptions = {}): Promise<Fleet> {
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
    const folder = await mkdtemp(join(tmpdir(), 'sallyport-e2e-'));
    ends.push(() => rm(folder, { recursive: true, force: true }));
    const config = {
      store: {
        driver: 'redis',
        redis: { url: redis.url, username: 'sallyport', password: { env: 'REDIS_PASSWORD' }, commandTimeoutMs: 500 },
        ...store,
      },
      upstreams: [{ name: 'faulty', dialect: 'openai-chat', url: upstream.url, models: ['case-*'] }],
      demo: { enabled: true },
      ...(isRingShared && { keyRing: { source: 'file', path: join(folder, 'ring.json') } }),
      ...more,
    };
    const env = { REDIS_PASSWORD: PASSWORD };
    const first = await startTestGateway({ config, env });
    ends.push(() => first.stop({ signal: 'SIGKILL' }));
    await mkdir(join(folder, 'state'), { mode: 0o700 });
    if (!isRingShared) {
      await copyFile(join(first.folder, 'state', 'key-ring.json'), join(folder, 'state', 'key-ring.json'));
    }
    const second = await startTestGateway({ config, env, folder });
    ends.push(() => second.stop({ signal: 'SIGKILL' }));
    const redisUrl = `redis://:${encodeURIComponent(PASSWORD)}@127.0.0.1:${redis.port}`;
    return {
      redis,
      redisUrl,
      gateways: [first, second],
      upstream,
      env,
      clientOf,
      say: (gateway, words) => say(upstream, gateway, words),
      cli: (...args) => runBuiltCli([...args, '--config', first.configFile], { cwd: first.folder, env }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function say(upstream: FaultyUpstream, gateway: TestGateway, words: FleetWords): Promise<FleetEcho> {
  const { key, user, session, content } = words;
  const model = upstream.plan(({ reply, text }) => {
    const { messages } = JSON.parse(text) as { readonly messages: { readonly content: string }[] };
    return reply(completionBody([textChoice(`You said: ${messages.at(-1)?.content}`)]));
  });
  const client = clientOf(gateway, key, { 'x-sallyport-user': user, 'x-sallyport-session': session });
  const { choices } = await client.chat.completions.create({ model, messages: [{ role: 'user', content }] });
  return { sent: upstream.received(model)[0]?.text ?? '', heard: choices[0]?.message.content ?? '' };
}

function clientOf({ url }: TestGateway, apiKey: string, headers: Readonly<Record<string, string>> = {}): OpenAI {
  return new OpenAI({ baseURL: `${url}/v1`, apiKey, maxRetries: 0, timeout: 30_000, defaultHeaders: headers });
}
