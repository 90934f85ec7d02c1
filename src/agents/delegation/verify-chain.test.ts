import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  APP,
  claimsIn,
  codeOf,
  countingRandom,
  FILES,
  JWKS,
  MAILER,
  NOW_MS,
  NOW_S,
  PLANNER,
  signAnything,
} from '../../../test/agent-trial.ts';
import { inProcessRecords } from '../../store/in-process-records.ts';
import type { AgentPrivateJwk } from '../keys/agent-jwk.ts';
import { agentKeys } from '../keys/agent-keys.ts';
import { openAgentKey } from '../keys/agent-signer.ts';
import { agentRevocations } from '../keys/revocations.ts';
import { isSubset } from '../tokens/permission.ts';
import type { Caveat } from './caveat.ts';
import { linkHash, type NextAgent, requestDigest, signHop, signRoot } from './sign-link.ts';
import { type ChainExpectation, verifyChain } from './verify-chain.ts';

const AMOUNT: Caveat = { kind: 'at-most', argument: '/amount', value: '100' };
const REPORTS: Caveat = { kind: 'path-under', argument: '/path', value: '/reports/' };
const ANN = { tenant: 'acme', user: 'ann', session: 's-1' };
const random = countingRandom();
const keys = agentKeys(JWKS);

const next = ({ agent, kid }: AgentPrivateJwk): NextAgent => ({ agent, keyId: kid });
const by = async (key: AgentPrivateJwk) => ({ signer: await openAgentKey(key), nowMs: NOW_MS, random });
const expected = (holder: AgentPrivateJwk): ChainExpectation => ({
  ...{ keys, audience: 'bank', issuers: ['app'], holderKeyId: holder.kid, nowMs: NOW_MS },
});
const codeFor = (chain: unknown, holder: AgentPrivateJwk, more: Partial<ChainExpectation> = {}): Promise<string> =>
  codeOf(verifyChain(chain, { ...expected(holder), ...more }));

let root: readonly string[];
let two: readonly string[];
let three: readonly string[];
beforeAll(async () => {
  root = await signRoot(
    {
      next: next(PLANNER),
      principal: ANN,
      request: requestDigest('pay the invoice'),
      audiences: ['bank', 'disk'],
      permissions: ['pay:*', 'files:read'],
      caveats: [AMOUNT],
    },
    await by(APP),
  );
  const facts = { next: next(FILES), permissions: ['pay:invoice', 'files:read'], audiences: ['bank'] };
  two = await signHop(root, { ...facts, caveats: [REPORTS], lifetimeS: 60 }, await by(PLANNER));
  three = await signHop(two, { next: next(MAILER), permissions: ['pay:invoice'], depth: 0 }, await by(FILES));
});

/** A chain whose last link somebody signs who keeps to no rule. */
async function forged(
  chain: readonly string[],
  signer: AgentPrivateJwk,
  changed: Readonly<Record<string, unknown>>,
): Promise<readonly string[]> {
  const last = chain.at(-1) ?? '';
  const { principal: _, request: __, ...claims } = claimsIn(last);
  const { depth } = claims as { depth: number };
  const link = { ...claims, iss: signer.agent, depth: depth - 1, caveats: [], prev: linkHash(last), ...changed };
  return [...chain, await signAnything(signer, { typ: 'agent-hop+jwt' }, link)];
}

describe('a chain', () => {
  it('says who acts for whom, and what of it is left', async () => {
    expect(await verifyChain(three, { ...expected(MAILER), permission: 'pay:invoice' })).toEqual({
      principal: ANN,
      issuer: 'app',
      request: requestDigest('pay the invoice'),
      agent: 'mailer',
      keyId: MAILER.kid,
      permissions: ['pay:invoice'],
      caveats: [AMOUNT, REPORTS],
      expiresAtMs: NOW_MS + 60_000,
      depth: 2,
    });
    expect(await codeFor(root, PLANNER)).toBe('accepted');
    expect(await codeFor(two, FILES)).toBe('accepted');
  });

  it('is good for nothing that was left out on the way', async () => {
    expect(await codeFor(three, MAILER, { permission: 'files:read' })).toBe('PERMISSION_MISSING');
    expect(await codeFor(three, MAILER, { audience: 'disk' })).toBe('AUDIENCE_MISMATCH');
    expect(await codeFor(three, MAILER, { nowMs: NOW_MS + 65_000 })).toBe('EXPIRED');
    expect(await codeFor(three, MAILER, { depthMax: 1 })).toBe('CHAIN_TOO_DEEP');
    expect(await codeFor(three, MAILER, { issuers: ['bank'] })).toBe('ISSUER_MISMATCH');
  });

  it('is of use to its last agent alone: who cuts links off has another key than the one that is named', async () => {
    expect(await codeFor(two, MAILER)).toBe('CHAIN_HOLDER_MISMATCH');
    expect(await codeFor(root, FILES)).toBe('CHAIN_HOLDER_MISMATCH');
    expect(await codeFor(three, FILES)).toBe('CHAIN_HOLDER_MISMATCH');
  });

  it.each([
    ['reordered', () => [root[0], three[2], three[1]], 'CHAIN_BROKEN'],
    ['without its root', () => three.slice(1), 'TYPE_MISMATCH'],
    ['without a link amid', () => [three[0], three[2]], 'CHAIN_BROKEN'],
    ['with a link twice', () => [three[0], three[1], three[1], three[2]], 'CHAIN_BROKEN'],
    ['with its root twice', () => [three[0], three[0], three[1], three[2]], 'TYPE_MISMATCH'],
    ['empty', () => [], 'CHAIN_MALFORMED'],
    ['no list', () => three.join('~'), 'CHAIN_MALFORMED'],
    ['with what is no text', () => [three[0], 7, three[2]], 'CHAIN_MALFORMED'],
    ['of a hundred thousand links', () => new Array(100_000).fill(three[0]), 'CHAIN_TOO_DEEP'],
  ])('that is %s is refused', async (_, chain, code) => expect(await codeFor(chain(), MAILER)).toBe(code));

  it('takes no link of another chain', async () => {
    const facts = { next: next(PLANNER), principal: ANN, request: requestDigest('something else') };
    const other = await signRoot({ ...facts, audiences: ['bank'], permissions: ['pay:*'] }, await by(APP));
    expect(await codeFor([other[0], three[1], three[2]], MAILER)).toBe('CHAIN_BROKEN');
  });

  it.each([
    [{ permissions: ['pay:*'] }, 'PERMISSIONS_WIDENED'],
    [{ permissions: ['*:*'] }, 'PERMISSIONS_WIDENED'],
    [{ permissions: ['pay:invoice', 'users:delete'] }, 'PERMISSIONS_WIDENED'],
    [{ exp: NOW_S + 61 }, 'EXPIRY_WIDENED'],
    [{ depth: 4 }, 'DEPTH_WIDENED'],
    [{ depth: 17 }, 'CLAIMS_INVALID'],
    [{ aud: ['bank', 'disk'] }, 'AUDIENCE_WIDENED'],
    [{ caveats: [{ kind: 'at-least', argument: '/amount', value: '1' }] }, 'CLAIMS_INVALID'],
    [{ caveats: undefined }, 'CLAIMS_INVALID'],
    [{ prev: linkHash('another') }, 'CHAIN_BROKEN'],
    [{ iss: 'planner' }, 'CHAIN_BROKEN'],
  ])('whose last agent signs %j is refused with %s', async (changed, code) => {
    expect(await codeFor(await forged(two, FILES, { sub: 'mailer', next: MAILER.kid, ...changed }), MAILER)).toBe(code);
  });

  it('is not passed on by somebody whom it does not name', async () => {
    const link = { sub: 'mailer', next: MAILER.kid };
    expect(await codeFor(await forged(two, FILES, link), MAILER)).toBe('accepted');
    expect(await codeFor(await forged(two, MAILER, link), MAILER)).toBe('CHAIN_BROKEN');
    expect(await codeFor(await forged(two, PLANNER, { ...link, iss: 'files' }), MAILER)).toBe('CHAIN_BROKEN');
    expect(await codeFor(await forged(three, MAILER, { sub: 'files', next: FILES.kid, depth: 0 }), FILES)).toBe(
      'CHAIN_TOO_DEEP',
    );
  });

  it('begins with the application alone, and names the key of the agent that it names', async () => {
    const claims = claimsIn(root[0] ?? '');
    const byAgent = await signAnything(PLANNER, { typ: 'agent-root+jwt' }, { ...claims, iss: 'planner' });
    expect(await codeFor([byAgent], PLANNER)).toBe('ISSUER_MISMATCH');
    const mixed = await signAnything(APP, { typ: 'agent-root+jwt' }, { ...claims, sub: 'planner', next: MAILER.kid });
    expect(await codeFor([mixed], MAILER)).toBe('CHAIN_HOLDER_MISMATCH');
  });

  it.each([
    ['its root', () => ({ kind: 'token', id: claimsIn(root[0] ?? '')['jti'] as string }) as const],
    ['a link', () => ({ kind: 'token', id: claimsIn(three[1] ?? '')['jti'] as string }) as const],
    ['an agent amid', () => ({ kind: 'agent', id: 'files' }) as const],
    ['its last agent', () => ({ kind: 'agent', id: 'mailer' }) as const],
    ['the key of its last agent', () => ({ kind: 'key', id: MAILER.kid }) as const],
  ])('ends when %s is revoked', async (_, target) => {
    const clock = { now: () => NOW_MS };
    const revocations = agentRevocations({ records: inProcessRecords({ clock }), clock });
    expect(await codeFor(three, MAILER, { revocations })).toBe('accepted');
    await revocations.revoke(target(), NOW_MS + 300_000);
    expect(await codeFor(three, MAILER, { revocations })).toBe('REVOKED');
  });

  it('is refused without keys', async () => {
    expect(await codeFor(three, MAILER, { keys: undefined as never })).toBe('KEYS_UNAVAILABLE');
  });
});

describe('signHop', () => {
  it.each([
    [{ permissions: ['pay:*'] }, 'PERMISSIONS_WIDENED'],
    [{ audiences: ['disk'] }, 'AUDIENCE_WIDENED'],
    [{ lifetimeS: 61 }, 'EXPIRY_WIDENED'],
    [{ depth: 4 }, 'DEPTH_WIDENED'],
  ])('does not sign %j', async (facts, code) => {
    expect(await codeOf(signHop(two, { next: next(MAILER), ...facts }, await by(FILES)))).toBe(code);
  });

  it('signs for the agent that is named, and not after the last link', async () => {
    expect(await codeOf(signHop(two, { next: next(MAILER) }, await by(PLANNER)))).toBe('CHAIN_HOLDER_MISMATCH');
    expect(await codeOf(signHop(three, { next: next(FILES) }, await by(MAILER)))).toBe('CHAIN_TOO_DEEP');
  });
});

const AGENTS = [PLANNER, FILES, MAILER];
const permission = fc.array(fc.constantFrom('*', 'a', 'b'), { minLength: 2, maxLength: 2 }).map((all) => all.join(':'));
const link = fc.record({
  signer: fc.nat(2),
  next: fc.nat(2),
  permissions: fc.array(permission, { minLength: 1, maxLength: 3 }),
  exp: fc.integer({ min: NOW_S + 1, max: NOW_S + 300 }),
  depth: fc.integer({ min: 0, max: 6 }),
  caveats: fc.array(fc.constantFrom(AMOUNT, REPORTS), { maxLength: 2 }),
  isHonest: fc.boolean(),
});

it('widens nothing, whatever its agents sign', async () => {
  let accepted = 0;
  const law = fc.asyncProperty(fc.array(link, { minLength: 1, maxLength: 4 }), async (links) => {
    let chain = root;
    for (const { signer, next: to, isHonest, exp, permissions, depth, caveats } of links) {
      const { sub, permissions: had, exp: until, depth: left } = claimsIn(chain.at(-1) ?? '');
      const last = { permissions: had, exp: until, depth: Math.max(0, (left as number) - 1) };
      const who = isHonest ? AGENTS.find(({ agent }) => agent === sub) : AGENTS[signer];
      const { agent, kid } = AGENTS[to] as AgentPrivateJwk;
      const claims = { sub: agent, next: kid, caveats, ...(isHonest ? last : { permissions, exp, depth }) };
      chain = await forged(chain, who ?? PLANNER, claims);
    }
    const holderKeyId = claimsIn(chain.at(-1) ?? '')['next'] as string;
    const given = await verifyChain(chain, { ...expected(PLANNER), holderKeyId, depthMax: 16 }).catch(() => undefined);
    if (given === undefined) return;
    accepted++;
    const all = chain.map(claimsIn);
    for (const before of all) {
      expect(isSubset(given.permissions, before['permissions'] as string[])).toBe(true);
      expect(given.expiresAtMs).toBeLessThanOrEqual((before['exp'] as number) * 1_000);
    }
    expect(given.caveats).toEqual(all.flatMap(({ caveats }) => caveats));
    expect(given.depth).toBeLessThanOrEqual(5);
  });
  await fc.assert(law, { numRuns: 400, seed: 7 });
  expect(accepted).toBeGreaterThan(20);
});
