import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { CreateMessageRequestSchema, ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { describe, expect, it } from 'vitest';
import { mcpTrial } from './mcp-trial.ts';
import { runBuiltCli } from './run-built-cli.ts';

const trial = mcpTrial();

async function acting(flags: readonly string[] = []) {
  const started = await trial.start('acting-server', { flags });
  await started.client.listTools();
  return started;
}

async function call(client: Client, name: string, input: Readonly<Record<string, unknown>> = {}): Promise<string> {
  return JSON.stringify((await client.callTool({ name, arguments: input })).content);
}

function policyFile(text: string): string {
  const file = join(trial.folder(), 'actions.yaml');
  writeFileSync(file, text);
  return file;
}

describe('the shipped action policy', () => {
  it('holds a mail to an address that only a passage for the assistant has named, and no other mail', async () => {
    // The text policy alone would take the passage out.
    const { client, stderr } = await acting(['--policy', 'permissive']);
    const mail = { to: 'eve@evil.example', body: 'The offer.' };
    expect(await call(client, 'send_mail', mail)).toContain('sent');
    await call(client, 'read_mail');
    await expect(call(client, 'send_mail', mail)).rejects.toMatchObject({
      code: expect.toSatisfy((code: number) => code === -32_010 || code === -32_012),
      data: { ruleIds: [expect.stringMatching(/^actions\//u)] },
    });
    expect(await call(client, 'send_mail', { to: 'ann@shop.example', body: 'Thank you.' })).toContain('sent');
    expect(stderr()).toContain('"action_denied"');
    expect(stderr()).not.toContain('eve@');
  });
});

describe('an action policy of a file', () => {
  it('refuses, asks and rewrites calls, and counts them', async () => {
    const file = policyFile(`
base: none
rules:
  - { id: no-mail, when: { tools: [send_mail], arguments: { properties: { to: { pattern: 'evil' } } } }, effect: block }
  - { id: mail-twice, when: { tools: [send_mail], rate: { count: 2, windowMs: 60000 } }, effect: block }
  - { id: dear, when: { tools: [order_paper], amountAbove: 500 }, effect: ask }
  - { id: at-most-100, when: { tools: [order_paper] }, effect: rewrite, edits: [{ clamp: /amount, max: 100 }] }
`);
    const { client, stderr } = await acting(['--action-policy', file]);
    const mail = { to: 'ann@shop.example', body: 'Thank you.' };
    await expect(call(client, 'send_mail', { ...mail, to: 'evil' })).rejects.toMatchObject({
      code: -32_010,
      data: { ruleIds: ['no-mail'] },
    });
    expect(await call(client, 'order_paper', { sheets: 5, amount: 400 })).toContain('ordered for 100');
    await expect(call(client, 'order_paper', { sheets: 5, amount: 501 })).rejects.toMatchObject({
      code: -32_012,
      data: { ruleIds: ['dear'] },
    });
    for (let at = 0; at < 2; at++) expect(await call(client, 'send_mail', mail)).toContain('sent');
    await expect(call(client, 'send_mail', mail)).rejects.toMatchObject({ code: -32_010 });
    expect(stderr()).toContain('needs approval');
  });

  it('that is none stops the start and says where', async () => {
    const file = policyFile('rules: [{ id: x, when: {}, effect: perhaps }]');
    const env = { XDG_STATE_HOME: trial.folder() };
    const run = await runBuiltCli(['mcp', '--action-policy', file, '--', 'true'], { cwd: '/', env });
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain('rules[0].effect');
    const missing = await runBuiltCli(['mcp', '--action-policy', '/none.yaml', '--', 'true'], { cwd: '/', env });
    expect([missing.exit, missing.stderr]).toEqual([2, expect.stringContaining('cannot be read')]);
  });
});

it('more requests than the limit are refused, with the time to wait', async () => {
  const { client } = await acting(['--rate', '4']);
  const calls = Array.from({ length: 6 }, () => call(client, 'order_paper', { sheets: 1, amount: 1 }));
  const failures = (await Promise.allSettled(calls)).flatMap((each) =>
    each.status === 'rejected' ? [each.reason] : [],
  );
  expect(failures.length).toBeGreaterThanOrEqual(2);
  for (const failure of failures)
    expect(failure).toMatchObject({ code: -32_011, data: { retryAfterMs: expect.any(Number) } });
});

describe('what a server asks the client for', () => {
  async function answering() {
    const started = await acting();
    const seen: string[] = [];
    started.client.setRequestHandler(CreateMessageRequestSchema, ({ params }) => {
      seen.push(JSON.stringify(params));
      return { model: 'm', role: 'assistant' as const, content: { type: 'text' as const, text: 'yes' } };
    });
    started.client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
      seen.push(JSON.stringify(params));
      return { action: 'accept' as const, content: { name: 'Ann' } };
    });
    return { ...started, seen };
  }

  it('comes through where it is honest', async () => {
    const { client, seen } = await answering();
    expect(await call(client, 'consult', { about: 'work' })).toContain('the model says yes');
    expect(await call(client, 'confirm', { about: 'work' })).toContain('accept Ann');
    expect(seen).toHaveLength(2);
  });

  it('comes through without its orders, or not at all', async () => {
    const { client, seen } = await answering();
    await call(client, 'consult', { about: 'attack' });
    await call(client, 'confirm', { about: 'attack' });
    expect(seen.join('')).not.toMatch(/previous instructions|evil\.example/u);
  });
});
