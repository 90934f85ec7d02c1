import { base64url } from 'jose';
import { isCanonicalBase64url } from '../../core/canonical-base64url.ts';
import { InvalidOptionsError } from '../../core/errors.ts';
import { hexOf } from '../../core/hex-of.ts';
import { sha256 } from '../../crypto/digest.ts';
import { isAgentName } from './agent-name.ts';

/** Keys of one set. */
export const AGENT_KEYS_MAX = 1_000;

/** The public key of an agent as a JSON Web Key (RFC 7517): Ed25519 (RFC 8037) and nothing else. */
export interface AgentPublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly alg: 'EdDSA';
  readonly use: 'sig';
  /** 32 bytes in base64url. */
  readonly x: string;
  /** Thumbprint of the key (RFC 7638, SHA-256), so that an id stands for one key and for no other. */
  readonly kid: string;
  /** Whose key it is. */
  readonly agent: string;
  /** Seconds since 1970 from which on nothing verifies with this key; without it the key has no end. */
  readonly notAfter?: number;
}

/** The private key of an agent. It belongs in one place only. */
export interface AgentPrivateJwk extends AgentPublicJwk {
  /** 32 bytes in base64url. */
  readonly d: string;
}

/** Public keys of agents (RFC 7517, section 5). An agent that changes its key has two for a while. */
export interface AgentJwks {
  readonly keys: readonly AgentPublicJwk[];
}

/** The id of an Ed25519 key: its thumbprint (RFC 7638; members by RFC 8037, appendix A.3). */
export function agentKeyId(x: string): string {
  return base64url.encode(sha256(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`));
}

/**
 * Reads a set of public keys.
 *
 * @throws `InvalidOptionsError` for anything but 1 to {@link AGENT_KEYS_MAX} Ed25519 public keys of named agents, each once.
 */
export function readAgentJwks(value: unknown): AgentJwks {
  const list = isMap(value) ? value['keys'] : undefined;
  if (!Array.isArray(list) || list.length === 0 || list.length > AGENT_KEYS_MAX) {
    throw new InvalidOptionsError('jwks', `must be a JWK set of 1 to ${AGENT_KEYS_MAX} public keys`);
  }
  const keys = list.map((key, i) => publicJwk(key, `jwks.keys[${i}]`));
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) {
    throw new InvalidOptionsError('jwks.keys', 'must have each key once');
  }
  return { keys };
}

/** Reads a private key. @throws `InvalidOptionsError` for what is none; it repeats nothing of it. */
export function readAgentPrivateJwk(value: unknown): AgentPrivateJwk {
  if (!isMap(value)) throw new InvalidOptionsError('key', 'must be a JSON Web Key');
  const { d, ...rest } = value;
  if (!isKeyText(d)) throw new InvalidOptionsError('key.d', 'must be 32 bytes in base64url: the private key');
  return { ...publicJwk(rest, 'key'), d };
}

function publicJwk(value: unknown, place: string): AgentPublicJwk {
  if (!isMap(value)) throw new InvalidOptionsError(place, 'must be a JSON Web Key');
  if ('d' in value || 'k' in value) {
    throw new InvalidOptionsError(place, 'is a private or a shared key; give the public key and keep that one secret');
  }
  const { kty, crv, alg = 'EdDSA', use = 'sig', x, kid, agent, notAfter } = value;
  if (kty !== 'OKP' || crv !== 'Ed25519' || alg !== 'EdDSA' || use !== 'sig') {
    throw new InvalidOptionsError(place, 'must be an Ed25519 key for signatures (kty OKP, crv Ed25519, alg EdDSA)');
  }
  if (!isKeyText(x) || isSmallOrder(x)) throw new InvalidOptionsError(`${place}.x`, 'must be an Ed25519 public key');
  if (kid !== agentKeyId(x)) throw new InvalidOptionsError(`${place}.kid`, 'must be the thumbprint of the key');
  if (!isAgentName(agent)) throw new InvalidOptionsError(`${place}.agent`, 'must name the agent whose key it is');
  const key = { kty, crv, alg, use, x, kid, agent } as const;
  if (notAfter === undefined) return key;
  if (!Number.isSafeInteger(notAfter) || (notAfter as number) < 0) {
    throw new InvalidOptionsError(`${place}.notAfter`, 'must be seconds since 1970');
  }
  return { ...key, notAfter: notAfter as number };
}

/** 32 bytes are 43 characters. */
const KEY_LENGTH = 43;

function isKeyText(value: unknown): value is string {
  return typeof value === 'string' && value.length === KEY_LENGTH && isCanonicalBase64url(value);
}

/**
 * Points of small order, under which signatures hold that nobody made (RFC 8032, section 5.1.7 does not refuse them). The list is that of
 * libsodium, ge25519_has_small_order, little-endian and without the sign.
 */
const SMALL_ORDER: ReadonlySet<string> = new Set([
  `00${'00'.repeat(31)}`,
  `01${'00'.repeat(31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
]);

function isSmallOrder(x: string): boolean {
  const bytes = base64url.decode(x);
  bytes[31] = (bytes[31] as number) & 0x7f;
  return SMALL_ORDER.has(hexOf(bytes));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
