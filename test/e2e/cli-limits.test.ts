import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOrCreateKeyRing } from '../../src/crypto/key-ring.ts';
import { userName } from '../../src/crypto/principal-names.ts';
import { createKeyStore, type KeyFacts } from '../../src/gateway/keys/key-store.ts';
import { createUsageLimits } from '../../src/gateway/limits/usage-limits.ts';
import { createRequestLimits } from '../../src/limits/request-limits.ts';
import { systemClock, systemRandom } from '../../src/setup/create-guard.ts';
import { openGatewayState } from '../../src/setup/gateway-state.ts';
import { readStatePlace } from '../../src/setup/read-state-place.ts';
import { describeWith, testRedis } from '../../src/store/conformance/start-redis.ts';
import { type CliRun, runCli } from './run-cli.ts';

const LIMITS = `stateDir: state
limits:
  perUserRequestsPerMinute: 30
  windows: [{ name: hourly, per: key, unit: requests, limit: 10, burst: 4, window: 1h }]
  budgets: { perKey: { day: { requests: { hard: 20 } } }, perUser: { day: { costUsd: { soft: 1, hard: 2 } } } }
`;
const FACTS: KeyFacts = { name: 'web', scopes: ['chat'], identity: { kind: 'asserted', tenant: 'shop' } };
/** Flows back slowly enough for a test: one request a minute. */
const QUOTA = { requestsPerMinute: 1, burst: 5, charactersPerMinute: 100_000, concurrentMax: 7 };

/** Keys in a store, of which one has been used. */
interface Shop {
  readonly config: string;
  readonly used: string;
  readonly revoked: string;
  readonly expired: string;
}

/** Makes them in a new folder, with a configuration that says so of its store. */
async function makeShop(folder: string, store: string): Promise<Shop> {
  const config = join(folder, 'sallyport.yaml');
  await writeFile(config, `${LIMITS}${store}`);
  const place = await readStatePlace({ path: config });
  const ring = await openOrCreateKeyRing({ path: join(place.stateDir, 'key-ring.json') });
  const { records, counters, close } = await openGatewayState(place, systemClock);
  try {
    const ports = { records, clock: systemClock, random: systemRandom };
    const keys = createKeyStore({ ...ports, ring });
    const earlier = createKeyStore({ ...ports, ring, clock: { now: () => Date.now() - 60_000 } });
    const facts = { ...FACTS, limits: QUOTA };
    const used = (await keys.createKey(facts)).record.id;
    const revoked = (await keys.createKey(facts)).record.id;
    const expired = (await earlier.createKey({ ...facts, expiresAtMs: Date.now() - 1_000 })).record.id;
    await keys.revokeKey(revoked);

    const { budgets, windows } = createUsageLimits({ ...ports, counters });
    const amounts = { requests: 3, inputTokens: 0, outputTokens: 0, costNanos: 0 };
    const scope = { kind: 'key', name: used, budgets: { day: { requests: { hard: 20 } } } } as const;
    await (await budgets.reserve([scope], amounts)).settle(amounts);
    await budgets.reserve([scope], { ...amounts, requests: 2 });
    const rule = { name: 'key-hourly', unit: 'requests', limit: 10, burst: 4, windowMs: 3_600_000 } as const;
    await windows.reserve([{ name: `key ${used}`, rules: [rule] }], {});
    const limits = createRequestLimits(counters, systemClock);
    for (let time = 0; time < 2; time += 1) (await limits.admitKey(used, QUOTA))();
    await limits.admitCharacters(used, 40_000, QUOTA);
    await limits.admitUser(userName(ring.keys, { tenant: 'shop', user: 'ana' }), { perUserRequestsPerMinute: 30 });
    return { config, used, revoked, expired };
  } finally {
    await close();
  }
}

/** `sallyport limits show` for one of its keys. */
const show = ({ config }: Shop, key: string, ...more: readonly string[]): Promise<CliRun> =>
  runCli(['limits', 'show', key, ...more, '--config', config]);

async function shownOf(
  shop: Shop,
  key: string,
  ...more: readonly string[]
): Promise<Readonly<Record<string, unknown>>> {
  return JSON.parse((await show(shop, key, ...more, '--json')).stdout) as Readonly<Record<string, unknown>>;
}

/** What is said in JSON of the keys of a shop. */
async function expectStates(shop: Shop): Promise<void> {
  const { used, revoked, expired } = shop;
  expect(await Promise.all([used, revoked, expired].map((key) => shownOf(shop, key)))).toEqual([
    expect.objectContaining({ key: used, state: 'valid' }),
    expect.objectContaining({ key: revoked, state: 'revoked', revokedAtMs: expect.any(Number) }),
    expect.objectContaining({ key: expired, state: 'expired', expiresAtMs: expect.any(Number) }),
  ]);
}

const BUDGETS = [
  expect.objectContaining({ name: 'key-day-requests', used: 3, reserved: 2, remaining: 15, hard: 20 }),
  expect.objectContaining({ name: 'user-day-cost', used: 0, remaining: 2e9, soft: 1e9, hard: 2e9 }),
];

describe('sallyport limits show, with the state in a file', () => {
  let folder: string;
  let shop: Shop;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'limits-'));
    shop = await makeShop(folder, '');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('shows how budgets stand, takes nothing, and makes up no numbers of what the gateway counts', async () => {
    for (let time = 0; time < 2; time += 1) {
      expect(await shownOf(shop, shop.used, '--user', 'ana')).toMatchObject({
        windowsCountedIn: 'gateway',
        limits: [
          { name: 'key-rate', kind: 'rate', unit: 'requests', hard: 1 },
          { name: 'key-characters', kind: 'rate', unit: 'characters', hard: 100_000 },
          { name: 'user-rate', kind: 'rate', unit: 'requests', hard: 30 },
          { name: 'concurrency', kind: 'concurrency', unit: 'requests', hard: 7 },
          { name: 'key-hourly', kind: 'window', unit: 'requests', hard: 10 },
          ...BUDGETS,
        ],
      });
    }
    const { stdout, stderr } = await show(shop, shop.used, '--user', 'ana');
    expect(stdout).toMatch(/^key-day-requests +3 +2 +15 +20 +- +\d{4}-/mu);
    expect(stdout).toMatch(/^key-rate +- +- +- +1 +- +-$/mu);
    expect(stderr).toContain('rates and windows are counted in the memory of the gateway');
  });

  it('says whether a key is good, and since when it is not', async () => {
    await expectStates(shop);
    const { used, revoked, expired } = shop;
    const [ofUsed, ofRevoked, ofExpired] = await Promise.all([used, revoked, expired].map((key) => show(shop, key)));
    expect(ofUsed?.stdout).toContain(`${used} (web) is valid\n`);
    expect(ofRevoked?.stdout).toMatch(/ \(web\) is revoked since \d{4}-\d\d-\d\d \d\d:\d\dZ\n/u);
    expect(ofExpired?.stdout).toMatch(/ \(web\) is expired since \d{4}-\d\d-\d\d \d\d:\d\dZ\n/u);
  });

  it('says where to look when there is no such key', async () => {
    const outcome = await show(shop, 'abcdefghijkmnpqr');
    expect(outcome).toMatchObject({ exit: 2, stderr: expect.stringContaining('sallyport keys list') });
  });

  it('believes the list of revoked keys before a row that was put back', async () => {
    await writeFile(join(folder, 'state', 'revoked-keys'), `${shop.used} ${Date.now()}\n`);
    expect((await show(shop, shop.used)).stdout).toContain(`${shop.used} (web) is revoked since`);
  });
});

const redis = testRedis();
describeWith(redis, 'sallyport limits show, with the state on a Redis', () => {
  let folder: string;
  let shop: Shop;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'limits-'));
    const place = `{ url: '${redis.url()}', keyPrefix: '${redis.prefix}' }`;
    shop = await makeShop(folder, `store: { driver: redis, redis: ${place} }\n`);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('shows how rates, windows and budgets of the fleet stand, and takes nothing', async () => {
    for (let time = 0; time < 2; time += 1) {
      const { limits, windowsCountedIn } = await shownOf(shop, shop.used, '--user', 'ana');
      expect(windowsCountedIn).toBe('store');
      const resetsAtMs = expect.any(Number);
      // Of the characters and of the user's requests some have flowed off by now.
      expect(limits).toEqual([
        { name: 'key-rate', kind: 'rate', unit: 'requests', hard: 1, used: 2, remaining: 3, resetsAtMs },
        expect.objectContaining({ name: 'key-characters', kind: 'rate', unit: 'characters', hard: 100_000 }),
        expect.objectContaining({ name: 'user-rate', kind: 'rate', hard: 30, remaining: expect.any(Number) }),
        { name: 'concurrency', kind: 'concurrency', unit: 'requests', hard: 7 },
        { name: 'key-hourly', kind: 'window', unit: 'requests', hard: 10, used: 1, remaining: 3, resetsAtMs },
        ...BUDGETS,
      ]);
      const [, characters] = limits as readonly { readonly used: number; readonly remaining: number }[];
      expect(characters?.used).toBeGreaterThan(0);
      expect((characters?.used ?? 0) + (characters?.remaining ?? 0)).toBe(100_000);
    }
    const { stdout, stderr } = await show(shop, shop.used);
    expect(stdout).toMatch(/^key-rate +2 +- +3 +1 +- +\d{4}-/mu);
    expect(stderr).toBe('');
  });

  it('says whether a key is good, and since when it is not', () => expectStates(shop));
});
