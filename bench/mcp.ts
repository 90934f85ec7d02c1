import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

// npm run bench:mcp: the round trip of a call of a tool through `sallyport mcp` and without it, call by call in turns in one run, with the client and
// the server of the official SDK. Needs the build.

const CALLS = 3_000;
const WARM_UP_CALLS = 500;
/** Texts of 40 and of 4,000 characters, as results have them. */
const SIZES = [40, 4_000];

const folder = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const sdk = (path: string): string => import.meta.resolve(`@modelcontextprotocol/sdk/${path}`);
const server = join(folder, 'server.mjs');
writeFileSync(
  server,
  `import { McpServer } from ${JSON.stringify(sdk('server/mcp.js'))};
import { StdioServerTransport } from ${JSON.stringify(sdk('server/stdio.js'))};
import { z } from ${JSON.stringify(import.meta.resolve('zod'))};
const server = new McpServer({ name: 'bench', version: '1.0.0' });
const text = 'The train to Ghent leaves at nine from track four. '.repeat(100);
server.registerTool('read_note', { inputSchema: { size: z.number() } }, ({ size }) => ({ content: [{ type: 'text', text: text.slice(0, size) }] }));
await server.connect(new StdioServerTransport());
`,
);

async function connect(args: readonly string[]): Promise<Client> {
  const env = { PATH: process.env['PATH'] ?? '', XDG_STATE_HOME: folder };
  const client = new Client({ name: 'bench', version: '1.0.0' });
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [...args], env, stderr: 'ignore' }));
  await client.listTools();
  return client;
}

const flags = ['--events', 'none', '--rate', '1000000'];
const bare = await connect([server]);
const guarded = await connect([here('../dist/cli/main.js'), 'mcp', ...flags, '--', process.execPath, server]);

async function timeOf(client: Client, size: number): Promise<number> {
  const begun = performance.now();
  await client.callTool({ name: 'read_note', arguments: { size } });
  return performance.now() - begun;
}

function percentile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN;
}

for (const size of SIZES) {
  const [without, through]: [number[], number[]] = [[], []];
  for (let at = 0; at < WARM_UP_CALLS + CALLS; at++) {
    const [first, second] = [await timeOf(bare, size), await timeOf(guarded, size)];
    if (at < WARM_UP_CALLS) continue;
    without.push(first);
    through.push(second);
    if (at % 500 === 0) process.stderr.write(`\r${size} characters: ${at} of ${WARM_UP_CALLS + CALLS}`);
  }
  process.stderr.write('\r\u001b[K');
  const [p50, p99] = [0.5, 0.99].map((share) => [percentile(without, share), percentile(through, share)] as const);
  const row = ([one, other]: readonly [number, number] = [0, 0]): string =>
    `${one.toFixed(2)} → ${other.toFixed(2)} ms`;
  console.log(`result of ${size} characters: p50 ${row(p50)}, p99 ${row(p99)}`);
  console.log(`added at p50 ${((p50?.[1] ?? 0) - (p50?.[0] ?? 0)).toFixed(2)} ms   budget ≤ 1.00`);
}
await Promise.all([bare.close(), guarded.close()]);
rmSync(folder, { recursive: true, force: true });
