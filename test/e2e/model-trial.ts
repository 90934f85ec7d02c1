import { closedPort } from '../upstream-trial.ts';
import { type FaultyUpstream, startFaultyUpstream } from './faulty-upstream.ts';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

/** The provider's key, which only the gateway has. */
export const PROVIDER_KEY = 'provider-secret-of-the-operator';

/** A gateway process before a provider that answers as a test says. */
export interface ModelTrial {
  readonly gateway: TestGateway;
  readonly upstream: FaultyUpstream;
  stop(): Promise<void>;
}

/**
 * Starts both. Models `case-…` are served with ordinary limits, `slow-…` with short time limits, `small-…` with replies
 * of at most 20,000 bytes, `frail-…` not any more after two failures, `gone` by nobody, and `demo` by the demo model.
 */
export async function startModelTrial(
  dialect: 'openai-chat' | 'anthropic-messages',
  config: Readonly<Record<string, unknown>>,
): Promise<ModelTrial> {
  const upstream = await startFaultyUpstream();
  const shared = { dialect, url: upstream.url, apiKey: { env: 'TRIAL_KEY' }, breaker: { failureThreshold: 1_000 } };
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
    env: { TRIAL_KEY: PROVIDER_KEY },
  }).catch(async (error: unknown) => {
    await upstream.stop();
    throw error;
  });
  return {
    gateway,
    upstream,
    async stop() {
      await gateway.stop();
      await upstream.stop();
    },
  };
}

/** What a call of a client fails with, which has to be an error of the given class. */
export async function failureOf<Failure extends Error>(
  call: Promise<unknown>,
  kind: abstract new (...facts: never[]) => Failure,
): Promise<Failure> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof kind) return error;
  throw new Error('the call did not fail as calls of the API fail', { cause: error });
}
