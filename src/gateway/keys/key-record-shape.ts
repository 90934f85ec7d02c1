import { InvalidOptionsError } from '../../core/errors.ts';
import { LIMITS_MAX } from '../../limits/request-limits.ts';
import { MODEL_PATTERN } from '../../setup/model-patterns.ts';
import { isIdentityId } from './identity-id.ts';
import { readKeyBudgets } from './key-budgets.ts';
import {
  KEY_SCOPES,
  KEY_TRUSTS,
  type KeyIdentity,
  type KeyRecord,
  type KeyScope,
  type KeyTrust,
} from './key-record.ts';
import { readPublicJwks } from './public-jwk.ts';
import { KEY_ID_PATTERN } from './virtual-key.ts';

/**
 * Reads the record of a key. Everything about it is checked: rows of a database and bodies of requests are alike.
 *
 * @returns A new value that shares nothing with the one given.
 * @throws {@link InvalidOptionsError} that names the part which is wrong.
 */
export function readKeyRecord(value: unknown): KeyRecord {
  const record = mapOf(value, 'key', RECORD_KEYS);
  const { expiresAtMs, revokedAtMs, policy, models, limits, budgets } = record;
  return {
    id: matching(record['id'], 'id', KEY_ID_PATTERN, 'the id of a key'),
    name: nameOf(record['name']),
    hash: matching(record['hash'], 'hash', /^[A-Za-z0-9_-]{43}$/u, 'a SHA-256 hash in base64url'),
    scopes: scopesOf(record['scopes']),
    identity: identityOf(record['identity']),
    trusts: trustsOf(record['trusts']),
    createdAtMs: integer(record['createdAtMs'], 'createdAtMs', 0, TIME_MS_MAX),
    ...(expiresAtMs === undefined ? {} : { expiresAtMs: integer(expiresAtMs, 'expiresAtMs', 0, TIME_MS_MAX) }),
    ...(revokedAtMs === undefined ? {} : { revokedAtMs: integer(revokedAtMs, 'revokedAtMs', 0, TIME_MS_MAX) }),
    ...(policy === undefined ? {} : { policy: matching(policy, 'policy', POLICY_NAME, 'the name of a policy') }),
    ...(models === undefined ? {} : { models: modelsOf(models) }),
    ...(limits === undefined ? {} : { limits: limitsOf(limits) }),
    ...(budgets === undefined ? {} : { budgets: readKeyBudgets(budgets) }),
    isDebug: flag(record['isDebug'], 'isDebug'),
  };
}

const RECORD_KEYS: readonly string[] = [
  'id',
  'name',
  'hash',
  'scopes',
  'identity',
  'trusts',
  'createdAtMs',
  'expiresAtMs',
  'revokedAtMs',
  'policy',
  'models',
  'limits',
  'budgets',
  'isDebug',
];

/** The last moment that a Date can say. */
const TIME_MS_MAX = 8_640_000_000_000_000;
const NAME_LENGTH_MAX = 128;
const MODELS_MAX = 1_000;
const POLICY_NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/u;

function nameOf(value: unknown): string {
  if (typeof value === 'string' && value.length <= NAME_LENGTH_MAX && isIdentityId(value)) return value;
  throw new InvalidOptionsError(
    'name',
    `must be a text of 1 to ${NAME_LENGTH_MAX} characters without control characters`,
  );
}

function scopesOf(value: unknown): readonly KeyScope[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > KEY_SCOPES.length) {
    throw new InvalidOptionsError('scopes', `must be a list of one or more of ${KEY_SCOPES.join(', ')}`);
  }
  const scopes = KEY_SCOPES.filter((scope) => value.includes(scope));
  if (scopes.length !== value.length) {
    throw new InvalidOptionsError('scopes', `must be of ${KEY_SCOPES.join(', ')}, each at most once`);
  }
  if (scopes.includes('admin') && scopes.length > 1) {
    throw new InvalidOptionsError('scopes', 'must not have admin together with others; make two keys');
  }
  return scopes;
}

function identityOf(value: unknown): KeyIdentity {
  const { kind, ...parts } = mapOf(value, 'identity', ['kind', 'tenant', 'user', 'issuer', 'audience', 'keys']);
  const tenant = idOf(parts['tenant'], 'identity.tenant');
  switch (kind) {
    case 'bound':
      mapOf(parts, 'identity', ['tenant', 'user']);
      return { kind, tenant, user: idOf(parts['user'], 'identity.user') };
    case 'asserted':
      mapOf(parts, 'identity', ['tenant']);
      return { kind, tenant };
    case 'signed':
      mapOf(parts, 'identity', ['tenant', 'issuer', 'audience', 'keys']);
      return {
        kind,
        tenant,
        issuer: claimOf(parts['issuer'], 'identity.issuer'),
        audience: claimOf(parts['audience'], 'identity.audience'),
        keys: readPublicJwks(parts['keys']),
      };
    default:
      throw new InvalidOptionsError('identity.kind', 'must be one of bound, signed, asserted');
  }
}

function idOf(value: unknown, option: string): string {
  if (typeof value === 'string' && isIdentityId(value)) return value;
  throw new InvalidOptionsError(option, 'must be an id of 1 to 256 characters without control characters');
}

function claimOf(value: unknown, option: string): string {
  return matching(value, option, /^[!-~]{1,2048}$/u, 'a text of 1 to 2,048 visible ASCII characters, such as a URL');
}

function trustsOf(value: unknown): KeyRecord['trusts'] {
  const trusts = mapOf(value, 'trusts', ['system', 'assistant', 'tools']);
  const read = (name: string): KeyTrust => {
    const trust = KEY_TRUSTS.find((known) => known === trusts[name]);
    if (trust === undefined) throw new InvalidOptionsError(`trusts.${name}`, `must be one of ${KEY_TRUSTS.join(', ')}`);
    return trust;
  };
  return { system: read('system'), assistant: read('assistant'), tools: read('tools') };
}

function modelsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MODELS_MAX) {
    throw new InvalidOptionsError('models', `must be a list of 1 to ${MODELS_MAX} models, or be left out`);
  }
  return value.map((model, index) =>
    matching(model, `models[${index}]`, MODEL_PATTERN, 'a model name, or the beginning of one and "*"'),
  );
}

function limitsOf(value: unknown): NonNullable<KeyRecord['limits']> {
  const limits = mapOf(value, 'limits', Object.keys(LIMITS_MAX));
  const read: Record<string, number> = {};
  for (const [name, max] of Object.entries(LIMITS_MAX)) {
    if (limits[name] !== undefined) read[name] = integer(limits[name], `limits.${name}`, 1, max);
  }
  return read;
}

function mapOf(value: unknown, option: string, keys: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidOptionsError(option, 'must be an object');
  }
  if (!Object.keys(value).every((key) => keys.includes(key))) {
    throw new InvalidOptionsError(option, `must have no other parts than ${keys.join(', ')}`);
  }
  return value as Readonly<Record<string, unknown>>;
}

function matching(value: unknown, option: string, pattern: RegExp, expected: string): string {
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw new InvalidOptionsError(option, `must be ${expected}`);
}

function integer(value: unknown, option: string, min: number, max: number): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max) return value;
  throw new InvalidOptionsError(option, `must be a whole number from ${min} to ${max}`);
}

function flag(value: unknown, option: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new InvalidOptionsError(option, 'must be true or false');
}
