import {
  type CryptoKey,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemRandom } from '../../setup/create-guard.ts';
import { readIdentityToken } from './identity-token.ts';
import type { KeyIdentity } from './key-record.ts';
import { principalOf } from './principal.ts';
import { readPublicJwks } from './public-jwk.ts';

type Signed = Extract<KeyIdentity, { kind: 'signed' }>;

const NOW_S = 1_800_000_000;
const NOW_MS = NOW_S * 1_000;
const CLAIMS: JWTPayload = { iss: 'https://id.acme.example', aud: 'gate', sub: 'ann', sid: 's-1', exp: NOW_S + 600 };
const ALGORITHMS = ['EdDSA', 'ES256', 'RS256'] as const;

const privateKeys = new Map<string, CryptoKey>();
const publicKeys = new Map<string, CryptoKey>();
let identity: Signed;
let single: Signed;

beforeAll(async () => {
  const jwks: object[] = [];
  for (const alg of ALGORITHMS) {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    privateKeys.set(alg, privateKey);
    publicKeys.set(alg, publicKey);
    jwks.push({ ...(await exportJWK(publicKey)), kid: alg });
  }
  const facts = { kind: 'signed', tenant: 'acme', issuer: 'https://id.acme.example', audience: 'gate' } as const;
  identity = { ...facts, keys: readPublicJwks({ keys: jwks }) };
  single = { ...facts, keys: readPublicJwks([{ ...jwks[0], kid: undefined }]) };
});

interface Made {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly key?: string;
}

function make({ claims = {}, header = {}, key = 'EdDSA' }: Made = {}): Promise<string> {
  const signing = new SignJWT({ ...CLAIMS, ...claims }).setProtectedHeader({
    alg: key,
    kid: key,
    ...header,
  } as JWTHeaderParameters);
  return signing.sign(privateKeys.get(key) as CryptoKey);
}

const read = (token: string, nowMs = NOW_MS): Promise<unknown> => readIdentityToken(token, identity, nowMs);
const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('readIdentityToken', () => {
  it.each(ALGORITHMS)('takes a token that is signed with %s by the key of that name', async (alg) => {
    expect(await read(await make({ key: alg }))).toEqual({ state: 'valid', user: 'ann', session: 's-1' });
  });

  it('takes a token without session, with nbf and iat, and several audiences', async () => {
    const claims = { sid: undefined, nbf: NOW_S, iat: NOW_S, aud: ['other', 'gate'] };
    expect(await read(await make({ claims, header: { typ: 'JWT' } }))).toEqual({ state: 'valid', user: 'ann' });
  });

  it('takes the only key that has no name for tokens with and without one', async () => {
    for (const kid of [undefined, 'any']) {
      const token = await make({ header: { kid } });
      expect((await readIdentityToken(token, single, NOW_MS)).state).toBe('valid');
    }
  });

  it.each<[what: string, made: Made]>([
    ['another issuer', { claims: { iss: 'https://evil.example' } }],
    ['no issuer', { claims: { iss: undefined } }],
    ['another audience', { claims: { aud: 'other' } }],
    ['no audience', { claims: { aud: undefined } }],
    ['no user', { claims: { sub: undefined } }],
    ['an empty user', { claims: { sub: '' } }],
    ['a number for a user', { claims: { sub: 7 } }],
    ['a user with a line break', { claims: { sub: 'ann\nben' } }],
    ['the name of an unnamed user', { claims: { sub: 'anonymous:abcdefghjkmnpqrs' } }],
    ['a session that is a list', { claims: { sid: ['a'] } }],
    ['an empty session', { claims: { sid: '' } }],
    ['no end', { claims: { exp: undefined } }],
    ['an end that is a text', { claims: { exp: `${NOW_S + 600}` } }],
    ['a life of more than an hour', { claims: { exp: NOW_S + 3_700 } }],
    ['a life of more than an hour since it was issued', { claims: { iat: NOW_S - 3_300, exp: NOW_S + 600 } }],
    ['an issue in the future', { claims: { iat: NOW_S + 120 } }],
    ['a beginning in the future', { claims: { nbf: NOW_S + 120 } }],
    ['the name of another key', { header: { kid: 'ES256' } }],
    ['the name of an unknown key', { header: { kid: 'other' } }],
    ['no name where there are several keys', { header: { kid: undefined } }],
    ['a name that is no text', { header: { kid: 7 } }],
    ['a link to keys', { header: { jku: 'https://evil.example/keys' } }],
    ['a link to a certificate', { header: { x5u: 'https://evil.example/cert' } }],
    ['a certificate', { header: { x5c: ['AAAA'] } }],
    ['another type', { header: { typ: 'at+jwt' } }],
    ['a type that is no text', { header: { typ: ['JWT'] } }],
  ])('refuses a token with %s', async (_what, made) => {
    expect(await read(await make(made))).toEqual({ state: 'invalid' });
  });

  it('refuses a key of the sender in the header', async () => {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    const jwk = await exportJWK(publicKey);
    for (const kid of ['EdDSA', 'own']) {
      const token = await new SignJWT(CLAIMS).setProtectedHeader({ alg: 'EdDSA', kid, jwk }).sign(privateKey);
      expect(await read(token)).toEqual({ state: 'invalid' });
    }
  });

  it('refuses critical extensions, known or not', async () => {
    const crit = new SignJWT(CLAIMS).setProtectedHeader({ alg: 'EdDSA', kid: 'EdDSA', crit: ['b64'], b64: true });
    expect(await read(await crit.sign(privateKeys.get('EdDSA') as CryptoKey))).toEqual({ state: 'invalid' });
    const [, payload, signature] = (await make()).split('.');
    const header = base64url({ alg: 'EdDSA', kid: 'EdDSA', crit: ['x'], x: 1 });
    expect(await read(`${header}.${payload}.${signature}`)).toEqual({ state: 'invalid' });
  });

  it('refuses tokens without a signature', async () => {
    const unsecured = new UnsecuredJWT(CLAIMS).encode();
    const [, payload, signature] = (await make()).split('.');
    for (const alg of ['none', 'None', 'NONE', '']) {
      const header = base64url({ alg, kid: 'EdDSA' });
      for (const token of [unsecured, `${header}.${payload}.`, `${header}.${payload}.${signature}`]) {
        expect(await read(token)).toEqual({ state: 'invalid' });
      }
    }
  });

  it('refuses a public key that is used as a shared one', async () => {
    const publicKey = publicKeys.get('RS256') as CryptoKey;
    const secrets = [await exportSPKI(publicKey), JSON.stringify(await exportJWK(publicKey))];
    for (const secret of secrets) {
      for (const alg of ['HS256', 'HS512']) {
        const signing = new SignJWT(CLAIMS).setProtectedHeader({ alg, kid: 'RS256' });
        expect(await read(await signing.sign(new TextEncoder().encode(secret)))).toEqual({ state: 'invalid' });
      }
    }
  });

  it('refuses another algorithm than the one that belongs to the key', async () => {
    for (const alg of ['PS256', 'RS512']) {
      const { privateKey } = await generateKeyPair(alg);
      const token = await new SignJWT(CLAIMS).setProtectedHeader({ alg, kid: 'RS256' }).sign(privateKey);
      expect(await read(token)).toEqual({ state: 'invalid' });
    }
    const crossed = await new SignJWT(CLAIMS)
      .setProtectedHeader({ alg: 'ES256', kid: 'EdDSA' })
      .sign(privateKeys.get('ES256') as CryptoKey);
    expect(await read(crossed)).toEqual({ state: 'invalid' });
  });

  it('refuses every change of one character, the last ones of each part among them', async () => {
    const token = await make();
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const places = [
      ...token.split('.').map((_part, index, parts) => parts.slice(0, index + 1).join('.').length - 1),
      0,
      40,
      100,
    ];
    for (const at of places) {
      for (const letter of alphabet) {
        if (token[at] === letter) continue;
        expect(await read(token.slice(0, at) + letter + token.slice(at + 1))).toEqual({ state: 'invalid' });
      }
    }
  });

  it.each<[what: string, change: (token: string) => string]>([
    ['white space', (token) => ` ${token}`],
    ['a line break', (token) => `${token}\n`],
    ['padding', (token) => `${token}=`],
    ['four parts', (token) => `${token}.AAAA`],
    ['five parts, as encrypted ones have', (token) => `${token}.AAAA.AAAA`],
    ['two parts', (token) => token.split('.').slice(0, 2).join('.')],
    ['nothing', () => ''],
    ['dots', () => '..'],
    ['a header that is no JSON', (token) => `AAAA.${token.split('.').slice(1).join('.')}`],
    ['a header that is a list', (token) => `${base64url([])}.${token.split('.').slice(1).join('.')}`],
    ['megabytes', (token) => token.repeat(10_000)],
    ['a long payload', () => `${base64url({ alg: 'EdDSA' })}.${'A'.repeat(9_000)}.AAAA`],
  ])('refuses %s', async (_what, change) => {
    expect(await read(change(await make()))).toEqual({ state: 'invalid' });
  });

  it('says that a token has expired, if it was valid before', async () => {
    const token = await make();
    expect(await read(token, NOW_MS + 629_000)).toMatchObject({ state: 'valid' });
    expect(await read(token, NOW_MS + 630_000)).toEqual({ state: 'expired' });
    expect(await read(await make({ claims: { iss: 'https://evil.example' } }), NOW_MS + 700_000)).toEqual({
      state: 'invalid',
    });
    expect(await read(`${token.slice(0, -4)}AAAA`, NOW_MS + 700_000)).toEqual({ state: 'invalid' });
  });
});

describe('a signed key', () => {
  const ask = (
    token: string | undefined,
    headers: Readonly<Record<string, string>> = {},
    ...bodyUsers: readonly string[]
  ) =>
    principalOf(
      { id: 'abcdefghjkmnpqrs', identity },
      {
        headers: { ...headers, ...(token === undefined ? {} : { 'x-sallyport-identity': token }) },
        bodyUsers,
        nowMs: NOW_MS,
        random: systemRandom,
      },
    );

  it('takes user and session from the token', async () => {
    const principal = { tenant: 'acme', user: 'ann', session: '3:ann:s-1' };
    const token = await make();
    expect(await ask(token)).toEqual({ state: 'known', principal });
    expect(await ask(token, { 'x-sallyport-user': 'ann', 'x-sallyport-session': 's-1' }, 'ann')).toEqual({
      state: 'known',
      principal,
    });
  });

  it('gives a fresh session where the token has none', async () => {
    const token = await make({ claims: { sid: undefined } });
    const [first, second] = await Promise.all([ask(token), ask(token)]);
    expect(first).not.toEqual(second);
  });

  it('is refused when anything else names another user or session, or one that was not signed', async () => {
    const mismatch = { state: 'refused', status: 400, code: 'identity_mismatch' };
    const token = await make();
    expect(await ask(token, { 'x-sallyport-user': 'ben' })).toMatchObject(mismatch);
    expect(await ask(token, {}, 'ben')).toMatchObject(mismatch);
    expect(await ask(token, {}, 'ann', 'ben')).toMatchObject(mismatch);
    expect(await ask(token, { 'x-sallyport-session': 's-2' })).toMatchObject(mismatch);
    const without = await make({ claims: { sid: undefined } });
    expect(await ask(without, { 'x-sallyport-session': 's-1' })).toMatchObject(mismatch);
  });

  it('is refused without a token, with a bad one, and with an old one', async () => {
    expect(await ask(undefined, { 'x-sallyport-user': 'ann' })).toMatchObject({
      status: 401,
      code: 'identity_required',
    });
    expect(await ask('a.b.c')).toMatchObject({ status: 401, code: 'invalid_identity_token' });
    const old = await make({ claims: { exp: NOW_S - 60 } });
    expect(await ask(old)).toMatchObject({ status: 401, code: 'identity_expired' });
  });
});
