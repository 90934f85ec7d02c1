import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canonicalArguments } from '../../src/agents/approvals/canonical-arguments.ts';
import type { Approval, Approvals } from '../../src/core/approvals.ts';
import { openKeyRing } from '../../src/crypto/key-ring.ts';
import { systemClock, systemRandom } from '../../src/setup/create-guard.ts';
import { type GatewayState, openGatewayState } from '../../src/setup/gateway-state.ts';
import { openApprovals } from '../../src/setup/open-approvals.ts';
import { runCli } from './run-cli.ts';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

const principal = { tenant: 'shop', user: 'ana', session: 's-1' };
const payment = canonicalArguments({ to: 'DE89370400440532013000', amount: 250 });
const call = { principal, tool: 'pay', argumentsDigest: payment.digest };
let gateway: TestGateway;
let state: GatewayState;
let approvals: Approvals;

beforeAll(async () => {
  gateway = await startTestGateway();
  const stateDir = join(gateway.folder, 'state');
  const ring = await openKeyRing({ path: join(stateDir, 'key-ring.json') });
  state = await openGatewayState({ stateDir, store: { driver: 'libsql' } }, systemClock);
  approvals = openApprovals({ records: state.records, ring, clock: systemClock, random: systemRandom });
});
afterAll(async () => {
  await state.close();
  await gateway.stop();
});

async function asked(): Promise<Approval> {
  const reasons = [{ ruleId: 'sink/pay', pointer: '/to', trust: 'external' as const }];
  const outcome = await approvals.request({ principal, tool: 'pay', arguments: payment, reasons });
  if (outcome.state !== 'done') throw new Error(outcome.code);
  return outcome.approval;
}

async function say(id: string, body: unknown): Promise<{ readonly status: number; readonly text: string }> {
  const headers = { 'content-type': 'application/json' };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await gateway.admin(`/admin/approvals/${id}`, { method: 'POST', headers, body: text });
  return { status: response.status, text: await response.text() };
}

it('shows a pending call to admins, with its arguments only where one is asked for, and takes one verdict', async () => {
  const { id } = await asked();
  const listed = await (await gateway.admin('/admin/approvals?tenant=shop')).text();
  expect(listed).toContain(id);
  expect(listed).not.toContain('DE89');
  expect(await (await gateway.admin('/admin/approvals?tenant=other')).json()).toEqual({ approvals: [], next: null });
  const shown = (await (await gateway.admin(`/admin/approvals/${id}`)).json()) as Approval;
  expect(JSON.parse(shown.argumentsText)).toEqual({ to: 'DE89370400440532013000', amount: 250 });

  expect((await say(id, { verdict: 'approve', approver: 'ANA' })).status).toBe(403);
  expect((await say(id, { verdict: 'approve', approver: 'boss' })).status).toBe(200);
  expect((await say(id, { verdict: 'deny', approver: 'boss' })).status).toBe(409);
  expect(await approvals.consume(id, call)).toMatchObject({ state: 'done' });
  expect(await approvals.consume(id, call)).toMatchObject({ code: 'used' });

  const told = (await gateway.events()).filter(({ details }) => details['step'] === 'decide');
  expect(told.map(({ type, decision }) => [type, decision.action])).toEqual([
    ['action_denied', 'block'],
    ['policy_change', 'allow'],
    ['action_denied', 'block'],
  ]);
  for (const secret of [id, 'DE89', 'boss']) expect(JSON.stringify(told)).not.toContain(secret);
});

it('shows and decides nothing without the scope admin', async () => {
  const { id } = await asked();
  for (const method of ['GET', 'POST']) {
    const headers = { authorization: `Bearer ${gateway.clientKey}`, 'content-type': 'application/json' };
    const body = method === 'GET' ? null : '{"verdict":"approve","approver":"boss"}';
    const response = await fetch(`${gateway.url}/admin/approvals/${id}`, { method, headers, body });
    expect(response.status).toBe(403);
  }
  expect((await approvals.get(id))?.state).toBe('pending');
});

it.each([
  ['{}'],
  ['[]'],
  ['no JSON'],
  ['{"verdict":"approve"}'],
  ['{"verdict":"allow","approver":"boss"}'],
  ['{"verdict":"approve","approver":""}'],
  ['{"verdict":"deny","verdict":"approve","approver":"boss"}'],
  ['{"verdict":"approve","approver":"boss","id":"apr_0"}'],
])('takes no verdict from %s', async (body) => {
  const { id } = await asked();
  expect((await say(id, body)).status).toBe(400);
  expect((await approvals.get(id))?.state).toBe('pending');
});

it('knows no other ids and no other parameters', async () => {
  expect((await say(`apr_${'0'.repeat(51)}`, { verdict: 'deny', approver: 'boss' })).status).toBe(404);
  for (const query of ['limit=0', 'limit=101', 'limit=x', 'after=x', 'who=ana', 'tenant=a&tenant=b']) {
    expect((await gateway.admin(`/admin/approvals?${query}`)).status).toBe(400);
  }
});

it('is decided on the command line, which leaves its event, too', async () => {
  const [one, other] = [await asked(), await asked()];
  const place = ['--config', gateway.configFile];
  const pending = await runCli(['actions', 'pending', '--tenant', 'shop', ...place]);
  expect(pending.stdout).toContain(one.id);
  expect(pending.stdout).toContain('"to":"DE89370400440532013000"');
  expect(await runCli(['actions', 'approve', one.id, '--as', 'Ana', ...place])).toMatchObject({ exit: 2, stdout: '' });
  expect(await runCli(['actions', 'approve', one.id, '--as', 'boss', ...place])).toMatchObject({
    exit: 0,
    stdout: 'pay is approved\n',
  });
  expect(await runCli(['actions', 'deny', other.id, '--as', 'boss', ...place])).toMatchObject({ exit: 0 });
  expect(await approvals.consume(other.id, call)).toMatchObject({ code: 'denied' });
  expect(await approvals.consume(one.id, call)).toMatchObject({ state: 'done' });
  const verdicts = (await gateway.events()).filter(({ details }) => details['step'] === 'decide').slice(-3);
  expect(verdicts.map(({ details }) => [details['verdict'], details['refused']])).toEqual([
    ['approve', 'own-request'],
    ['approve', undefined],
    ['deny', undefined],
  ]);
});
