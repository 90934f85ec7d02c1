import { type CryptoKey, importJWK } from 'jose';
import { AgentAuthError } from '../agent-auth-error.ts';
import { type AgentPublicJwk, readAgentJwks } from './agent-jwk.ts';

/** A public key that may be verified with. */
export interface AgentKey {
  readonly agent: string;
  readonly keyId: string;
  readonly publicKey: CryptoKey;
}

/** Where the keys of agents are looked up: {@link agentKeys} or `followJwks`. */
export interface AgentKeys {
  /**
   * The key of this id.
   *
   * @throws {@link AgentAuthError} `KEY_UNKNOWN`; `KEY_EXPIRED` from its `notAfter` on; `KEYS_UNAVAILABLE`.
   */
  find(keyId: string, nowMs: number): Promise<AgentKey>;
}

/**
 * The keys of one JWK set. An agent changes its key without a break: its new key is added and its old one gets a `notAfter`, until which
 * both verify.
 *
 * @throws `InvalidOptionsError` for what is no set of agents' public keys.
 */
export function agentKeys(jwks: unknown): AgentKeys {
  const known = new Map(readAgentJwks(jwks).keys.map((jwk) => [jwk.kid, jwk]));
  const opened = new Map<string, Promise<AgentKey>>();
  return {
    async find(keyId, nowMs) {
      const jwk = known.get(keyId);
      if (jwk === undefined) throw new AgentAuthError('KEY_UNKNOWN');
      if (jwk.notAfter !== undefined && nowMs >= jwk.notAfter * 1_000) throw new AgentAuthError('KEY_EXPIRED');
      const there = opened.get(keyId);
      if (there !== undefined) return there;
      const opening = openKey(jwk);
      opened.set(keyId, opening);
      return opening;
    },
  };
}

async function openKey({ agent, kid, kty, crv, x }: AgentPublicJwk): Promise<AgentKey> {
  try {
    return { agent, keyId: kid, publicKey: (await importJWK({ kty, crv, x }, 'EdDSA')) as CryptoKey };
  } catch {
    // 32 bytes that are no point of the curve.
    throw new AgentAuthError('KEY_UNKNOWN');
  }
}
