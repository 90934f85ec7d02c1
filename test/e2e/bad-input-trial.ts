import { afterAll, afterEach, expect } from 'vitest';
import type { TestGateway } from './start-test-gateway.ts';

/** Stands in every bad request; nothing of the gateway's may repeat it. */
export const CANARY = 'zebra-canary-51';

/** The endpoints for messages, with what their clients call an error. */
export const ENDPOINTS = ['/v1/chat/completions', '/v1/messages'] as const;

/** A good body of an endpoint; a member that is given replaces its own. */
export function goodBody(content: unknown = CANARY, more: object = {}): string {
  return JSON.stringify({ model: 'demo', max_tokens: 50, messages: [{ role: 'user', content }], ...more });
}

/** Headers that every good request has. */
export function goodHeaders(key: string, path: string): Record<string, string> {
  const version = path === '/v1/messages' ? { 'anthropic-version': '2023-06-01' } : {};
  return { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...version };
}

/** Posts a body as the gateway's own client. */
export function post(
  gateway: TestGateway,
  path: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const all = { ...goodHeaders(gateway.clientKey, path), ...headers };
  return fetch(`${gateway.url}${path}`, { method: 'POST', headers: all, body: body as BodyInit });
}

/** What an error has to be in the shape of an endpoint. */
export function expectProblem(path: string, body: string, code?: string): void {
  const problem = JSON.parse(body) as {
    readonly type?: string;
    readonly request_id?: string;
    readonly error: { readonly type: string; readonly message: string; readonly code?: string };
  };
  expect(problem.error.type).toMatch(/^[a-z_]{1,40}$/u);
  expect(problem.error.message.length).toBeGreaterThan(0);
  if (path === '/v1/messages') {
    expect(problem.type).toBe('error');
    expect(problem.request_id).toMatch(/^req_[0-9a-f]{24}$/u);
    if (code !== undefined) expect(problem.error.message.split(':')[0]).toBe(code);
  } else if (code !== undefined) expect(problem.error.code).toBe(code);
}

/**
 * Watches the gateway of a test file: after each test it has to be alive, and at the end, when it is stopped, it must
 * have said nothing of what came.
 */
export function watchGateway(gateway: () => TestGateway): void {
  afterEach(() => expectAlive(gateway()));
  afterAll(async () => {
    await expectSilent(gateway());
    await gateway().stop();
  }, 30_000);
}

/** The process lives and serves an honest request. */
async function expectAlive(gateway: TestGateway): Promise<void> {
  expect(gateway.process.exitCode).toBeNull();
  const honest = await post(gateway, '/v1/messages', goodBody('What is a sally port?'));
  await honest.body?.cancel();
  expect(honest.status).toBe(200);
}

/** Neither events nor what the process writes repeat anything of a bad request or a key, and nothing failed that nobody foresaw. */
async function expectSilent(gateway: TestGateway): Promise<void> {
  const events = await gateway.events();
  const told = JSON.stringify(events) + gateway.output.stdout + gateway.output.stderr;
  expect(told).not.toContain(CANARY);
  expect(told).not.toContain(gateway.clientKey.slice(-20));
  expect(told).not.toContain(gateway.adminKey.slice(-20));
  expect(events.filter(({ details }) => details['failure'] !== undefined)).toEqual([]);
}
