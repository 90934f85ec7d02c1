import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { InvalidOptionsError } from '../../core/errors.ts';
import { readKeyRecord } from './key-record-shape.ts';

const ED25519 = generateKeyPairSync('ed25519');
const P256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const RSA = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const jwk = ({ publicKey }: { readonly publicKey: { export(options: { format: 'jwk' }): object } }): object =>
  publicKey.export({ format: 'jwk' });

const RECORD = {
  id: 'abcdefghjkmnpqrs',
  name: 'backend',
  hash: 'A'.repeat(43),
  scopes: ['chat', 'inspect'],
  identity: { kind: 'asserted', tenant: 'acme' },
  trusts: { system: 'operator', assistant: 'user', tools: 'external' },
  createdAtMs: 1_700_000_000_000,
  isDebug: false,
};
const SIGNED = { kind: 'signed', tenant: 'acme', issuer: 'https://id.acme.example', audience: 'gate' };

describe('readKeyRecord', () => {
  it('reads a record with everything', () => {
    const record = {
      ...RECORD,
      identity: { kind: 'bound', tenant: 'acme', user: 'ü-17' },
      expiresAtMs: 1_800_000_000_000,
      revokedAtMs: 1_750_000_000_000,
      policy: 'support',
      models: ['gpt-*', 'demo', '*'],
      limits: { requestsPerMinute: 10, burst: 1, concurrentMax: 2, charactersPerMinute: 3, choicesMax: 1 },
      isDebug: true,
    };
    expect(readKeyRecord(record)).toEqual(record);
    expect(readKeyRecord(JSON.parse(JSON.stringify(record)))).toEqual(record);
  });

  it('pins one algorithm to each public key, and keeps nothing but the key', () => {
    const keys = [
      { ...jwk(ED25519), kid: 'a', use: 'sig' },
      { ...jwk(P256), kid: 'b', alg: 'ES256', key_ops: ['verify'] },
      { ...jwk(RSA), kid: 'c', x5u: 'https://evil.example' },
    ];
    const identity = readKeyRecord({ ...RECORD, identity: { ...SIGNED, keys: { keys } } }).identity;
    expect(identity).toMatchObject({
      keys: [
        { kid: 'a', alg: 'EdDSA' },
        { kid: 'b', alg: 'ES256' },
        { kid: 'c', alg: 'RS256' },
      ],
    });
    expect(JSON.stringify(identity)).not.toContain('x5u');
    expect(readKeyRecord(JSON.parse(JSON.stringify({ ...RECORD, identity }))).identity).toEqual(identity);
  });

  it.each<[what: string, change: object, option: string]>([
    ['no id', { id: undefined }, 'id'],
    ['an id that reaches a prototype', { id: '__proto__' }, 'id'],
    ['no name', { name: '' }, 'name'],
    ['a name with a line break', { name: 'a\nb' }, 'name'],
    ['a name that is too long', { name: 'a'.repeat(129) }, 'name'],
    ['a short hash', { hash: 'A'.repeat(42) }, 'hash'],
    ['no scope', { scopes: [] }, 'scopes'],
    ['an unknown scope', { scopes: ['root'] }, 'scopes'],
    ['a scope twice', { scopes: ['chat', 'chat'] }, 'scopes'],
    ['admin with others', { scopes: ['chat', 'admin'] }, 'scopes'],
    ['scopes that are a text', { scopes: 'admin' }, 'scopes'],
    ['no identity', { identity: undefined }, 'identity'],
    ['an unknown kind', { identity: { kind: 'any', tenant: 'a' } }, 'identity.kind'],
    ['no tenant', { identity: { kind: 'asserted' } }, 'identity.tenant'],
    ['a bound key of nobody', { identity: { kind: 'bound', tenant: 'a' } }, 'identity.user'],
    [
      'a bound key of an unnamed user',
      { identity: { kind: 'bound', tenant: 'a', user: 'anonymous:x' } },
      'identity.user',
    ],
    ['a user with a lone surrogate', { identity: { kind: 'bound', tenant: 'a', user: '\ud800' } }, 'identity.user'],
    ['an asserted key with a user', { identity: { kind: 'asserted', tenant: 'a', user: 'u' } }, 'identity'],
    ['a signed key without keys', { identity: { ...SIGNED, keys: [] } }, 'identity.keys'],
    ['a signed key without issuer', { identity: { ...SIGNED, issuer: '', keys: [jwk(ED25519)] } }, 'identity.issuer'],
    ['a shared key', { identity: { ...SIGNED, keys: [{ kty: 'oct', k: 'c2VjcmV0' }] } }, 'identity.keys[0]'],
    [
      'a private key',
      { identity: { ...SIGNED, keys: [ED25519.privateKey.export({ format: 'jwk' })] } },
      'identity.keys[0]',
    ],
    [
      'another algorithm than the one of the key',
      { identity: { ...SIGNED, keys: [{ ...jwk(RSA), alg: 'HS256' }] } },
      'identity.keys[0].alg',
    ],
    ['a key for encryption', { identity: { ...SIGNED, keys: [{ ...jwk(RSA), use: 'enc' }] } }, 'identity.keys[0].use'],
    [
      'a short RSA key',
      { identity: { ...SIGNED, keys: [jwk(generateKeyPairSync('rsa', { modulusLength: 1_024 }))] } },
      'identity.keys[0].n',
    ],
    [
      'another curve',
      { identity: { ...SIGNED, keys: [jwk(generateKeyPairSync('ec', { namedCurve: 'P-384' }))] } },
      'identity.keys[0]',
    ],
    ['two keys without names', { identity: { ...SIGNED, keys: [jwk(ED25519), jwk(P256)] } }, 'identity.keys'],
    [
      'two keys of one name',
      {
        identity: {
          ...SIGNED,
          keys: [
            { ...jwk(ED25519), kid: 'a' },
            { ...jwk(P256), kid: 'a' },
          ],
        },
      },
      'identity.keys',
    ],
    ['no trusts', { trusts: {} }, 'trusts.system'],
    ['a trust that nobody sends with', { trusts: { ...RECORD.trusts, system: 'model' } }, 'trusts.system'],
    ['a time that is no number', { createdAtMs: '0' }, 'createdAtMs'],
    ['a time that never comes', { expiresAtMs: Number.POSITIVE_INFINITY }, 'expiresAtMs'],
    ['null for a time', { revokedAtMs: null }, 'revokedAtMs'],
    ['a policy that is no name', { policy: '../x' }, 'policy'],
    ['no models at all', { models: [] }, 'models'],
    ['a pattern with the star inside', { models: ['a*b'] }, 'models[0]'],
    ['a limit of nothing', { limits: { burst: 0 } }, 'limits.burst'],
    ['an unknown limit', { limits: { tokens: 1 } }, 'limits'],
    ['an unknown part', { isAdmin: true }, 'key'],
    ['no word about debugging', { isDebug: undefined }, 'isDebug'],
  ])('refuses %s', (_what, change, option) => {
    const read = (): unknown => readKeyRecord({ ...RECORD, ...change });
    expect(read).toThrow(InvalidOptionsError);
    expect(read).toThrow(expect.objectContaining({ option }));
  });

  it.each([undefined, null, 'text', [], 7])('refuses %j', (value) => {
    expect(() => readKeyRecord(value)).toThrow(InvalidOptionsError);
  });
});
