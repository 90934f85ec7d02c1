import type { RequestTrusts } from '../../dialects/dialect.ts';
import type { KeyQuota } from '../../setup/gateway-config.ts';
import type { BudgetsConfig } from '../../setup/limits-config.ts';

/** All scopes. */
export const KEY_SCOPES = ['chat', 'inspect', 'admin', 'metrics'] as const;

/** What a key may be used for. `admin` stands alone. */
export type KeyScope = (typeof KEY_SCOPES)[number];

/** The three trusts that a key can give. */
export const KEY_TRUSTS = ['operator', 'user', 'external'] as const;

/** Whom a key may name as the author of a part of its requests. */
export type KeyTrust = (typeof KEY_TRUSTS)[number];

/** A public key of a tenant, as a JSON Web Key (RFC 7517) with its algorithm pinned. */
export type PublicJwk =
  | { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string; readonly alg: 'EdDSA'; readonly kid: string }
  | {
      readonly kty: 'EC';
      readonly crv: 'P-256';
      readonly x: string;
      readonly y: string;
      readonly alg: 'ES256';
      readonly kid: string;
    }
  | { readonly kty: 'RSA'; readonly n: string; readonly e: string; readonly alg: 'RS256'; readonly kid: string };

/** How a key says on whose behalf a call is made. */
export type KeyIdentity =
  /** One user, whatever the request says. */
  | { readonly kind: 'bound'; readonly tenant: string; readonly user: string }
  /** User and session come in a JSON Web Token of the tenant. */
  | {
      readonly kind: 'signed';
      readonly tenant: string;
      readonly issuer: string;
      readonly audience: string;
      readonly keys: readonly PublicJwk[];
    }
  /** A trusted backend names them. */
  | { readonly kind: 'asserted'; readonly tenant: string };

/** A virtual key as it is kept: everything but its secret. */
export interface KeyRecord {
  /** 16 characters, public: it stands in the key and in events. */
  readonly id: string;
  /** For people; 1 to 128 characters. */
  readonly name: string;
  /** SHA-256 of the secret's text, base64url. */
  readonly hash: string;
  readonly scopes: readonly KeyScope[];
  readonly identity: KeyIdentity;
  readonly trusts: RequestTrusts;
  /** Milliseconds since 1970-01-01T00:00:00Z, as all times here. */
  readonly createdAtMs: number;
  /** From then on the key is refused. */
  readonly expiresAtMs?: number;
  readonly revokedAtMs?: number;
  /** Name of a policy of the configuration. */
  readonly policy?: string;
  /** Models that it may ask for: exact names, or prefixes that end in `*`. All when missing. */
  readonly models?: readonly string[];
  /** In place of those of the configuration, one by one. */
  readonly limits?: Partial<KeyQuota>;
  /** In place of the budgets that the configuration gives each key. */
  readonly budgets?: BudgetsConfig;
  /** Replies carry the coverage receipt in a header. */
  readonly isDebug: boolean;
}
