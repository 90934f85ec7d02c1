import { importJWK, jwtVerify } from 'jose';
import { AgentAuthenticator, agentKeys, createAgentKey, openAgentKey, publicJwkOf } from 'sallyport/agents';
import { measure } from './measure.ts';

// npm run bench:agents: what verifying an agent's token costs beside a bare EdDSA verification by jose, in turns in one run.

const key = await createAgentKey('app');
const { kty, crv, x } = key;
const publicKey = await importJWK({ kty, crv, x }, 'EdDSA');
const agents = new AgentAuthenticator({
  keys: agentKeys({ keys: [publicJwkOf(key)] }),
  issuers: ['app'],
  signer: await openAgentKey(key),
});
const token = await agents.createAgentToken({ agent: 'mailer', audience: 'files', permissions: ['files:read'] });
const expected = { issuer: 'app', audience: 'files', algorithms: ['EdDSA'] };
const [bare, ours] = await measure(
  [
    { name: 'jose', run: () => jwtVerify(token, publicKey, expected) },
    { name: 'ours', run: () => agents.verifyAgentToken(token, { audience: 'files', permission: 'files:read' }) },
  ],
  () => undefined,
);
if (bare === undefined || ours === undefined) throw new Error('nothing was measured');
console.log(`token, µs of CPU: jose ${bare.microseconds.toFixed(0)}, ours ${ours.microseconds.toFixed(0)}`);
console.log(`ours/jose ${(ours.microseconds / bare.microseconds).toFixed(2)}   budget ≤ 1.30`);
