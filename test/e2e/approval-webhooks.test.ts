import { randomBytes } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { canonicalArguments } from '../../src/agents/approvals/canonical-arguments.ts';
import type { Approval, Approvals } from '../../src/core/approvals.ts';
import type { SecurityEvent } from '../../src/core/security-event.ts';
import { openKeyRing } from '../../src/crypto/key-ring.ts';
import { type GatewayApprovals, openGatewayApprovals } from '../../src/gateway/approvals/open-gateway-approvals.ts';
import { loadGatewayConfig } from '../../src/setup/config-file.ts';
import { systemClock, systemRandom } from '../../src/setup/create-guard.ts';
import { openServices } from '../../src/setup/gateway-services.ts';
import { type GatewayState, openGatewayState } from '../../src/setup/gateway-state.ts';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';
import { startWebhookReceiver, type WebhookReceiver } from './webhook-receiver.ts';

const [TOLD, OLD, VERDICTS] = [secretText(), secretText(), secretText()];
const env = { TOLD, OLD, VERDICTS };
const payment = canonicalArguments({ to: 'DE89370400440532013000', amount: 250 });
const principal = { tenant: 'shop', user: 'ana', session: 's-1' };
const call = { principal, tool: 'pay', argumentsDigest: payment.digest };

let receiver: WebhookReceiver;
let gateway: TestGateway;
let state: GatewayState;
let events: SecurityEvent[];
const opened: (() => Promise<void>)[] = [];

function secretText(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

function config(more: object = {}): object {
  const webhook = { name: 'desk', url: receiver.url, secrets: [{ env: 'OLD' }, { env: 'TOLD' }], backoffMs: 1 };
  const webhooks = [{ ...webhook, allowPrivate: ['127.0.0.1'], timeoutMs: 300, attemptsMax: 3, ...more }];
  return { approvals: { ttlMinutes: 5, webhooks, verdicts: { secrets: [{ env: 'VERDICTS' }] } } };
}

beforeAll(async () => {
  receiver = await startWebhookReceiver(TOLD);
  gateway = await startTestGateway({ config: config() as Readonly<Record<string, unknown>>, env });
  const stateDir = join(gateway.folder, 'state');
  state = await openGatewayState({ stateDir, store: { driver: 'libsql' } }, systemClock);
}, 60_000);
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
  receiver.received.length = 0;
  receiver.answer = (response) => void response.writeHead(204).end();
});
afterAll(async () => {
  await state.close();
  await gateway.stop();
  await receiver.stop();
}, 30_000);

/** The approvals of a gateway on the store of the running one, with a configuration of its own. */
async function approvalsWith(more: object = {}): Promise<GatewayApprovals> {
  const path = join(gateway.folder, 'teller.yaml');
  await writeFile(path, JSON.stringify({ stateDir: 'state', ...config(more) }));
  const ring = await openKeyRing({ path: join(gateway.folder, 'state', 'key-ring.json') });
  const written: SecurityEvent[] = [];
  events = written;
  const sink = { write: (event: SecurityEvent) => void written.push(event) };
  const ports = { clock: systemClock, random: systemRandom, keys: ring.keys, sink };
  const services = openServices(await loadGatewayConfig({ path, env }), ports);
  const approvals = openGatewayApprovals({ ...ports, ring, records: state.records, services: () => services });
  opened.push(
    () => services.close(),
    () => approvals.close(),
  );
  return approvals;
}

async function asked(approvals: Approvals): Promise<Approval> {
  const reasons = [{ ruleId: 'sink/pay', pointer: '/to', trust: 'external' as const }];
  const outcome = await approvals.request({ principal, tool: 'pay', arguments: payment, reasons });
  if (outcome.state !== 'done') throw new Error(outcome.code);
  return outcome.approval;
}

interface Signing {
  readonly path?: string;
  readonly secret?: string;
  readonly id?: string;
  readonly date?: Date;
  readonly headers?: Readonly<Record<string, string>>;
}

let count = 0;

/** Posts a body to the running gateway, signed as a receiver signs it. */
async function post(body: string, signing: Signing = {}): Promise<{ readonly status: number; readonly code: string }> {
  count += 1;
  const { secret = VERDICTS, id = `msg_${count}`, date = new Date(), path = '/approvals/x', headers } = signing;
  const response = await fetch(`${gateway.url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': `${Math.floor(date.getTime() / 1_000)}`,
      'webhook-signature': new Webhook(secret).sign(id, date, body),
      ...headers,
    },
    body,
  });
  const text = await response.text();
  const said = JSON.parse(text) as { readonly state?: string; readonly error?: { readonly code?: string } };
  return { status: response.status, code: said.state ?? said.error?.code ?? text };
}

function decide(id: string, signing: Signing = {}, verdict = 'approve', approver = 'boss') {
  return post(JSON.stringify({ id, verdict, approver }), { path: `/approvals/${id}`, ...signing });
}

const lost = (): readonly unknown[] =>
  events
    .filter(({ details }) => details['problem'] === 'approval-webhook-lost')
    .map(({ details }) => details['reason']);

it('tells a receiver, which verifies the message and answers with a signed verdict, and the call is made once', async () => {
  const { approvals } = await approvalsWith();
  const verdicts: Promise<{ readonly status: number }>[] = [];
  receiver.answer = (response, { body }) => {
    response.writeHead(204).end();
    verdicts.push(decide(body['id'] as string));
  };
  const approval = await asked(approvals);
  await expect.poll(() => verdicts.length).toBe(1);
  expect(await verdicts[0]).toEqual({ status: 200, code: 'approved' });
  expect(receiver.received[0]?.body).toEqual({
    id: approval.id,
    tenant: 'shop',
    user: 'ana',
    tool: 'pay',
    reasons: approval.reasons,
    expiresAt: new Date(approval.expiresAtMs).toISOString(),
    argumentsDigest: payment.digest,
  });
  expect(approval.expiresAtMs - approval.createdAtMs).toBe(300_000);
  expect(await approvals.consume(approval.id, call)).toMatchObject({ state: 'done' });
  expect(await approvals.consume(approval.id, call)).toMatchObject({ code: 'used' });
  const told = (await gateway.events()).filter(({ details }) => details['step'] === 'decide');
  expect(told.at(-1)).toMatchObject({ type: 'policy_change', details: { verdict: 'approve', tool: 'pay' } });
  for (const secret of [approval.id, 'DE89', 'boss', VERDICTS]) expect(JSON.stringify(told)).not.toContain(secret);
});

it('sends arguments only where that is said', async () => {
  const { approvals } = await approvalsWith({ includeArguments: true });
  await asked(approvals);
  await expect.poll(() => receiver.received.length).toBe(1);
  expect(receiver.received[0]?.body['argumentsText']).toBe('{"amount":250,"to":"DE89370400440532013000"}');
});

it.each<[what: string, answer: WebhookReceiver['answer'], reason: string, times: number]>([
  ['answers 500', (response) => void response.writeHead(500).end('DE89'), 'status-500', 3],
  ['answers 410', (response) => void response.writeHead(410).end(), 'status-410', 1],
  ['redirects', (response) => void response.writeHead(307, { location: '/hooks' }).end(), 'redirect', 1],
  ['hangs', () => undefined, 'upstream_timeout', 3],
  ['breaks the connection', (response) => void response.destroy(), 'upstream_reset', 3],
])('gives up on a receiver that %s, and says so', async (_what, answer, reason, times) => {
  const { approvals } = await approvalsWith();
  receiver.answer = answer;
  const begunMs = Date.now();
  const { id } = await asked(approvals);
  expect(Date.now() - begunMs).toBeLessThan(300);
  await expect.poll(lost, { timeout: 5_000 }).toEqual([reason]);
  expect(receiver.received).toHaveLength(times);
  expect(new Set(receiver.received.map(({ webhookId }) => webhookId)).size).toBe(1);
  expect(JSON.stringify(events)).not.toContain(id);
  expect(JSON.stringify(events)).not.toContain('DE89');
});

it('reads no endless reply to its end', async () => {
  const { approvals } = await approvalsWith();
  let isClosed = false;
  receiver.answer = (response) => {
    response.writeHead(200);
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    };
    response.on('drain', more).on('close', () => {
      isClosed = true;
    });
    more();
  };
  await asked(approvals);
  await expect.poll(() => isClosed, { timeout: 5_000 }).toBe(true);
  expect(lost()).toEqual([]);
  expect(receiver.received).toHaveLength(1);
});

it.each([['https://localhost:1/hooks'], ['https://localhost:1/hooks?a=b']])(
  'connects to no private address that is not listed: %s',
  async (url) => {
    const { approvals } = await approvalsWith({ url, allowPrivate: ['10.0.0.0/8'], attemptsMax: 1 });
    await asked(approvals);
    await expect.poll(lost, { timeout: 5_000 }).toEqual(['upstream_unreachable']);
  },
);

it.each([
  [{ allowPrivate: [] }, /must begin with https/u],
  [{ allowPrivate: ['10.0.0.0/8'] }, /names an address that may not be connected to/u],
  [{ url: 'https://169.254.169.254/latest' }, /names an address that may not be connected to/u],
  [{ url: 'https://user:word@hooks.example.com/' }, /must not hold credentials/u],
  [{ secrets: [{ env: 'VERDICTS' }] }, /has a secret of a webhook/u],
])('starts with no configuration of %j', async (more, problem) => {
  await expect(approvalsWith(more)).rejects.toThrow(problem);
});

it('decides nothing for a forged, late, replayed or misdirected verdict', async () => {
  const { approvals } = await approvalsWith();
  const [one, other] = [await asked(approvals), await asked(approvals)];
  const unsigned = { status: 401, code: 'invalid_signature' };
  const unknown = `apr_${'0'.repeat(51)}`;
  for (const id of [one.id, unknown]) {
    expect(await decide(id, { secret: TOLD })).toEqual(unsigned);
    expect(await decide(id, { headers: { 'webhook-signature': '' } })).toEqual(unsigned);
    expect(await decide(id, { headers: { 'webhook-id': 'msg_other' } })).toEqual(unsigned);
    expect(await post('no JSON', { path: `/approvals/${id}`, secret: TOLD })).toEqual(unsigned);
  }
  const minutes = (away: number): Date => new Date(Date.now() + away * 60_000);
  for (const date of [minutes(-5.1), minutes(5.1)]) {
    expect(await decide(one.id, { date })).toEqual({ status: 401, code: 'signature_expired' });
    expect(await decide(one.id, { date, secret: TOLD })).toEqual(unsigned);
  }
  // A verdict that was caught is good for no other call, and none twice.
  expect(await decide(one.id, { path: `/approvals/${other.id}` })).toEqual({ status: 400, code: 'invalid_request' });
  expect(await decide(one.id, {}, 'approve', 'ANA')).toEqual({ status: 403, code: 'approval_of_own_request' });
  expect(await decide(unknown)).toEqual({ status: 404, code: 'approval_not_found' });
  expect((await approvals.get(one.id))?.state).toBe('pending');
  expect(await decide(one.id, { id: 'msg_once' }, 'deny')).toEqual({ status: 200, code: 'denied' });
  expect(await decide(one.id, { id: 'msg_once' }, 'deny')).toEqual({ status: 409, code: 'webhook_replayed' });
  expect(await decide(other.id, { id: 'msg_once' })).toEqual({ status: 409, code: 'webhook_replayed' });
  expect(await decide(one.id)).toEqual({ status: 409, code: 'approval_decided' });
  expect((await approvals.get(other.id))?.state).toBe('pending');
  const reasons = (await gateway.events()).filter(({ type }) => type === 'auth_failure').map(({ details }) => details);
  for (const reason of ['signature', 'late', 'replayed']) {
    expect(reasons).toContainEqual({ reason, route: '/approvals/:id' });
  }
});

it('takes one of sixty-four copies of a verdict that come at once', async () => {
  const { approvals } = await approvalsWith();
  const { id } = await asked(approvals);
  const date = new Date();
  const copies = await Promise.all(Array.from({ length: 64 }, () => decide(id, { id: 'msg_copied', date })));
  expect(copies.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(copies.filter(({ code }) => code === 'webhook_replayed')).toHaveLength(63);
});

it.each([
  ['{}'],
  ['[]'],
  ['no JSON'],
  ['{"id":"x","verdict":"approve"}'],
  ['{"id":"x","verdict":"allow","approver":"boss"}'],
  ['{"id":"x","verdict":"deny","verdict":"approve","approver":"boss"}'],
  ['{"id":"x","verdict":"approve","approver":"boss","more":1}'],
])('takes no verdict from %s, signed as it is', async (body) => {
  expect(await post(body)).toEqual({ status: 400, code: 'invalid_request' });
});

it('reads no more than 4 KiB', async () => {
  const big = JSON.stringify({ id: 'x', verdict: 'deny', approver: 'a'.repeat(5_000) });
  expect(await post(big)).toEqual({ status: 413, code: 'request_too_large' });
});

it('takes another secret, and then none, while it runs', async () => {
  const { approvals } = await approvalsWith();
  const [one, other] = [await asked(approvals), await asked(approvals)];
  const configure = async (verdicts?: object): Promise<void> => {
    const text = JSON.stringify({ server: { port: 0 }, stateDir: 'state', approvals: { verdicts } });
    await writeFile(`${gateway.configFile}.new`, text);
    await rename(`${gateway.configFile}.new`, gateway.configFile);
  };
  await configure({ secrets: [{ env: 'OLD' }] });
  await expect.poll(async () => (await decide('x')).code, { timeout: 10_000 }).toBe('invalid_signature');
  expect(await decide(one.id, { secret: OLD })).toEqual({ status: 200, code: 'approved' });
  await configure();
  await expect.poll(async () => (await decide('x')).code, { timeout: 10_000 }).toBe('not_found');
  expect((await decide(other.id, { secret: OLD })).status).toBe(404);
}, 60_000);
