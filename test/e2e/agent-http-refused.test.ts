import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caveat, signHop } from '../../src/agents.ts';
import { BODY, chainOf, mailer, messageBody, proven, random, tokenOf } from '../agent-http-requests.ts';
import { FRAMEWORKS, gateOptions, refused, routeOf, type SentRequest, send } from '../agent-http-trial.ts';
import { fixedAgentKey, MAILER, PLANNER } from '../agent-trial.ts';

describe.each(Object.entries(FRAMEWORKS))('%s', (_name, start) => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = await start(gateOptions({ bodyBytesMax: 65_536 }));
    url = routeOf(server);
  });
  afterAll(() => server.close().closeAllConnections());

  it.each<readonly [string, number, string, string, () => Promise<SentRequest>]>([
    ['nothing', 401, 'CREDENTIALS_MISSING', 'request', async () => ({ body: BODY })],
    ['another scheme', 400, 'HEADER_MALFORMED', 'request', async () => ({ headers: { authorization: 'Basic YTpi' } })],
    [
      'a forged token',
      401,
      'SIGNATURE_INVALID',
      'token',
      async () => {
        const [head, body, signature = ''] = (await tokenOf()).split('.');
        return proven(url, { token: `${head}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}` });
      },
    ],
    ['a token that has ended', 401, 'EXPIRED', 'token', () => proven(url, { nowMs: Date.now() - 400_000 })],
    ['a token for somebody else', 401, 'AUDIENCE_MISMATCH', 'token', () => proven(url, { audience: 'mailer' })],
    [
      'a token for something else',
      403,
      'PERMISSION_MISSING',
      'token',
      () => proven(url, { permissions: ['files:read'] }),
    ],
    [
      'a token without its proof',
      401,
      'PROOF_MISSING',
      'token',
      async () => ({ headers: { authorization: `Bearer ${await tokenOf()}` }, body: BODY }),
    ],
    ['a token that is bound to no key', 401, 'PROOF_INVALID', 'token', () => proven(url, { isBound: false })],
    ['a proof by another key', 401, 'PROOF_INVALID', 'token', () => proven(url, { signer: mailer })],
    [
      'a proof for another body',
      401,
      'PROOF_INVALID',
      'token',
      async () => ({ ...(await proven(url)), body: JSON.stringify({ path: '/tmp/new' }) }),
    ],
    ['a proof for another address', 401, 'PROOF_INVALID', 'token', () => proven(url, { url: `${url}?all=1` })],
    [
      'a chain that was taken off',
      401,
      'PROOF_INVALID',
      'token',
      async () => {
        const { headers = {}, ...rest } = await proven(url);
        const { 'sallyport-chain': _, ...others } = headers;
        return { ...rest, headers: others };
      },
    ],
    ['no chain', 403, 'CHAIN_MISSING', 'chain', () => proven(url, { chain: [] })],
    [
      'a chain for something else',
      403,
      'PERMISSION_MISSING',
      'chain',
      async () => proven(url, { chain: await chainOf({ permissions: ['files:read'] }) }),
    ],
    [
      'a chain of another agent',
      403,
      'CHAIN_HOLDER_MISMATCH',
      'chain',
      async () => proven(url, { chain: await chainOf({ next: { agent: 'mailer', keyId: MAILER.kid } }) }),
    ],
    [
      'a chain that has ended',
      403,
      'EXPIRED',
      'chain',
      async () => proven(url, { chain: await chainOf({}, Date.now() - 400_000) }),
    ],
    [
      'a path outside of the caveat',
      403,
      'CAVEATS_UNMET',
      'caveats',
      () => proven(url, { body: JSON.stringify({ path: '/tmp/../etc' }) }),
    ],
    [
      'a key that is there twice',
      400,
      'BODY_MALFORMED',
      'request',
      () => proven(url, { body: '{"path":"/tmp/a","path":"/etc"}' }),
    ],
    [
      'a number that no double holds',
      400,
      'BODY_MALFORMED',
      'request',
      () => proven(url, { body: '{"path":"/tmp/a","n":1e999}' }),
    ],
    [
      'a key that reaches a prototype',
      400,
      'BODY_MALFORMED',
      'request',
      () => proven(url, { body: '{"path":"/tmp/a","__proto__":{}}' }),
    ],
    [
      'a body that is encoded',
      415,
      'BODY_ENCODED',
      'request',
      async () => {
        const request = await proven(url);
        return { ...request, headers: { ...request.headers, 'content-encoding': 'gzip' } };
      },
    ],
    [
      'a body that is no JSON',
      415,
      'BODY_NOT_JSON',
      'request',
      async () => {
        const request = await proven(url);
        return { ...request, headers: { ...request.headers, 'content-type': 'text/plain' } };
      },
    ],
    [
      'a body that is too large',
      413,
      'BODY_TOO_LARGE',
      'request',
      () => proven(url, { body: `"${'x'.repeat(70_000)}"` }),
    ],
    [
      'a body that is too large and comes in pieces',
      413,
      'BODY_TOO_LARGE',
      'request',
      async () => ({ ...(await proven(url)), body: Array.from({ length: 7 }, () => 'x'.repeat(10_000)) }),
    ],
    [
      'a token that is there twice',
      400,
      'HEADER_REPEATED',
      'request',
      async () => {
        const request = await proven(url);
        const one = String(request.headers?.['authorization']);
        return { ...request, headers: { ...request.headers, authorization: [one, one] } };
      },
    ],
    [
      'a proof that is there twice',
      400,
      'HEADER_REPEATED',
      'request',
      async () => {
        const request = await proven(url);
        const one = String(request.headers?.['sallyport-proof']);
        return { ...request, headers: { ...request.headers, 'sallyport-proof': [one, one] } };
      },
    ],
    [
      'a message with a member beside it',
      401,
      'CREDENTIALS_MISSING',
      'request',
      async () => ({ body: (await messageBody()).replace('{', '{"a":1,') }),
    ],
    [
      'a message for another agent',
      401,
      'RECIPIENT_MISMATCH',
      'audience',
      async () => ({ body: await messageBody({ to: 'mailer' }) }),
    ],
    [
      'a message by a key that nobody knows',
      401,
      'SENDER_KEY_UNKNOWN',
      'sender-key',
      async () => ({ body: await messageBody({}, fixedAgentKey('planner', 'forged')) }),
    ],
    [
      'a message that asks for what is not done here',
      403,
      'ACTION_NOT_HERE',
      'permission',
      async () => ({ body: await messageBody({ action: 'files:read' }) }),
    ],
    [
      'a message outside of the caveat',
      403,
      'CAVEATS_UNMET',
      'permission',
      async () => ({ body: await messageBody({ payload: { path: '/etc/passwd' } }) }),
    ],
    [
      "a message whose chain is another agent's",
      403,
      'AUTHORITY_INVALID',
      'permission',
      async () => ({
        body: await messageBody({ chain: await chainOf({ next: { agent: 'mailer', keyId: MAILER.kid } }) }),
      }),
    ],
  ])('refuses %s', async (_what, status, code, step, request) => {
    const answer = await send(url, await request());
    expect(refused(answer)).toEqual([status, code, step]);
    expect(answer.headers['www-authenticate']?.startsWith('Bearer realm="files"') ?? false).toBe(
      status === 401 || (status === 403 && code === 'PERMISSION_MISSING'),
    );
  });

  it('refuses a hop that is wider than the one before it, and lets a narrower one through', async () => {
    const root = await chainOf({ next: { agent: 'mailer', keyId: MAILER.kid } });
    const next = { agent: 'planner', keyId: PLANNER.kid };
    const by = { signer: mailer, nowMs: Date.now(), random };
    const caveats: Caveat[] = [{ kind: 'equals', argument: '/path', value: '/tmp/old' }];
    const chain = await signHop(root, { next, caveats }, by);
    expect((await send(url, await proven(url, { chain }))).status).toBe(200);
    const body = JSON.stringify({ path: '/tmp/new' });
    expect(refused(await send(url, await proven(url, { chain, body })))).toEqual([403, 'CAVEATS_UNMET', 'caveats']);
    // The last link alone, and the root alone.
    expect(refused(await send(url, await proven(url, { chain: chain.slice(1) })))).toEqual([
      403,
      'TYPE_MISMATCH',
      'chain',
    ]);
    expect(refused(await send(url, await proven(url, { chain: root })))).toEqual([
      403,
      'CHAIN_HOLDER_MISMATCH',
      'chain',
    ]);
  });
});
