import { afterAll, beforeAll, expect, it } from 'vitest';
import { openKeyRing } from '../../src/crypto/key-ring.ts';
import type { IsolatedMemory } from '../../src/memory/isolated-memory.ts';
import { systemClock } from '../../src/setup/create-guard.ts';
import { openGatewayState } from '../../src/setup/gateway-state.ts';
import { openMemory } from '../../src/setup/open-memory.ts';
import { readStatePlace } from '../../src/setup/read-state-place.ts';
import { describeWith, redisServer } from '../../src/store/conformance/start-redis.ts';
import { clientOf, outcomeOf } from './echo-talk.ts';
import { MAIL, MAIL_PLACEHOLDER } from './planted-texts.ts';
import type { CliRun } from './run-cli.ts';
import { type Fleet, startFleet } from './start-fleet.ts';

const LIMITS = { windows: [{ name: 'hourly', per: 'key', unit: 'requests', limit: 99, window: '1h' }] };
/** A change reaches the gateways within a second or two; a machine under load takes longer to say so. */
const WAITING = { timeout: 30_000, interval: 100 };

const TAKEN = ['200', '200'];
const REFUSED = ['401 invalid_api_key', '401 invalid_api_key'];

interface RingStatus {
  readonly current: string;
  readonly old: readonly string[];
  readonly gateways: readonly { readonly current: string }[];
  readonly sealed: Readonly<Record<string, number>>;
}

describeWith(redisServer, 'the command line beside two gateways on one Redis', () => {
  let fleet: Fleet;
  /** Of a trusted backend, made by the command line. */
  let key: string;
  beforeAll(async () => {
    fleet = await startFleet({ config: { limits: LIMITS }, isRingShared: true });
    key = (await done('keys', 'create', '--name', 'app')).trim();
  }, 120_000);
  afterAll(() => fleet?.stop(), 60_000);

  /** What a command has written, which did what it was told. */
  async function done(...args: readonly string[]): Promise<string> {
    const run = await fleet.cli(...args);
    expect(run).toMatchObject({ exit: 0 } satisfies Partial<CliRun>);
    return run.stdout;
  }

  const jsonOf = async <Json>(...args: readonly string[]): Promise<Json> =>
    JSON.parse(await done(...args, '--json')) as Json;

  /** What each gateway makes of a key. */
  const outcomes = (apiKey: string): Promise<readonly string[]> =>
    Promise.all(fleet.gateways.map((gateway) => outcomeOf(clientOf(gateway, apiKey).models.list())));

  /** What both gateways send the model in place of an address in a session. */
  async function placeholders(user: string): Promise<readonly string[]> {
    const sent = [];
    for (const gateway of fleet.gateways) {
      const echo = await fleet.say(gateway, { key, user, session: 'chat-1', content: `Write to ${MAIL}` });
      expect(echo.heard).toBe(`You said: Write to ${MAIL}`);
      sent.push(MAIL_PLACEHOLDER.exec(echo.sent)?.[0] ?? 'none');
    }
    return sent;
  }

  /** Opens the memory of the fleet as a program beside it does. */
  async function withMemory<Result>(act: (memory: IsolatedMemory) => Promise<Result>): Promise<Result> {
    const place = await readStatePlace({ path: fleet.gateways[0].configFile, env: fleet.env });
    const log = { driver: 'in-process' } as const;
    const { records, close } = await openGatewayState({ ...place, store: { ...place.store, log } }, systemClock);
    try {
      const ring = await openKeyRing({ path: place.keyRing.source === 'file' ? place.keyRing.path : '' });
      return await act(openMemory({ records, ring }));
    } finally {
      await close();
    }
  }

  const ofUser = (user: string) => ({ tenant: 'default', user, session: 's-1' });

  it('makes keys that both take, lists them, and revokes one at both', async () => {
    await expect.poll(() => outcomes(key), WAITING).toEqual(TAKEN);
    const made = (await done('keys', 'create', '--name', 'short')).trim();
    const id = made.split('_')[1] ?? '';
    await expect.poll(() => outcomes(made), WAITING).toEqual(TAKEN);
    const listed = await jsonOf<readonly { readonly id: string; readonly state: string }[]>('keys', 'list');
    expect(listed).toContainEqual(expect.objectContaining({ id, name: 'short', state: 'valid' }));
    expect(await done('keys', 'revoke', id)).toBe(`${id} (short) is revoked\n`);
    await expect.poll(() => outcomes(made), WAITING).toEqual(REFUSED);
    expect(await done('limits', 'show', id)).toContain(`${id} (short) is revoked since`);
  });

  it('shows what a key has used at both', async () => {
    const made = (await done('keys', 'create', '--requests-per-minute', '1', '--burst', '9')).trim();
    // Requests that are refused, since nobody knows the key yet, count for nobody.
    await expect.poll(() => outcomes(made), WAITING).toEqual(TAKEN);
    const before = await standingOf(made);
    for (const gateway of fleet.gateways) {
      await fleet.say(gateway, { key: made, user: 'eve', session: 's-1', content: 'What is a sally port?' });
    }
    const after = await standingOf(made);
    expect(after['key-rate']).toBe((before['key-rate'] ?? 0) + 2);
    expect([before['key-hourly'], after['key-hourly']]).toEqual([0, 2]);
  });

  async function standingOf(made: string): Promise<Readonly<Record<string, number | undefined>>> {
    const { limits } = await jsonOf<{ readonly limits: readonly { readonly name: string; readonly used: number }[] }>(
      'limits',
      'show',
      made,
    );
    return Object.fromEntries(limits.map(({ name, used }) => [name, used]));
  }

  it('rotates the key of all that is sealed, which both read before and after', async () => {
    const before = await placeholders('ann');
    await withMemory((memory) => memory.store(ofUser('ann'), 'note', 'tea'));
    const first = await jsonOf<RingStatus>('keyring', 'status', '--count');
    expect(first.gateways.map(({ current }) => current)).toEqual([first.current, first.current]);

    expect((await fleet.cli('keyring', 'rotate', '--reseal')).stderr).toMatch(/done: \d{1,4} sealed anew/u);
    const second = await jsonOf<RingStatus>('keyring', 'status', '--count');
    expect(second.old).toEqual([first.current]);
    expect(Object.keys(second.sealed)).toEqual([second.current]);
    expect(await placeholders('ann')).toEqual(before);
    expect((await withMemory((memory) => memory.retrieve(ofUser('ann'), 'note')))?.value).toBe('tea');
    expect((await fleet.cli('keyring', 'reseal')).stderr).toMatch(/done: 0 sealed anew/u);

    const followed = async () => (await jsonOf<RingStatus>('keyring', 'status')).gateways.map(({ current }) => current);
    await expect.poll(followed, WAITING).toEqual([second.current, second.current]);
    await done('keyring', 'retire', first.current);
    expect(await placeholders('ann')).toEqual(before);
    expect(await outcomes(key)).toEqual(TAKEN);
  });

  it('counts what is remembered, and forgets one user at both', async () => {
    const [ann, bob] = [await placeholders('ann'), await placeholders('bob')];
    await withMemory(async (memory) => {
      for (const user of ['ann', 'bob']) await memory.store(ofUser(user), 'note', 'tea');
    });
    expect(await jsonOf('memory', 'stats', 'ann')).toMatchObject({ sessions: 1, records: 1 });
    expect(await done('forget', 'ann')).toMatch(/^forgot ann, tenant default: /u);
    expect(await jsonOf('memory', 'stats')).toMatchObject({ sessions: 1, records: 1, unreadable: 0 });
    await withMemory(async (memory) => {
      expect(await memory.retrieve(ofUser('ann'), 'note')).toBeUndefined();
      expect((await memory.retrieve(ofUser('bob'), 'note'))?.value).toBe('tea');
    });
    const anew = await placeholders('ann');
    expect(anew[0]).not.toBe(ann[0]);
    expect(anew[1]).toBe(anew[0]);
    expect(await placeholders('bob')).toEqual(bob);
  });
});
