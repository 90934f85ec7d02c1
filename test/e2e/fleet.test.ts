import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith, redisServer } from '../../src/store/conformance/start-redis.ts';
import { clientOf, outcomeOf } from './echo-talk.ts';
import { MAIL, MAIL_PLACEHOLDER } from './planted-texts.ts';
import { type Fleet, startFleet } from './start-fleet.ts';
import type { TestGateway } from './start-test-gateway.ts';

describeWith(redisServer, 'two gateways on one Redis', () => {
  let fleet: Fleet;
  let raw: Redis;
  beforeAll(async () => {
    fleet = await startFleet();
    raw = new Redis(fleet.redisUrl);
  }, 120_000);
  afterAll(async () => {
    raw?.disconnect();
    await fleet?.stop();
  }, 60_000);

  /** The status of one call, which the demo model answers. */
  async function statusOf(gateway: TestGateway, key: string): Promise<number> {
    return Number.parseInt(await outcomeOf(clientOf(gateway, key).chat.completions.create(REQUEST)), 10);
  }

  it('take the keys that the other one made', async () => {
    const [one, two] = fleet.gateways;
    for (const [maker, other] of [
      [one, two],
      [two, one],
    ] as const) {
      const key = await maker.createKey({ ...FACTS, name: 'shared' });
      await expect.poll(() => statusOf(other, key), WAITING).toBe(200);
    }
  });

  it('refuse a key that one of them revoked, also when its row and an older list are put back', async () => {
    const [one, two] = fleet.gateways;
    const key = await one.createKey({ ...FACTS, name: 'revoked' });
    await expect.poll(() => statusOf(two, key), WAITING).toBe(200);
    const id = key.split('_')[1] ?? '';
    const rows = await raw.keys('sallyport:record:*');
    const kept = await Promise.all(rows.map(async (row) => [row, await raw.dumpBuffer(row)] as const));
    expect((await one.admin(`/admin/keys/${id}`, { method: 'DELETE' })).status).toBe(200);
    await expect.poll(() => statusOf(two, key), WAITING).toBe(401);
    for (const [row, bytes] of kept) await raw.restore(row, 0, bytes, 'REPLACE');
    const problems = async (): Promise<unknown[]> => {
      const told = [...(await one.events()), ...(await two.events())];
      return told.map(({ details }) => details['problem']);
    };
    await expect.poll(problems, WAITING).toContain('revoked-keys-rolled-back');
    expect([await statusOf(one, key), await statusOf(two, key)]).toEqual([401, 401]);
  });

  it('admit together what one rate allows 64 clients, and no more', async () => {
    const burst = 20;
    const perMinute = 120;
    const key = await fleet.gateways[0].createKey({
      ...FACTS,
      name: 'rate',
      limits: { requestsPerMinute: perMinute, burst },
    });
    await expect.poll(() => statusOf(fleet.gateways[1], key), WAITING).not.toBe(401);
    const startedMs = performance.now();
    const statuses = await Promise.all(
      Array.from({ length: 64 }, async (_, index) => {
        const gateway = fleet.gateways[index % 2] as TestGateway;
        return [await statusOf(gateway, key), await statusOf(gateway, key)];
      }),
    );
    const elapsedMinutes = (performance.now() - startedMs) / 60_000;
    const admitted = statuses.flat().filter((status) => status === 200).length;
    expect(new Set(statuses.flat())).toEqual(new Set([200, 429]));
    expect(admitted).toBeLessThanOrEqual(burst + perMinute * elapsedMinutes);
    expect(admitted).toBeGreaterThan(1);
  });

  it('put back in a reply of one what the other has replaced, and keep it sealed', async () => {
    const [one, two] = fleet.gateways;
    const key = await one.createKey({ ...FACTS, name: 'vault' });
    await expect.poll(() => statusOf(two, key), WAITING).toBe(200);
    const words = { key, user: 'ann', session: 'chat-1' };
    const first = await fleet.say(one, { ...words, content: `Write to ${MAIL}` });
    expect(first.heard).toBe(`You said: Write to ${MAIL}`);
    const placeholder = MAIL_PLACEHOLDER.exec(first.sent)?.[0] ?? 'nothing';
    const next = await fleet.say(two, { ...words, content: `Once more to ${MAIL}` });
    expect(next.heard).toBe(`You said: Once more to ${MAIL}`);
    expect(next.sent).toContain(placeholder);
    expect(first.sent + next.sent).not.toContain(MAIL);
    for (const row of await raw.keys('*')) {
      const values = row.startsWith('sallyport:record:') ? Object.values(await raw.hgetallBuffer(row)) : [];
      expect([row, ...values.map(String)].join('\n')).not.toMatch(/zoltan|ann|chat-1/u);
    }
  });
});

const FACTS = { scopes: ['chat'], identity: { kind: 'asserted', tenant: 't' } } as const;
const REQUEST = { model: 'demo', messages: [{ role: 'user' as const, content: 'What is a sally port?' }] };

/** A change reaches the others within a second or two; a machine under load takes longer to say so. */
const WAITING = { timeout: 30_000, interval: 100 };
