import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith, redisServer, startRedis, type TestRedis } from '../../src/store/conformance/start-redis.ts';
import { clientOf, modelsOf, outcomeOf, sayToEcho } from './echo-talk.ts';
import { type FaultyUpstream, startFaultyUpstream } from './faulty-upstream.ts';
import { MAIL, MAIL_PLACEHOLDER } from './planted-texts.ts';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

const REQUEST = { model: 'demo', messages: [{ role: 'user' as const, content: 'What is a sally port?' }] };
const WAITING = { timeout: 30_000, interval: 100 };
/** Requests at once; in a test next to none flow back. More than can time out before nobody asks the server any more. */
const BURST = 40;

const LOCAL = {
  auth: 'none',
  limits: { requestsPerMinute: 1, burst: BURST },
  sessions: { onStoreFailure: 'stateless' },
};

describeWith(redisServer, 'a gateway that goes on by itself while its Redis is away', () => {
  let redis: TestRedis;
  let upstream: FaultyUpstream;
  let gateway: TestGateway;
  beforeAll(async () => {
    redis = await startRedis(['--appendonly', 'yes', '--appendfsync', 'always']);
    upstream = await startFaultyUpstream();
  }, 120_000);
  afterAll(async () => {
    await gateway?.stop({ signal: 'SIGKILL' });
    await upstream?.stop();
    await redis?.stop();
  }, 120_000);

  const start = async (): Promise<void> => {
    const place = { url: redis.url, commandTimeoutMs: 200, keyPrefix: `${process.pid}-${Date.now()}:` };
    const store = { driver: 'redis', redis: place, onFailure: { limits: 'local', vault: 'local' } };
    gateway = await startTestGateway({ config: { store, ...LOCAL, ...modelsOf(upstream) } });
  };
  const ask = (): Promise<string> => outcomeOf(clientOf(gateway, 'any').chat.completions.create(REQUEST));

  /** Asks until it is refused. Gives how often it was served. */
  async function servedUntilRefused(): Promise<number> {
    for (let served = 0; ; served += 1) {
      const outcome = await ask();
      if (outcome === '200') continue;
      expect(outcome).toBe('429 rate_limit_exceeded');
      return served;
    }
  }

  /** Gives the placeholder that the model was sent in place of an address, which comes back in the reply. */
  async function placeholderSent(): Promise<string> {
    const words = { key: 'any', user: 'ann', session: 'chat', content: `Write to ${MAIL}` };
    const echo = await sayToEcho(upstream, gateway, words);
    expect(echo.heard).toBe(`You said: Write to ${MAIL}`);
    expect(echo.sent).not.toContain(MAIL);
    return MAIL_PLACEHOLDER.exec(echo.sent)?.[0] ?? 'none';
  }

  it.each([
    ['held', () => redis.hold(), () => redis.resume()],
    ['killed', () => redis.kill(), () => redis.start()],
  ] as const)(
    'counts and pseudonymizes where it is %s, and with it again when it is back',
    async (_how, lose, bring) => {
      await start();
      const before = await placeholderSent();
      expect(await placeholderSent()).toBe(before);
      await lose();
      // What was said before is in the store alone: this message has a table of its own.
      expect(await placeholderSent()).not.toBe(before);
      // Counted here, from nothing: as many as the rate lets through, and one of them is the message.
      expect(await servedUntilRefused()).toBe(BURST - 1);

      await bring();
      // What is left in the store is let through again, and no more than that.
      await expect.poll(ask, WAITING).toBe('200');
      expect(await placeholderSent()).toBe(before);
      expect(await servedUntilRefused()).toBeLessThanOrEqual(BURST - 2);
      const told = (await gateway.events()).filter(({ details }) => details['problem'] === 'store-unavailable');
      expect(told.map(({ severity, details: { control, mode } }) => [severity, control, mode]).toSorted()).toEqual([
        ['HIGH', 'limits', 'local'],
        ['HIGH', 'vault', 'local'],
      ]);
      expect([gateway.process.exitCode, gateway.output.stderr]).toEqual([null, '']);
      await gateway.stop();
    },
    120_000,
  );
});
