import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { base64url } from 'jose';
import { linkHash, requestDigest } from '../src/agents/delegation/sign-link.ts';
import { publicJwkOf } from '../src/agents/keys/agent-signer.ts';
import { APP, FILES, fixedAgentKey, JWKS, MAILER, NOW_S, PLANNER, signAnything } from '../test/agent-trial.ts';

// npx tsx scripts/write-agent-vectors.ts: writes test/vectors/{tokens,chains}.json, the same each time.

/** One case: what is shown, and the code that it is refused with. */
interface Vector {
  readonly name: string;
  readonly code: string;
  readonly token?: string;
  readonly chain?: readonly string[];
  readonly holderKeyId?: string;
}

const OLD = { ...fixedAgentKey('app', 'app, old'), notAfter: NOW_S - 1 };
const jwks = { keys: [...JWKS.keys, publicJwkOf(OLD)] };
const STRANGER = fixedAgentKey('app', 'stranger');
const TYPE = { typ: 'agent+jwt' };
const CLAIMS = {
  ...{ iss: 'app', sub: 'mailer', aud: 'files', jti: 'tok_0123456789abcdef' },
  ...{ iat: NOW_S, nbf: NOW_S, exp: NOW_S + 300, permissions: ['files:read', 'mail:*'] },
};

async function tokens(): Promise<readonly Vector[]> {
  const good = await signAnything(APP, TYPE, CLAIMS);
  const [head = '', body = '', signature = ''] = good.split('.');
  const withHead = (header: object | string): string => {
    const text =
      typeof header === 'string' ? header : JSON.stringify({ alg: 'EdDSA', kid: APP.kid, ...TYPE, ...header });
    return `${base64url.encode(text)}.${body}.${signature}`;
  };
  const changed: readonly (readonly [string, string, object])[] = [
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
  const signed = changed.map(async ([name, code, claims]) => ({
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

async function chains(): Promise<readonly Vector[]> {
  const common = { iat: NOW_S, exp: NOW_S + 300, aud: ['bank', 'disk'], permissions: ['pay:*', 'files:read'] };
  const rootClaims = {
    ...{ ...common, iss: 'app', sub: 'planner', next: PLANNER.kid, jti: 'tok_root0001', depth: 5 },
    caveats: [{ kind: 'at-most', argument: '/amount', value: '100' }],
    principal: { tenant: 'acme', user: 'ann', session: 's-1' },
    request: requestDigest('pay the invoice'),
  };
  const sign = (claims: object, key = APP, typ = 'agent-root+jwt'): Promise<string> =>
    signAnything(key, { typ }, claims);
  const root = await sign(rootClaims);
  const hopClaims = {
    ...common,
    iss: 'planner',
    sub: 'mailer',
    next: MAILER.kid,
    jti: 'tok_hop00001',
    depth: 4,
    caveats: [],
    prev: linkHash(root),
  };
  const hop = (more: object, key = PLANNER): Promise<string> => sign({ ...hopClaims, ...more }, key, 'agent-hop+jwt');
  const good = await hop({});
  const other = await sign({ ...rootClaims, jti: 'tok_root0002' });
  const holderKeyId = MAILER.kid;
  const changed: readonly (readonly [string, string, object])[] = [
    ['valid, narrower', 'accepted', { permissions: ['pay:invoice'], aud: ['bank'], exp: NOW_S + 60, depth: 0 }],
    ['more permissions', 'PERMISSIONS_WIDENED', { permissions: ['pay:*', 'users:delete'] }],
    ['a wider pattern', 'PERMISSIONS_WIDENED', { permissions: ['*:*'] }],
    ['lives longer', 'EXPIRY_WIDENED', { exp: NOW_S + 301 }],
    ['as deep as before', 'DEPTH_WIDENED', { depth: 5 }],
    ['more audiences', 'AUDIENCE_WIDENED', { aud: ['bank', 'mail'] }],
    ['unknown caveat', 'CLAIMS_INVALID', { caveats: [{ kind: 'at-least', argument: '/amount', value: '1' }] }],
    ['no caveats at all', 'CLAIMS_INVALID', { caveats: undefined }],
    ['hash of another link', 'CHAIN_BROKEN', { prev: linkHash(other) }],
    ['without a hash', 'CLAIMS_INVALID', { prev: undefined }],
    ['in the name of another', 'CHAIN_BROKEN', { iss: 'app' }],
    ['next is another key', 'CHAIN_HOLDER_MISMATCH', { next: FILES.kid }],
    ['next agent has another key', 'CHAIN_HOLDER_MISMATCH', { sub: 'files' }],
    ['not for this verifier', 'AUDIENCE_MISMATCH', { aud: ['disk'] }],
  ];
  const hops = changed.map(async ([name, code, claims]) => ({
    name,
    code,
    chain: [root, await hop(claims)],
    holderKeyId,
  }));
  const closed = await sign({ ...rootClaims, depth: 0 });
  return [
    { name: 'valid', code: 'accepted', chain: [root, good], holderKeyId },
    { name: 'valid, root alone', code: 'accepted', chain: [root], holderKeyId: PLANNER.kid },
    ...(await Promise.all(hops)),
    { name: 'truncated', code: 'CHAIN_HOLDER_MISMATCH', chain: [root], holderKeyId },
    { name: 'without its root', code: 'TYPE_MISMATCH', chain: [good], holderKeyId },
    { name: 'reordered', code: 'TYPE_MISMATCH', chain: [good, root], holderKeyId },
    { name: 'link twice', code: 'CHAIN_BROKEN', chain: [root, good, good], holderKeyId },
    { name: 'on another root', code: 'CHAIN_BROKEN', chain: [other, good], holderKeyId },
    {
      name: 'signed by the one who receives it',
      code: 'CHAIN_BROKEN',
      chain: [root, await hop({}, MAILER)],
      holderKeyId,
    },
    {
      name: 'root of an agent',
      code: 'ISSUER_MISMATCH',
      chain: [await sign({ ...rootClaims, iss: 'planner' }, PLANNER)],
      holderKeyId: PLANNER.kid,
    },
    {
      name: 'after the last link',
      code: 'CHAIN_TOO_DEEP',
      chain: [closed, await hop({ prev: linkHash(closed), depth: 0 })],
      holderKeyId,
    },
    { name: 'deeper than the policy', code: 'CHAIN_TOO_DEEP', chain: new Array<string>(7).fill(root), holderKeyId },
    {
      name: 'root without a principal',
      code: 'CLAIMS_INVALID',
      chain: [await sign({ ...rootClaims, principal: undefined })],
      holderKeyId: PLANNER.kid,
    },
    {
      name: 'root without a request',
      code: 'CLAIMS_INVALID',
      chain: [await sign({ ...rootClaims, request: 'x' })],
      holderKeyId: PLANNER.kid,
    },
    { name: 'empty', code: 'CHAIN_MALFORMED', chain: [], holderKeyId },
  ];
}

const folder = fileURLToPath(new URL('../test/vectors/', import.meta.url));
mkdirSync(folder, { recursive: true });
const write = (name: string, audience: string, cases: readonly Vector[]): void => {
  const expected = { audience, issuers: ['app'], nowS: NOW_S };
  writeFileSync(`${folder}${name}.json`, `${JSON.stringify({ expected, jwks, cases }, null, 2)}\n`);
};
write('tokens', 'files', await tokens());
write('chains', 'bank', await chains());
