import { CompactSign, type CryptoKey, exportJWK, generateKeyPair, importJWK } from 'jose';
import { InvalidOptionsError } from '../../core/errors.ts';
import type { AgentTokenType, RawClaims } from '../tokens/compact-jws.ts';
import { type AgentPrivateJwk, type AgentPublicJwk, agentKeyId, readAgentPrivateJwk } from './agent-jwk.ts';
import { isAgentName } from './agent-name.ts';

/** Somebody who signs: an agent, or the application that issues tokens. */
export interface AgentSigner {
  readonly agent: string;
  /** Thumbprint of the key. */
  readonly keyId: string;
  /** The claims as a JSON Web Signature in compact form. The key itself is not given out. */
  sign(type: AgentTokenType, claims: RawClaims): Promise<string>;
}

/**
 * Makes an Ed25519 key for an agent. Keep the private key where the agent runs; give {@link publicJwkOf} of it to those who verify.
 *
 * @throws `InvalidOptionsError` `agent` for what is no name.
 */
export async function createAgentKey(agent: string): Promise<AgentPrivateJwk> {
  if (!isAgentName(agent)) {
    throw new InvalidOptionsError('agent', 'must be 1 to 128 of a-z 0-9 . _ : / @ -, the first a letter or a digit');
  }
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const { x = '', d = '' } = await exportJWK(privateKey);
  return { kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', x, kid: agentKeyId(x), agent, d };
}

/** The public part of a key. */
export function publicJwkOf({ d: _, ...key }: AgentPrivateJwk): AgentPublicJwk {
  return key;
}

/** Opens a private key for signing. @throws `InvalidOptionsError` for what is none; it repeats nothing of it. */
export async function openAgentKey(value: unknown): Promise<AgentSigner> {
  const { agent, kid, kty, crv, x, d } = readAgentPrivateJwk(value);
  let key: CryptoKey;
  try {
    key = (await importJWK({ kty, crv, x, d }, 'EdDSA')) as CryptoKey;
  } catch {
    // Without a cause: it may quote the key.
    throw new InvalidOptionsError('key', 'is no Ed25519 private key');
  }
  return {
    agent,
    keyId: kid,
    sign: (type, claims) => signed(claims, { alg: 'EdDSA', typ: type, kid }, key),
  };
}

/** A signer under a shared secret. Whoever verifies with the secret can sign as anybody. */
export function sharedSigner(secret: Uint8Array): Pick<AgentSigner, 'sign'> {
  return { sign: (type, claims) => signed(claims, { alg: 'HS256', typ: type }, secret) };
}

interface Header {
  readonly alg: string;
  readonly typ: AgentTokenType;
  readonly kid?: string;
}

function signed(claims: RawClaims, header: Header, key: CryptoKey | Uint8Array): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims))).setProtectedHeader({ ...header }).sign(key);
}
