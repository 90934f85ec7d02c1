import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { base64url, CompactSign, importJWK } from 'jose';
import { AgentAuthError } from '../src/agents/agent-auth-error.ts';
import { type AgentPrivateJwk, agentKeyId } from '../src/agents/keys/agent-jwk.ts';
import { publicJwkOf } from '../src/agents/keys/agent-signer.ts';

/** Seconds of the moment at which everything in trials of agents happens. */
export const NOW_S = 1_800_000_000;
export const NOW_MS: number = NOW_S * 1_000;

/** A key that is the same in each run: its seed is the hash of a word. Never use one for anything but tests. */
export function fixedAgentKey(agent: string, word: string = agent): AgentPrivateJwk {
  const seed = createHash('sha256').update(`sallyport test key ${word}`).digest();
  // PKCS #8 of an Ed25519 seed (RFC 8410, section 7).
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const d = seed.toString('base64url');
  return { kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', x, kid: agentKeyId(x), agent, d };
}

/** The application and three agents. */
export const APP: AgentPrivateJwk = fixedAgentKey('app');
export const PLANNER: AgentPrivateJwk = fixedAgentKey('planner');
export const FILES: AgentPrivateJwk = fixedAgentKey('files');
export const MAILER: AgentPrivateJwk = fixedAgentKey('mailer');

/** The public keys of all of them. */
export const JWKS = { keys: [APP, PLANNER, FILES, MAILER].map(publicJwkOf) };

/** Random bytes that are the same in each run and never the same twice in it. */
export function countingRandom(): { readonly bytes: (length: number) => Uint8Array } {
  let count = 0;
  return {
    bytes: (length) => new Uint8Array(createHash('sha256').update(`${count++}`).digest().subarray(0, length)),
  };
}

/** What somebody with the key signs who does not keep to any rule. */
export async function signAnything(
  key: AgentPrivateJwk,
  header: Readonly<Record<string, unknown>>,
  claims: object | string,
): Promise<string> {
  const { kty, crv, x, d } = key;
  const bytes = Buffer.from(typeof claims === 'string' ? claims : JSON.stringify(claims));
  const full = { alg: 'EdDSA', kid: key.kid, ...header } as { alg: string };
  return new CompactSign(bytes).setProtectedHeader(full).sign(await importJWK({ kty, crv, x, d }, 'EdDSA'));
}

/** The claims of a token, unverified. */
export function claimsIn(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(base64url.decode(token.split('.')[1] ?? '')).toString()) as Record<string, unknown>;
}

/** The code with which a call is refused; `accepted` where it is not. Anything but a refusal is thrown on. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof AgentAuthError) return error.code;
    throw error;
  }
  return 'accepted';
}
