import { generateSecret, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { APP, claimsIn, codeOf, countingRandom, JWKS, NOW_MS } from '../../../test/agent-trial.ts';
import { agentKeys } from '../keys/agent-keys.ts';
import { openAgentKey } from '../keys/agent-signer.ts';
import { AgentAuthenticator } from './agent-authenticator.ts';

const clock = { now: () => NOW_MS };
const FACTS = { agent: 'mailer', audience: 'files', permissions: ['files:read', 'mail:*'] } as const;
const HERE = { audience: 'files' } as const;
const SECRET = new Uint8Array(32).fill(7);
const signer = await openAgentKey(APP);
const byKeys = new AgentAuthenticator({
  keys: agentKeys(JWKS),
  issuers: ['app'],
  signer,
  clock,
  random: countingRandom(),
});

describe('a shared secret', () => {
  const shared = new AgentAuthenticator({ sharedSecret: SECRET, issuer: 'app', clock, random: countingRandom() });

  it('marks what it verifies: whoever can verify could have signed', async () => {
    const token = await shared.createAgentToken(FACTS);
    expect(await shared.verifyAgentToken(token, HERE)).toMatchObject({ agent: 'mailer', singleTrust: true });
    expect(await codeOf(byKeys.verifyAgentToken(token, HERE))).toBe('ALGORITHM_MISMATCH');
  });

  it('does not take tokens of keys, nor of another secret', async () => {
    expect(await codeOf(shared.verifyAgentToken(await byKeys.createAgentToken(FACTS), HERE))).toBe(
      'ALGORITHM_MISMATCH',
    );
    const secret = await generateSecret('HS256');
    const token = await new SignJWT(claimsIn(await byKeys.createAgentToken(FACTS)))
      .setProtectedHeader({ alg: 'HS256', typ: 'agent+jwt' })
      .sign(secret);
    expect(await codeOf(shared.verifyAgentToken(token, HERE))).toBe('SIGNATURE_INVALID');
  });

  it('has at least 256 bits, and stands alone', () => {
    const options = { issuer: 'app', sharedSecret: SECRET.subarray(1) };
    expect(() => new AgentAuthenticator(options)).toThrow('at least 32 random bytes');
    expect(
      () => new AgentAuthenticator({ ...options, sharedSecret: SECRET, keys: agentKeys(JWKS), issuers: [] }),
    ).toThrow('must not stand beside keys');
  });
});
