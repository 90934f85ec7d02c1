import { base64url, exportSPKI, importJWK, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  APP,
  claimsIn,
  codeOf,
  countingRandom,
  FILES,
  fixedAgentKey,
  JWKS,
  MAILER,
  NOW_MS,
  NOW_S,
  signAnything,
} from '../../../test/agent-trial.ts';
import { inProcessRecords } from '../../store/in-process-records.ts';
import { agentKeys } from '../keys/agent-keys.ts';
import { openAgentKey, publicJwkOf } from '../keys/agent-signer.ts';
import { agentRevocations } from '../keys/revocations.ts';
import { AgentAuthenticator, type AuthenticatorPorts, type KeyAuthenticatorOptions } from './agent-authenticator.ts';
import { createPossessionProof } from './possession-proof.ts';

let nowMs = NOW_MS;
const clock = { now: () => nowMs };
const FACTS = { agent: 'mailer', audience: 'files', permissions: ['files:read', 'mail:*'] } as const;
const HERE = { audience: 'files' } as const;

async function authenticator(
  options: AuthenticatorPorts & Partial<KeyAuthenticatorOptions> = {},
): Promise<AgentAuthenticator> {
  const keys = agentKeys(JWKS);
  const signer = await openAgentKey(APP);
  return new AgentAuthenticator({ keys, issuers: ['app'], signer, clock, random: countingRandom(), ...options });
}

let agents: AgentAuthenticator;
let claims: Record<string, unknown>;
beforeAll(async () => {
  agents = await authenticator();
  claims = claimsIn(await agents.createAgentToken(FACTS));
});

/** The code for a token that differs from a good one in these claims and headers. */
async function codeWith(
  changed: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>> = {},
  key = APP,
): Promise<string> {
  const token = await signAnything(key, { typ: 'agent+jwt', ...header }, { ...claims, ...changed });
  return codeOf(agents.verifyAgentToken(token, HERE));
}

it('says who the bearer is, what it may do and until when', async () => {
  const token = await agents.createAgentToken(FACTS);
  expect(claimsIn(token)).toMatchObject({ iss: 'app', iat: NOW_S, nbf: NOW_S, exp: NOW_S + 300 });
  expect(await agents.verifyAgentToken(token, { ...HERE, permission: 'mail:send' })).toMatchObject({
    agent: 'mailer',
    issuer: 'app',
    audience: 'files',
    keyId: APP.kid,
    permissions: ['files:read', 'mail:*'],
    expiresAtMs: NOW_MS + 300_000,
    singleTrust: false,
  });
  expect(await codeOf(agents.verifyAgentToken(token, { ...HERE, permission: 'files:write' }))).toBe(
    'PERMISSION_MISSING',
  );
  expect(await codeOf(agents.verifyAgentToken(token, { audience: 'mail' }))).toBe('AUDIENCE_MISMATCH');
});

it('takes what it signs itself, so that the refusals below are for what they change', async () => {
  expect(await codeWith({})).toBe('accepted');
});

describe('an agent that signs a token for itself or for another', () => {
  it.each([
    ['in its own name', { iss: 'mailer' }],
    ['in the name of the application', {}],
    ['about another', { sub: 'files' }],
  ])('is not believed %s', async (_, changed) => {
    expect(await codeWith(changed, {}, MAILER)).toBe('ISSUER_MISMATCH');
  });
});

describe('the header', () => {
  it.each(['jku', 'x5u', 'jwk', 'x5c', 'b64', 'cty', 'zip', '__proto__'])('may not have %s', async (name) => {
    const [, body, signature] = (await agents.createAgentToken(FACTS)).split('.');
    const header = `{"alg":"EdDSA","typ":"agent+jwt","kid":"${APP.kid}","${name}":"https://evil.example"}`;
    const token = [base64url.encode(header), body, signature].join('.');
    expect(await codeOf(agents.verifyAgentToken(token, HERE))).toBe('HEADER_REFUSED');
  });

  it.each(['none', 'None', 'HS256', 'ES256', 'Ed25519', '', 7])(
    'may not say alg %j for an Ed25519 key',
    async (alg) => {
      const [, body] = (await agents.createAgentToken(FACTS)).split('.');
      const head = base64url.encode(JSON.stringify({ alg, typ: 'agent+jwt', kid: APP.kid }));
      expect(await codeOf(agents.verifyAgentToken(`${head}.${body}.AAAA`, HERE))).toBe('ALGORITHM_MISMATCH');
    },
  );

  it('may not make the public key a secret', async () => {
    const { kty, crv, x } = APP;
    const spki = await exportSPKI((await importJWK({ kty, crv, x, ext: true }, 'EdDSA')) as CryptoKey);
    for (const secret of [spki, APP.x]) {
      const token = await new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'HS256', typ: 'agent+jwt', kid: APP.kid })
        .sign(new TextEncoder().encode(secret));
      expect(await codeOf(agents.verifyAgentToken(token, HERE))).toBe('ALGORITHM_MISMATCH');
    }
  });

  it.each([
    [{ typ: 'JWT' }, 'TYPE_MISMATCH'],
    [{ typ: 'agent-hop+jwt' }, 'TYPE_MISMATCH'],
    [{ typ: undefined }, 'TYPE_MISMATCH'],
    [{ kid: undefined }, 'KEY_UNKNOWN'],
    [{ kid: 'constructor' }, 'KEY_UNKNOWN'],
    [{ kid: fixedAgentKey('stranger').kid }, 'KEY_UNKNOWN'],
    [{ kid: MAILER.kid }, 'SIGNATURE_INVALID'],
  ])('%j is refused with %s', async (header, code) => expect(await codeWith({}, header)).toBe(code));
});

describe('claims', () => {
  it.each(['iss', 'sub', 'aud', 'jti', 'iat', 'nbf', 'exp', 'permissions'])('need %s', async (name) => {
    expect(await codeWith({ [name]: undefined })).toBe('CLAIMS_INVALID');
    expect(await codeWith({ [name]: null })).toBe('CLAIMS_INVALID');
    expect(await codeWith({ [name]: {} })).toBe('CLAIMS_INVALID');
  });

  it.each([
    [{ exp: `${NOW_S + 60}` }, 'CLAIMS_INVALID'],
    [{ exp: NOW_S + 0.5 }, 'CLAIMS_INVALID'],
    [{ exp: NOW_S }, 'CLAIMS_INVALID'],
    [{ aud: ['files'] }, 'CLAIMS_INVALID'],
    [{ sub: 'Mailer' }, 'CLAIMS_INVALID'],
    [{ sub: 'mаiler' }, 'CLAIMS_INVALID'],
    [{ permissions: [] }, 'CLAIMS_INVALID'],
    [{ permissions: ['files:re*'] }, 'CLAIMS_INVALID'],
    [{ permissions: Array.from({ length: 65 }, (_, i) => `files:r${i}`) }, 'CLAIMS_INVALID'],
    [{ cnf: { jwk: publicJwkOf(MAILER) } }, 'CLAIMS_INVALID'],
    [{ iss: 'files' }, 'ISSUER_MISMATCH'],
    [{ exp: NOW_S + 301 }, 'LIFETIME_EXCEEDED'],
    [{ iat: NOW_S - 400, exp: NOW_S - 100 }, 'EXPIRED'],
    [{ iat: NOW_S - 100, exp: NOW_S - 5 }, 'EXPIRED'],
    [{ iat: NOW_S - 100, exp: NOW_S - 4 }, 'accepted'],
    [{ nbf: NOW_S + 5 }, 'accepted'],
    [{ nbf: NOW_S + 6 }, 'NOT_YET_VALID'],
    [{ iat: NOW_S + 6 }, 'NOT_YET_VALID'],
  ])('%j: %s', async (changed, code) => expect(await codeWith(changed)).toBe(code));

  it('are read once: no key may stand there twice, in any spelling', async () => {
    const text = JSON.stringify(claims);
    for (const twice of ['"sub":"mailer"', '"s\\u0075b":"app"']) {
      const token = await signAnything(APP, { typ: 'agent+jwt' }, `${text.slice(0, -1)},${twice}}`);
      expect(await codeOf(agents.verifyAgentToken(token, HERE))).toBe('TOKEN_MALFORMED');
    }
  });

  it.each(['[]', 'null', '"x"', '{', '\uFEFF{}', '{}{}', `${'['.repeat(200)}${']'.repeat(200)}`])(
    '%j are none',
    async (text) => {
      const token = await signAnything(APP, { typ: 'agent+jwt' }, text);
      expect(await codeOf(agents.verifyAgentToken(token, HERE))).toBe('TOKEN_MALFORMED');
    },
  );
});

it.each([undefined, null, 7, {}, '', '.', '..', 'a.b', 'a.b.c.d', '.'.repeat(8_000)])('refuses %j', async (token) => {
  expect(await codeOf(agents.verifyAgentToken(token, HERE))).toBe('TOKEN_MALFORMED');
});

it('reads nothing of what is too long', async () => {
  expect(await codeOf(agents.verifyAgentToken('a'.repeat(8_193), HERE))).toBe('TOKEN_TOO_LARGE');
});

it('says nothing of the token in its errors', async () => {
  const token = await signAnything(APP, { typ: 'agent+jwt' }, { ...claims, sub: 'Secret Name' });
  const error = await agents.verifyAgentToken(token, HERE).catch((caught: unknown) => caught);
  expect(JSON.stringify([(error as Error).message, error])).not.toContain('Secret');
});

describe('rotation', () => {
  const old = publicJwkOf({ ...APP, notAfter: NOW_S + 60 });
  const fresh = fixedAgentKey('app', 'app, second');

  it('lets both keys verify until the old one has ended', async () => {
    const keys = agentKeys({ keys: [old, publicJwkOf(fresh)] });
    const byOld = await authenticator({ keys });
    const byNew = await authenticator({ keys, signer: await openAgentKey(fresh) });
    const tokens = [await byOld.createAgentToken(FACTS), await byNew.createAgentToken(FACTS)];
    const codes = (): Promise<string[]> =>
      Promise.all(tokens.map((token) => codeOf(byNew.verifyAgentToken(token, HERE))));
    expect(await codes()).toEqual(['accepted', 'accepted']);
    nowMs = NOW_MS + 60_000;
    expect(await codes()).toEqual(['KEY_EXPIRED', 'accepted']);
    nowMs = NOW_MS;
  });
});

describe('revocation', () => {
  it.each([
    ['the token', 'token'],
    ['the key', 'key'],
    ['the agent', 'agent'],
    ['the issuer', 'issuer'],
  ])('of %s refuses it in every process that has the store', async (_, kind) => {
    const records = inProcessRecords({ clock });
    const ours = await authenticator({ revocations: agentRevocations({ records, clock }) });
    const theirs = await authenticator({ revocations: agentRevocations({ records, clock }) });
    const token = await ours.createAgentToken(FACTS);
    const { tokenId, expiresAtMs } = await theirs.verifyAgentToken(token, HERE);
    const target = {
      token: { kind: 'token', id: tokenId },
      key: { kind: 'key', id: APP.kid },
      agent: { kind: 'agent', id: 'mailer' },
      issuer: { kind: 'agent', id: 'app' },
    } as const;
    await agentRevocations({ records, clock }).revoke(target[kind as keyof typeof target], expiresAtMs);
    expect(await codeOf(theirs.verifyAgentToken(token, HERE))).toBe('REVOKED');
  });

  it('is kept as long as the token could be accepted, and no longer', async () => {
    const records = inProcessRecords({ clock });
    const revocations = agentRevocations({ records, clock });
    const target = { kind: 'token', id: 'tok_1' } as const;
    await revocations.revoke(target, NOW_MS + 300_000);
    await revocations.revoke(target, NOW_MS + 1_000);
    nowMs = NOW_MS + 360_000;
    expect(await revocations.isAnyRevoked([target])).toBe(true);
    nowMs = NOW_MS + 421_000;
    expect(await revocations.isAnyRevoked([target])).toBe(false);
    nowMs = NOW_MS;
  });

  it('fails closed when the store is away', async () => {
    const records = inProcessRecords({ clock });
    const ours = await authenticator({ revocations: agentRevocations({ records, clock }) });
    const token = await ours.createAgentToken(FACTS);
    await records.close();
    expect(await codeOf(ours.verifyAgentToken(token, HERE))).toBe('REVOCATIONS_UNAVAILABLE');
  });
});

describe('a token that is bound to a key', () => {
  const challenge = '0123456789abcdef';

  async function codeWithProof(key = MAILER, changed: { challenge?: string; audience?: string } = {}): Promise<string> {
    const token = await agents.createAgentToken({ ...FACTS, boundKeyId: MAILER.kid });
    const facts = { token, challenge, audience: 'files', nowMs, ...changed };
    const jws = await createPossessionProof(facts, await openAgentKey(key));
    return codeOf(agents.verifyAgentToken(token, { ...HERE, proof: { jws, challenge } }));
  }

  it('is accepted from whoever has the key', async () => expect(await codeWithProof()).toBe('accepted'));

  it('is refused without a proof, and with one of another key, challenge, audience or token', async () => {
    const token = await agents.createAgentToken({ ...FACTS, boundKeyId: MAILER.kid });
    expect(await codeOf(agents.verifyAgentToken(token, HERE))).toBe('PROOF_MISSING');
    expect(await codeWithProof(FILES)).toBe('PROOF_INVALID');
    expect(await codeWithProof(MAILER, { challenge: 'another challenge'.replaceAll(' ', '-') })).toBe('PROOF_INVALID');
    expect(await codeWithProof(MAILER, { audience: 'mail' })).toBe('PROOF_INVALID');
    const other = await agents.createAgentToken({ ...FACTS, boundKeyId: MAILER.kid });
    const facts = { token: other, challenge, audience: 'files', nowMs };
    const jws = await createPossessionProof(facts, await openAgentKey(MAILER));
    expect(await codeOf(agents.verifyAgentToken(token, { ...HERE, proof: { jws, challenge } }))).toBe('PROOF_INVALID');
    expect(await codeOf(agents.verifyAgentToken(token, { ...HERE, proof: { jws: token, challenge } }))).toBe(
      'PROOF_INVALID',
    );
  });
});

describe('what is missing', () => {
  it('lets nobody in', async () => {
    const token = await agents.createAgentToken(FACTS);
    const noKeys = await authenticator({ keys: undefined as never });
    expect(await codeOf(noKeys.verifyAgentToken(token, HERE))).toBe('KEYS_UNAVAILABLE');
    const noIssuers = await authenticator({ issuers: [] });
    await expect(noIssuers.verifyAgentToken(token, HERE)).rejects.toThrow('must name those who may issue');
    await expect(agents.verifyAgentToken(token, {} as never)).rejects.toThrow('option "audience"');
  });

  it('issues nothing', async () => {
    const verifier = new AgentAuthenticator({ keys: agentKeys(JWKS), issuers: ['app'] });
    expect(() => verifier.createAgentToken(FACTS)).toThrow('is needed to issue tokens');
    await expect(agents.createAgentToken({ ...FACTS, lifetimeS: 301 })).rejects.toThrow('from 1 to 300');
    await expect(agents.createAgentToken({ ...FACTS, permissions: ['*'] })).rejects.toThrow('resource:action');
    await expect(authenticator({ policy: { lifetimeMaxS: 3_601 } })).rejects.toThrow('from 1 to 3600');
  });
});
