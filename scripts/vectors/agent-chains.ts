import { linkHash, requestDigest } from '../../src/agents/delegation/sign-link.ts';
import { APP, FILES, MAILER, NOW_S, PLANNER, signAnything } from '../../test/agent-trial.ts';
import type { AgentVector } from './agent-vector.ts';

/** The links that the chains are made of. */
async function links() {
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
  return { root, good, other, rootClaims, sign, hop };
}

/** Chains that are valid, and those that are refused, with their codes. */
export async function chainVectors(): Promise<readonly AgentVector[]> {
  const { root, good, other, rootClaims, sign, hop } = await links();
  const holderKeyId = MAILER.kid;
  const hops = changedHops(other).map(async ([name, code, claims]) => ({
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

/** What is changed in the claims of a link behind the root, and the code that the chain is refused with. */
function changedHops(other: string): readonly (readonly [string, string, object])[] {
  return [
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
}
