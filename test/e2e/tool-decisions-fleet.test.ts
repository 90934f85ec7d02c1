import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith, redisServer } from '../../src/store/conformance/start-redis.ts';
import { type Fleet, startFleet } from './start-fleet.ts';
import type { TestGateway } from './start-test-gateway.ts';
import { APPROVAL_ID, approve, completion, completionStream, PAYMENT } from './tool-decision-trial.ts';

describeWith(redisServer, 'tool calls at two gateways', () => {
  let fleet: Fleet;
  let key: string;
  beforeAll(async () => {
    fleet = await startFleet();
    key = await fleet.gateways[0].createKey({
      name: 'agent',
      scopes: ['chat'],
      identity: { kind: 'asserted', tenant: 'shop' },
    });
  }, 120_000);
  afterAll(() => fleet.stop());

  const BODY = completion([PAYMENT]);

  async function send(gateway: TestGateway, model: string, more: object = {}, approval = ''): Promise<Response> {
    return fetch(`${gateway.url}/v1/chat/completions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        ...(approval !== '' && { 'x-sallyport-approval': approval }),
      },
      body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Good evening.' }], ...more }),
    });
  }

  it('lets a call that was approved leave once, of 64 requests at two gateways', async () => {
    const [first, second] = fleet.gateways;
    const model = fleet.upstream.plan(({ reply }) => reply(BODY));
    const asked = await (await send(first, model)).text();
    const id = APPROVAL_ID.exec(asked)?.[0] ?? '';
    await approve(second, id);
    // All are answered at once, so that all have read the approval as good before the first is used.
    let release = (): void => undefined;
    const all = new Promise<void>((resolve) => {
      release = resolve;
    });
    const held = fleet.upstream.plan(async ({ reply }) => {
      await all;
      await reply(BODY);
    });
    const sent = Array.from({ length: 64 }, (_, at) => send(at % 2 === 0 ? first : second, held, {}, id));
    await expect.poll(() => fleet.upstream.received(held).length, { timeout: 20_000 }).toBe(64);
    release();
    const texts = await Promise.all(sent.map(async (each) => (await each).text()));
    expect(texts.filter((text) => text.includes('"tool_calls"') && text.includes(PAYMENT.name))).toHaveLength(1);
    expect(
      texts.filter((text) => text.includes('approval_not_usable') || text.includes('was used, changed')),
    ).toHaveLength(63);
  }, 60_000);

  it.each([
    ['whole', false],
    ['streamed', true],
  ])(
    'lets nothing of a %s reply leave whose approval cannot be stored',
    async (_, isStream) => {
      const [gateway] = fleet.gateways;
      const { redis } = fleet;
      const model = fleet.upstream.plan(async (exchange) => {
        await redis.kill();
        if (!isStream) return exchange.reply(BODY);
        await exchange.openStream();
        await exchange.chunk(completionStream([PAYMENT]));
        return exchange.endStream();
      });
      const response = await send(gateway, model, { stream: isStream });
      const text = await response.text();
      if (!isStream) expect(response.status).toBe(503);
      expect(text).toContain('error');
      expect(text).not.toMatch(/apr_|send_payment|harbour/u);
      await redis.start();
    },
    60_000,
  );
});
