import { base64url, compactVerify, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { APP, codeOf, fixedAgentKey, JWKS, MAILER, NOW_MS } from '../../../test/agent-trial.ts';
import { agentKeyId, readAgentJwks } from './agent-jwk.ts';
import { createAgentKey, openAgentKey, publicJwkOf } from './agent-signer.ts';
import { followJwks } from './follow-jwks.ts';

describe('a set of keys', () => {
  const [key] = JWKS.keys;

  it('holds the public members and nothing else', () => {
    expect(readAgentJwks({ keys: [{ ...key, more: 1 }] })).toEqual({ keys: [key] });
  });

  it.each([
    ['nothing', undefined],
    ['no list', {}],
    ['no key', { keys: [] }],
    ['1,001 keys', { keys: Array.from({ length: 1_001 }, () => key) }],
    ['a private key', { keys: [APP] }],
    ['a shared key', { keys: [{ kty: 'oct', k: 'AAAA', kid: 'a', agent: 'a' }] }],
    ['an RSA key', { keys: [{ ...key, kty: 'RSA' }] }],
    ['another algorithm', { keys: [{ ...key, alg: 'ES256' }] }],
    ['another use', { keys: [{ ...key, use: 'enc' }] }],
    ['an X25519 key', { keys: [{ ...key, crv: 'X25519' }] }],
    ['the id of another key', { keys: [{ ...key, kid: MAILER.kid }] }],
    ['a key of nobody', { keys: [{ ...key, agent: undefined }] }],
    ['a name that looks like another', { keys: [{ ...key, agent: 'аpp' }] }],
    ['a key twice', { keys: [key, { ...key, agent: 'planner' }] }],
    ['an end that is no number', { keys: [{ ...key, notAfter: '2026-01-01' }] }],
  ])('is refused with %s', (_, jwks) => expect(() => readAgentJwks(jwks)).toThrow('option "jwks'));

  it('has no point of small order, under which signatures hold that nobody made', async () => {
    const hex = [
      `01${'00'.repeat(31)}`,
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
      `ec${'ff'.repeat(30)}7f`,
      `00${'00'.repeat(31)}`,
    ];
    for (const point of hex) {
      const x = Buffer.from(point, 'hex').toString('base64url');
      const jwk = { ...key, x, kid: agentKeyId(x) };
      expect(() => readAgentJwks({ keys: [jwk] })).toThrow('must be an Ed25519 public key');
      expect(await isForgeable(x)).toBe(true);
    }
    expect(await isForgeable(APP.x)).toBe(false);
  });

  /** Whether R = the neutral point and S = 0 is a signature of one of 60 texts. */
  async function isForgeable(x: string): Promise<boolean> {
    const publicKey = await importJWK({ kty: 'OKP', crv: 'Ed25519', x }, 'EdDSA');
    const signature = base64url.encode(Uint8Array.from({ length: 64 }, (_, i) => (i === 0 ? 1 : 0)));
    for (let i = 0; i < 60; i++) {
      const token = `${base64url.encode('{"alg":"EdDSA"}')}.${base64url.encode(`{"i":${i}}`)}.${signature}`;
      const holds = await compactVerify(token, publicKey).then(
        () => true,
        () => false,
      );
      if (holds) return true;
    }
    return false;
  }
});

it('makes keys whose id is their thumbprint', async () => {
  const key = await createAgentKey('mailer');
  expect(key.kid).toBe(agentKeyId(key.x));
  expect(await openAgentKey(key)).toMatchObject({ agent: 'mailer', keyId: key.kid });
  expect(readAgentJwks({ keys: [publicJwkOf(key)] }).keys).toEqual([publicJwkOf(key)]);
  await expect(openAgentKey({ ...key, d: fixedAgentKey('x').d })).rejects.toThrow();
  await expect(createAgentKey('Ann B')).rejects.toThrow('option "agent"');
});

describe('a set that is followed', () => {
  let nowMs = NOW_MS;
  const clock = { now: () => nowMs };

  function trial(answers: readonly unknown[]): { find: (kid: string) => Promise<string>; readings: () => number } {
    nowMs = NOW_MS;
    let readings = 0;
    const read = async (): Promise<unknown> => {
      const answer = answers[Math.min(readings++, answers.length - 1)];
      if (answer instanceof Error) throw answer;
      return answer;
    };
    const keys = followJwks({ source: { read }, clock, freshMs: 60_000, usableMs: 600_000 });
    return { find: (kid) => codeOf(keys.find(kid, nowMs)), readings: () => readings };
  }

  it('is read once for many at a time, and again when it is no longer fresh', async () => {
    const { find, readings } = trial([JWKS]);
    expect(await Promise.all([find(APP.kid), find(MAILER.kid)])).toEqual(['accepted', 'accepted']);
    expect(readings()).toBe(1);
    nowMs += 60_000;
    await find(APP.kid);
    expect(readings()).toBe(2);
  });

  it('knows a new key at once, and is not asked more often than every ten seconds for one that is not there', async () => {
    const { find, readings } = trial([{ keys: [publicJwkOf(APP)] }, JWKS]);
    expect(await find(APP.kid)).toBe('accepted');
    nowMs += 10_000;
    expect(await find(MAILER.kid)).toBe('accepted');
    for (let i = 0; i < 5; i++) expect(await find('nobody')).toBe('KEY_UNKNOWN');
    expect(readings()).toBe(2);
  });

  it('is honoured until its limit while the source does not answer, and then refuses', async () => {
    const { find } = trial([JWKS, new Error('away')]);
    expect(await find(APP.kid)).toBe('accepted');
    nowMs += 599_999;
    expect(await find(APP.kid)).toBe('accepted');
    nowMs += 1;
    expect(await find(APP.kid)).toBe('KEYS_UNAVAILABLE');
  });

  it.each([[new Error('away')], [{ keys: [] }], [{ keys: [APP] }]])(
    'refuses everybody after %j alone',
    async (answer) => {
      expect(await trial([answer]).find(APP.kid)).toBe('KEYS_UNAVAILABLE');
    },
  );

  it('does not wait for ever', async () => {
    const read = (): Promise<unknown> => new Promise(() => undefined);
    const keys = followJwks({ source: { read }, clock, timeoutMs: 20 });
    expect(await codeOf(keys.find(APP.kid, NOW_MS))).toBe('KEYS_UNAVAILABLE');
  });
});
