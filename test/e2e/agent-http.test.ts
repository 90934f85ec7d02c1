import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentRevocations, createMessage, type SealingPrivateJwk } from '../../src/agents.ts';
import { openLibsqlStore } from '../../src/store/libsql-store.ts';
import { BODY, chainOf, messageBody, proven, UNDER_TMP } from '../agent-http-requests.ts';
import { FRAMEWORKS, gateOptions, refused, routeOf, send } from '../agent-http-trial.ts';
import { PLANNER } from '../agent-trial.ts';
import { messageVectors } from '../message-trial.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-http-'));
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
  rmSync(folder, { recursive: true });
});
const clock = { now: () => Date.now() };

const CODES = {
  allow: [undefined, undefined],
  rewrite: ['ACTION_BLOCKED', undefined],
  ask: ['ACTION_NEEDS_APPROVAL', 'apr_1'],
  block: ['ACTION_BLOCKED', undefined],
} as const;

describe.each(Object.entries(FRAMEWORKS))('%s', (_name, start) => {
  let url: string;
  const started = async (...args: Parameters<typeof start>): Promise<string> => {
    const server = await start(...args);
    servers.push(server);
    return routeOf(server);
  };
  beforeAll(async () => {
    url = await started(gateOptions({ bodyBytesMax: 65_536, bodyTimeoutMs: 500 }));
  });

  it('lets an agent through that has token, proof and chain, and says what was verified', async () => {
    const { status, json } = await send(url, await proven(url));
    expect([status, json.body]).toEqual([200, { path: '/tmp/old' }]);
    expect(json.call).toMatchObject({
      form: 'token',
      agent: 'planner',
      keyId: PLANNER.kid,
      action: 'files:delete',
      arguments: { path: '/tmp/old' },
      principal: { user: 'ann' },
      delegation: { issuer: 'app', caveats: [UNDER_TMP] },
    });
  });

  it('lets a signed message through once', async () => {
    const body = await messageBody();
    const { status, json } = await send(url, { body });
    expect([status, json.call?.form, json.call?.arguments]).toEqual([200, 'message', { path: '/tmp/old' }]);
    expect(json.call).toMatchObject({ agent: 'planner', keyId: PLANNER.kid, principal: { user: 'ann' } });
    expect(refused(await send(url, { body }))).toEqual([409, 'MESSAGE_REPLAYED', 'replay']);
  });

  it('takes one of 64 equal requests that come at once', async () => {
    const request = await proven(url);
    const answers = await Promise.all(Array.from({ length: 64 }, () => send(url, request)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.map(({ json }) => json.error?.code))).toEqual(new Set([undefined, 'PROOF_REPLAYED']));
  });

  it('reads a body that comes in pieces and without a length', async () => {
    const request = await proven(url);
    expect((await send(url, { ...request, body: [BODY.slice(0, 5), BODY.slice(5)] })).status).toBe(200);
  });

  it('waits for a body no longer than it says', async () => {
    const request = await proven(url);
    const answer = await send(url, { ...request, headers: { ...request.headers, 'content-length': '1000' } });
    expect(refused(answer)).toEqual([408, 'BODY_TIMEOUT', 'request']);
  });

  it('answers 503 while the store is away', async () => {
    const store = await openLibsqlStore({ path: join(folder, `${_name}.db`), clock });
    await store.close();
    const { records } = store;
    const first = await started(gateOptions({ records }));
    for (const [code, request] of [
      ['REPLAY_STORE_UNAVAILABLE', await proven(first)],
      ['REPLAY_STORE_UNAVAILABLE', { body: await messageBody() }],
    ] as const) {
      const answer = await send(first, request);
      expect([...refused(answer), answer.headers['retry-after']]).toEqual([503, code, 'replay', '1']);
    }
    const second = await started(gateOptions({ revocations: agentRevocations({ records, clock }) }));
    expect(refused(await send(second, await proven(second)))).toEqual([503, 'REVOCATIONS_UNAVAILABLE', 'token']);
    const third = await send(second, { body: await messageBody() });
    expect(refused(third)).toEqual([503, 'SENDER_KEYS_UNAVAILABLE', 'sender-key']);
  });

  it('asks the policy last, and lets nothing through where the policy fails', async () => {
    const words = { allow: 200, rewrite: 403, ask: 403, block: 403 } as const;
    for (const [action, status] of Object.entries(words)) {
      const word = action as keyof typeof words;
      const there = await started(gateOptions({ decideAction: () => ({ action: word, pendingId: 'apr_1' }) }));
      for (const request of [await proven(there), { body: await messageBody() }]) {
        const answer = await send(there, request);
        expect(answer.status).toBe(status);
        const { code, pendingId } = (answer.json.error ?? {}) as { code?: string; pendingId?: string };
        expect([code, pendingId]).toEqual(CODES[word]);
      }
    }
  });

  it('lets nothing through of which the end never comes', async () => {
    const heard = new EventEmitter();
    const there = await started(gateOptions({ onRefused: ({ code }) => heard.emit('refused', code) }));
    const refusing = once(heard, 'refused');
    const { headers } = await proven(there);
    const type = { 'content-type': 'application/json', 'content-length': '1000' };
    const request = httpRequest(there, { method: 'POST', agent: false, headers: { ...headers, ...type } });
    request.on('error', () => undefined);
    // What there is of it would be a whole body.
    request.write(BODY, () => setImmediate(() => request.destroy()));
    expect(await refusing).toEqual(['BODY_INCOMPLETE']);
  });

  it('opens a sealed message', async () => {
    const [key] = messageVectors.openWith as readonly [SealingPrivateJwk];
    const { d: _, ...sealFor } = key;
    const there = await started(gateOptions({ openWith: [key] }));
    const draft = { to: 'files', action: 'files:delete', payload: { path: '/tmp/old' }, sealFor };
    const authority = { chain: await chainOf() };
    const body = JSON.stringify({ message: await createMessage({ ...draft, authority }, { key: PLANNER }) });
    expect((await send(there, { body })).json.call?.arguments).toEqual({ path: '/tmp/old' });
    expect(refused(await send(url, { body }))).toEqual([400, 'MESSAGE_UNREADABLE', 'shape']);
  });

  it('answers 500 where a body parser was faster', async () => {
    const heard: unknown[] = [];
    const there = await started(gateOptions({ onRefused: ({ code }) => heard.push(code) }), true);
    expect(refused(await send(there, await proven(there)))).toEqual([500, 'BODY_ALREADY_READ', 'request']);
    expect(heard).toEqual(['BODY_ALREADY_READ']);
  });

  it('takes the arguments of a request without a body from where it is told to', async () => {
    const argumentsOf = ({ target }: { readonly target: string }): { path: string } => ({
      path: target.split('?path=')[1] ?? '',
    });
    const there = `${await started(gateOptions({ argumentsOf }))}`;
    const statuses = ['/tmp/old', '/etc/passwd'].map(async (path) => {
      const at = `${there}?path=${path}`;
      return (await send(at, await proven(at, { method: 'GET', body: '' }))).status;
    });
    expect(await Promise.all(statuses)).toEqual([200, 403]);
  });

  it('answers 500 to what nobody meant to happen, and tells the agent nothing of it', async () => {
    const heard: unknown[] = [];
    const there = await started(
      gateOptions({
        permission: () => {
          throw new Error('secret');
        },
        onRefused: ({ cause }) => {
          heard.push((cause as Error).message);
          throw new Error('deaf');
        },
      }),
    );
    const answer = await send(there, await proven(there));
    expect([...refused(answer), JSON.stringify(answer.json).includes('secret'), heard]).toEqual([
      500,
      'CHECK_FAILED',
      'request',
      false,
      ['secret'],
    ]);
  });
});

it.each([
  ['agent', { agent: 'Files' }],
  ['issuers', { issuers: [] }],
  ['requires', { requires: undefined as never }],
  ['permission', { permission: 'delete' }],
  ['decideAction', { decideAction: undefined as never }],
  ['records', { records: undefined as never }],
  ['bodyBytesMax', { bodyBytesMax: 1e9 }],
  ['bodyTimeoutMs', { bodyTimeoutMs: 0 }],
])('does not start with a bad %s', async (option, changes) => {
  await expect(FRAMEWORKS.express(gateOptions(changes))).rejects.toMatchObject({ code: 'INVALID_OPTIONS', option });
});
