import Anthropic from '@anthropic-ai/sdk';
import { closedPort } from '../upstream-trial.ts';
import { type FaultyUpstream, startFaultyUpstream } from './faulty-upstream.ts';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

/** The provider's key, which only the gateway has. */
export const PROVIDER_KEY = 'provider-secret-of-the-operator';

/** A gateway process between the published client and a provider that answers as a test says. */
export interface AnthropicTrial {
  readonly gateway: TestGateway;
  readonly upstream: FaultyUpstream;
  readonly client: Anthropic;
  stop(): Promise<void>;
}

/**
 * Starts all of it. Models `case-…` are served with ordinary limits, `slow-…` with short time limits, `gone` by nobody, and
 * `demo` by the demo model.
 */
export async function startAnthropicTrial(config: Readonly<Record<string, unknown>> = {}): Promise<AnthropicTrial> {
  const upstream = await startFaultyUpstream();
  const shared = {
    dialect: 'anthropic-messages',
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
        { ...shared, name: 'gone', ...gone },
      ],
      demo: { enabled: true },
      ...config,
    },
    env: { TRIAL_KEY: PROVIDER_KEY },
  }).catch(async (error: unknown) => {
    await upstream.stop();
    throw error;
  });
  return {
    gateway,
    upstream,
    client: new Anthropic({ baseURL: gateway.url, apiKey: gateway.clientKey, maxRetries: 0, timeout: 30_000 }),
    async stop() {
      await gateway.stop();
      await upstream.stop();
    },
  };
}

/** What a call of the client fails with. */
export async function failureOfCall(call: Promise<unknown>): Promise<InstanceType<typeof Anthropic.APIError>> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Anthropic.APIError) return error as InstanceType<typeof Anthropic.APIError>;
  throw new Error('the call did not fail as calls of the API fail', { cause: error });
}
