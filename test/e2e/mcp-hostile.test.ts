import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BUILT_CLI } from './built-cli.ts';
import { mcpTrial, serverFile } from './mcp-trial.ts';

const trial = mcpTrial();

async function hostile(flags: readonly string[] = []) {
  const started = await trial.start('hostile-server', { flags });
  await started.client.listTools();
  const act = (what: string) => started.client.callTool({ name: 'act', arguments: { do: what } });
  return { ...started, act };
}

it.each([
  ['prints what is no message', 'garbage', 'after garbage'],
  ['answers what nobody asked, and twice', 'unasked', '"asked"'],
  ['floods the client with notifications', 'flood', 'after the flood'],
])('a server that %s keeps working', async (_what, name, text) => {
  const { act } = await hostile();
  expect(JSON.stringify(await act(name))).toContain(text);
  expect(JSON.stringify(await act('unasked'))).toContain('asked');
});

it.each([
  ['has a key twice', 'key-twice', -32_014],
  ['is larger than the bound', 'huge', -32_013],
])('an answer that %s becomes an error at once', async (_what, name, code) => {
  const { act } = await hostile();
  await expect(act(name)).rejects.toMatchObject({ code });
});

it('a batch is no message: its request runs into the time limit', async () => {
  const { act } = await hostile(['--timeout', '1']);
  await expect(act('batch')).rejects.toMatchObject({ code: -32_001 });
});

it('a server that sends nothing but garbage is ended, and whoever waits is told', async () => {
  const { act, stderr } = await hostile();
  await expect(act('broken')).rejects.toThrow();
  expect(stderr()).toContain('it is ended');
});

it('a crash is told to whoever waits', async () => {
  const { client } = await trial.start('notes-server');
  await client.listTools();
  await expect(client.callTool({ name: 'read_note', arguments: { id: 'crash' } })).rejects.toMatchObject({
    code: -32_015,
  });
});

function raw(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawn(process.execPath, [BUILT_CLI, 'mcp', '--name', 'raw', '--events', 'none', '--', ...args], {
    env: { ...process.env, XDG_STATE_HOME: trial.folder(), ...env },
    stdio: 'pipe',
  });
}

it.each([
  [['node', '-e', 'process.exit(3)'], 3],
  [['node', '-e', 'process.kill(process.pid, "SIGKILL")'], 137],
  [['no-such-program-anywhere'], 127],
])('passes the exit status of %j on', async (args, status) => {
  const guard = raw(args);
  expect(await once(guard, 'exit')).toEqual([status, null]);
});

it.each(['the client leaves', 'SIGTERM'])('leaves no process behind when %s', async (how) => {
  const guard = raw([process.execPath, serverFile('hostile-server')], { STUBBORN: '1' });
  let written = '';
  guard.stderr.on('data', (chunk: Buffer) => {
    written += chunk.toString('utf8');
  });
  while (!written.includes('\n')) await once(guard.stderr, 'data');
  const [, child, server] = /child (\d+) of (\d+)/u.exec(written) ?? [];
  if (how === 'SIGTERM') guard.kill('SIGTERM');
  else guard.stdin.end();
  expect(await once(guard, 'exit')).toEqual([137, null]);
  for (const pid of [child, server]) expect(stateOf(Number(pid))).toMatch(/gone|Z/u);
});

/** The state of a process; one that nobody has waited for is dead, too. */
function stateOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.slice(0, 1) ?? 'gone';
  } catch {
    return 'gone';
  }
}

it('what it does not touch passes byte by byte, and what it cannot read is answered', async () => {
  const echo =
    'process.stdin.on("data", (d) => process.stderr.write(d)); process.stdin.on("end", () => process.exit(0))';
  const guard = raw([process.execPath, '-e', echo]);
  let seen = '';
  guard.stderr.on('data', (chunk: Buffer) => {
    seen += chunk.toString('utf8');
  });
  let answers = '';
  guard.stdout.on('data', (chunk: Buffer) => {
    answers += chunk.toString('utf8');
  });
  const odd = '{ "method":"x/y",\t"params":{"n":1e0,"s":"\\u00e9é"},"jsonrpc":"2.0" }';
  guard.stdin.write(`${odd}\n{"jsonrpc":"2.0","id":5,"id":6,"method":"ping"}\n`);
  guard.stdin.end('{"jsonrpc":"2.0","method":"cut off');
  expect(await once(guard, 'exit')).toEqual([0, null]);
  expect(seen).toBe(`${odd}\n`);
  expect(JSON.parse(answers)).toMatchObject({ id: 5, error: { code: -32_600 } });
});
