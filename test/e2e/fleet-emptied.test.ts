import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith, redisServer } from '../../src/store/conformance/start-redis.ts';
import { keysOfOwners, nameBuffer, recordKey } from '../../src/store/redis/redis-keys.ts';
import { clientOf, outcomeOf } from './echo-talk.ts';
import { MAIL, MAIL_PLACEHOLDER } from './planted-texts.ts';
import { type Fleet, startFleet } from './start-fleet.ts';
import type { TestGateway } from './start-test-gateway.ts';

const FACTS = { name: 'k', scopes: ['chat'], identity: { kind: 'asserted', tenant: 'default' } } as const;
const ownerKeys = keysOfOwners('sallyport:');
/** What the keys of Redis begin with that virtual keys and the list of revoked ones lie under. */
const OF_KEYS = ['keys', 'revoked-keys'].flatMap((owner) => Object.values({ ...ownerKeys(owner) }).map(String));
/** Where the list lies. */
const LIST = recordKey(ownerKeys('revoked-keys'), nameBuffer('list'));
const WAITING = { timeout: 30_000, interval: 100 };
const TAKEN = ['200', '200'];
const REFUSED = ['401 invalid_api_key', '401 invalid_api_key'];

describeWith(redisServer, 'two gateways whose Redis comes back empty', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startFleet({ isForgetful: true });
  }, 120_000);
  afterAll(() => fleet?.stop(), 60_000);

  const outcomes = (key: string, gateways: readonly TestGateway[] = fleet.gateways): Promise<readonly string[]> =>
    Promise.all(gateways.map((gateway) => outcomeOf(clientOf(gateway, key).models.list())));

  /** What both gateways send the model in place of an address in one session. */
  async function placeholders(key: string): Promise<readonly (string | undefined)[]> {
    const sent = [];
    for (const gateway of fleet.gateways) {
      const echo = await fleet.say(gateway, { key, user: 'ann', session: 's', content: `Write to ${MAIL}` });
      expect(echo.heard).toBe(`You said: Write to ${MAIL}`);
      sent.push(MAIL_PLACEHOLDER.exec(echo.sent)?.[0]);
    }
    return sent;
  }

  async function withRaw<Result>(act: (raw: Redis) => Promise<Result>): Promise<Result> {
    const raw = new Redis(fleet.redisUrl);
    try {
      return await act(raw);
    } finally {
      raw.disconnect();
    }
  }

  it('let nobody in, take new keys without a restart, and never one that was revoked before', async () => {
    const [one] = fleet.gateways;
    const [good, revoked] = [await one.createKey(FACTS), await one.createKey(FACTS)];
    for (const key of [good, revoked]) await expect.poll(() => outcomes(key), WAITING).toEqual(TAKEN);
    const [before] = await placeholders(good);
    const backup = await withRaw(async (raw) => {
      const rows = (await raw.keys('*')).filter((row) => OF_KEYS.some((start) => row.startsWith(start)));
      return Promise.all(rows.map(async (row) => [row, await raw.dumpBuffer(row)] as const));
    });
    expect((await one.admin(`/admin/keys/${revoked.split('_')[1]}`, { method: 'DELETE' })).status).toBe(200);
    await expect.poll(() => outcomes(revoked), WAITING).toEqual(REFUSED);

    await fleet.redis.kill();
    await expect.poll(() => outcomes(good), WAITING).toEqual(Array(2).fill('503 store_unavailable'));
    await fleet.redis.start();
    for (const key of [good, revoked]) await expect.poll(() => outcomes(key), WAITING).toEqual(REFUSED);

    const made = (await fleet.cli('keys', 'create', '--name', 'new')).stdout.trim();
    await expect.poll(() => outcomes(made), WAITING).toEqual(TAKEN);
    const [after, ofOther] = await placeholders(made);
    expect(after).toMatch(MAIL_PLACEHOLDER);
    expect([after === before, ofOther]).toEqual([false, after]);

    // A backup from before the revocation: the key is good by its row and by the list.
    await withRaw(async (raw) => {
      for (const [row, bytes] of backup) await raw.restore(row, 0, bytes, 'REPLACE');
      const older = await raw.dumpBuffer(LIST);
      await expect.poll(async () => older.equals(await raw.dumpBuffer(LIST)), WAITING).toBe(false);
    });
    await expect.poll(() => outcomes(good), WAITING).toEqual(TAKEN);
    expect(await outcomes(revoked)).toEqual(REFUSED);
    // Said by the one that was the first to see it.
    await expect.poll(problems, WAITING).toContain('revoked-keys-rolled-back');
    // One that has no copy of its own has it from the others.
    const third = await fleet.join();
    expect([await outcomes(good, [third]), await outcomes(revoked, [third])]).toEqual([['200'], REFUSED.slice(1)]);
    // Those that had said which keys of the ring they have say it again.
    await expect.poll(gatewaysSeen, WAITING).toBe(3);
    for (const { process, output } of fleet.gateways) expect([process.exitCode, output.stderr]).toEqual([null, '']);
  }, 120_000);

  async function problems(): Promise<readonly unknown[]> {
    const told = await Promise.all(fleet.gateways.map((gateway) => gateway.events()));
    return told.flat().map(({ details }) => details['problem']);
  }

  /** Gateways that have said which keys of the ring they have. */
  async function gatewaysSeen(): Promise<number> {
    const { stdout } = await fleet.cli('keyring', 'status', '--json');
    return (JSON.parse(stdout) as { readonly gateways: readonly unknown[] }).gateways.length;
  }
});
