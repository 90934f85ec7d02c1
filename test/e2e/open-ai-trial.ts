import OpenAI from 'openai';
import { closedPort } from '../upstream-trial.ts';
import { type FaultyUpstream, startFaultyUpstream } from './faulty-upstream.ts';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

/** The provider's key, which only the gateway has. */
export const UPSTREAM_KEY = 'upstream-secret-of-the-operator';

/** A gateway process between the published client and an upstream that answers as a test says. */
export interface OpenAiTrial {
  readonly gateway: TestGateway;
  readonly upstream: FaultyUpstream;
  readonly client: OpenAI;
  /** A client with further options. */
  clientWith(options: ConstructorParameters<typeof OpenAI>[0]): OpenAI;
  /** Posts text as it is. */
  post(body: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  stop(): Promise<void>;
}

/**
 * Starts all of it. Models `case-…` are served with ordinary limits, `slow-…` with short time limits, `small-…` with replies
 * of at most 20,000 bytes, `frail-…` not any more after two failures, `gone` by nobody, and `demo` by the demo model.
 */
export async function startOpenAiTrial(config: Readonly<Record<string, unknown>> = {}): Promise<OpenAiTrial> {
  const upstream = await startFaultyUpstream();
  const shared = {
    dialect: 'openai-chat',
    url: upstream.url,
    apiKey: { env: 'TRIAL_KEY' },
    breaker: { failureThreshold: 1_000 },
  };
  const slow = { firstByteMs: 600, idleMs: 600, totalMs: 2_500 };
  const gone = { models: ['gone'], url: `http://127.0.0.1:${await closedPort()}`, retries: { attemptsMax: 1 } };
  const gateway = await startTestGateway({
    config: {
      upstreams: [
        { ...shared, name: 'faulty', models: ['case-*'] },
        { ...shared, name: 'slow', models: ['slow-*'], timeouts: slow },
        { ...shared, name: 'small', models: ['small-*'], replyBytesMax: 20_000 },
        { ...shared, name: 'gone', ...gone },
        { ...shared, name: 'frail', models: ['frail-*'], breaker: { failureThreshold: 2, openMs: 3_600_000 } },
      ],
      demo: { enabled: true },
      ...config,
    },
    env: { TRIAL_KEY: UPSTREAM_KEY },
  }).catch(async (error: unknown) => {
    await upstream.stop();
    throw error;
  });
  const clientWith: OpenAiTrial['clientWith'] = (options) =>
    new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: gateway.clientKey, maxRetries: 0, timeout: 30_000, ...options });
  return {
    gateway,
    upstream,
    client: clientWith({}),
    clientWith,
    post: (body, headers = {}) =>
      fetch(`${gateway.url}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${gateway.clientKey}`, 'content-type': 'application/json', ...headers },
        body,
      }),
    async stop() {
      await gateway.stop();
      await upstream.stop();
    },
  };
}

/** What a call of the client fails with. */
export async function apiErrorOf(call: Promise<unknown>): Promise<InstanceType<typeof OpenAI.APIError>> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof OpenAI.APIError) return error as InstanceType<typeof OpenAI.APIError>;
  throw new Error('the call did not fail as calls of the API fail', { cause: error });
}
