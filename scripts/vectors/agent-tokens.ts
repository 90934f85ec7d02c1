import { base64url } from 'jose';
import { publicJwkOf } from '../../src/agents/keys/agent-signer.ts';
import { APP, fixedAgentKey, JWKS, MAILER, NOW_S, signAnything } from '../../test/agent-trial.ts';
import type { AgentVector } from './agent-vector.ts';

const OLD = { ...fixedAgentKey('app', 'app, old'), notAfter: NOW_S - 1 };
/** The keys that verifiers have. */
export const VECTOR_JWKS = { keys: [...JWKS.keys, publicJwkOf(OLD)] };
const STRANGER = fixedAgentKey('app', 'stranger');
const TYPE = { typ: 'agent+jwt' };
const CLAIMS = {
  ...{ iss: 'app', sub: 'mailer', aud: 'files', jti: 'tok_0123456789abcdef' },
  ...{ iat: NOW_S, nbf: NOW_S, exp: NOW_S + 300, permissions: ['files:read', 'mail:*'] },
};

/** What is changed in the claims of a token, and the code that it is refused with. */
const CHANGED_CLAIMS: readonly (readonly [string, string, object])[] = [
  ['valid', 'accepted', {}],
  ['valid, other claims are passed over', 'accepted', { task: 'x' }],
  ['valid for four more seconds of skew', 'accepted', { iat: NOW_S - 100, nbf: NOW_S - 100, exp: NOW_S - 4 }],
  ['expired', 'EXPIRED', { iat: NOW_S - 300, nbf: NOW_S - 300, exp: NOW_S - 5 }],
  ['issued in the future', 'NOT_YET_VALID', { iat: NOW_S + 6 }],
  ['not valid before', 'NOT_YET_VALID', { nbf: NOW_S + 6 }],
  ['lives too long', 'LIFETIME_EXCEEDED', { exp: NOW_S + 301 }],
  ['ends before it begins', 'CLAIMS_INVALID', { exp: NOW_S }],
  ['exp is text', 'CLAIMS_INVALID', { exp: String(NOW_S + 300) }],
  ['exp has a fraction', 'CLAIMS_INVALID', { exp: NOW_S + 1.5 }],
  ['for others', 'AUDIENCE_MISMATCH', { aud: 'mail' }],
  ['for several', 'CLAIMS_INVALID', { aud: ['files'] }],
  ['issuer is another than the key', 'ISSUER_MISMATCH', { iss: 'planner' }],
  ['name in capitals', 'CLAIMS_INVALID', { sub: 'Mailer' }],
  ['name with a Cyrillic letter', 'CLAIMS_INVALID', { sub: 'm\u0430iler' }],
  ['id too short', 'CLAIMS_INVALID', { jti: 'a' }],
  ['no permissions', 'CLAIMS_INVALID', { permissions: [] }],
  ['part of a segment is a star', 'CLAIMS_INVALID', { permissions: ['files:re*'] }],
  ['confirmation of another kind', 'CLAIMS_INVALID', { cnf: { kid: MAILER.kid } }],
  ['bound to a key, without a proof', 'PROOF_MISSING', { cnf: { jkt: MAILER.kid } }],
  ...['iss', 'sub', 'aud', 'jti', 'iat', 'nbf', 'exp', 'permissions'].map(
    (name) => [`without ${name}`, 'CLAIMS_INVALID', { [name]: undefined }] as const,
  ),
];

/** Tokens that are valid, and those that are refused, with their codes. */
export async function tokenVectors(): Promise<readonly AgentVector[]> {
  const good = await signAnything(APP, TYPE, CLAIMS);
  const signed = CHANGED_CLAIMS.map(async ([name, code, claims]) => ({
    ...{ name, code, token: await signAnything(APP, TYPE, { ...CLAIMS, ...claims }) },
  }));
  const text = JSON.stringify(CLAIMS).slice(0, -1);
  return [
    ...(await Promise.all(signed)),
    { name: 'key past its end', code: 'KEY_EXPIRED', token: await signAnything(OLD, TYPE, CLAIMS) },
    { name: 'key that nobody knows', code: 'KEY_UNKNOWN', token: await signAnything(STRANGER, TYPE, CLAIMS) },
    {
      name: 'key of another under its id',
      code: 'SIGNATURE_INVALID',
      token: await signAnything(STRANGER, { ...TYPE, kid: APP.kid }, CLAIMS),
    },
    { name: 'signed by an agent', code: 'ISSUER_MISMATCH', token: await signAnything(MAILER, TYPE, CLAIMS) },
    { name: 'type of a link', code: 'TYPE_MISMATCH', token: await signAnything(APP, { typ: 'agent-hop+jwt' }, CLAIMS) },
    { name: 'claim twice', code: 'TOKEN_MALFORMED', token: await signAnything(APP, TYPE, `${text},"sub":"app"}`) },
    {
      name: 'claim twice, escaped',
      code: 'TOKEN_MALFORMED',
      token: await signAnything(APP, TYPE, `${text},"s\\u0075b":"app"}`),
    },
    { name: 'claims are a list', code: 'TOKEN_MALFORMED', token: await signAnything(APP, TYPE, '[]') },
    ...forgedHeads(good),
  ];
}

/** A good token with another header, and with other characters. */
function forgedHeads(good: string): readonly AgentVector[] {
  const [head = '', body = '', signature = ''] = good.split('.');
  const withHead = (header: object | string): string => {
    const text =
      typeof header === 'string' ? header : JSON.stringify({ alg: 'EdDSA', kid: APP.kid, ...TYPE, ...header });
    return `${base64url.encode(text)}.${body}.${signature}`;
  };
  return [
    ...['none', 'HS256', 'ES256', 'Ed25519'].map((alg) => ({
      name: `alg ${alg}`,
      code: 'ALGORITHM_MISMATCH',
      token: withHead({ alg }),
    })),
    ...['jku', 'x5u', 'jwk', 'x5c', 'crit', 'b64', 'zip'].map((name) => ({
      name: `header ${name}`,
      code: 'HEADER_REFUSED',
      token: withHead({ [name]: ['a'] }),
    })),
    {
      name: 'header twice',
      code: 'TOKEN_MALFORMED',
      token: withHead(`{"alg":"EdDSA","alg":"none","typ":"agent+jwt","kid":"${APP.kid}"}`),
    },
    { name: 'without a signature', code: 'TOKEN_MALFORMED', token: `${head}.${body}.` },
    { name: 'signature of another spelling', code: 'TOKEN_MALFORMED', token: otherSpelling(good) },
    { name: 'padding', code: 'TOKEN_MALFORMED', token: `${good}==` },
    { name: 'four parts', code: 'TOKEN_MALFORMED', token: `${good}.AAAA` },
    { name: 'space at its end', code: 'TOKEN_MALFORMED', token: `${good} ` },
    { name: 'too long', code: 'TOKEN_TOO_LARGE', token: `${good}${'A'.repeat(8_192)}` },
  ];
}

/** 64 bytes end in a character of which four bits are not read. */
function otherSpelling(token: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return `${token.slice(0, -1)}${alphabet[alphabet.indexOf(token.at(-1) ?? '') + 1]}`;
}
