import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import { firstTokenMs, type Load, load, requestBody } from './gateway/load.ts';
import { cpuSeconds, residentMb, type Spawned, spawnServer } from './gateway/spawned.ts';
import { withheldChars } from './gateway/withheld.ts';

// npm run bench:gateway: what the gateway costs beside a bare pass-through proxy, with its policy off and on, in one run.

const ROUNDS = 3;
const REQUESTS = 1_500;
const CONNECTIONS = 32;
/** Streams of a round, one after the other. */
const STREAMS = 100;

interface Target {
  readonly name: string;
  readonly server: Spawned;
  readonly headers: Readonly<Record<string, string>>;
}

interface Result {
  readonly name: string;
  readonly cpuMicros: number;
  readonly requestsPerSecond: number;
  readonly firstTokenP50Ms: number;
  readonly residentMb: number;
}

const folder = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
const upstream = await spawnServer(['--import', 'tsx', 'bench/gateway/fixed-upstream.ts']);
const targets: readonly Target[] = [
  {
    name: 'bare proxy',
    server: await spawnServer(['--import', 'tsx', 'bench/gateway/bare-proxy.ts', upstream.url]),
    headers: {},
  },
  await gateway('gateway, policy off', 'off'),
  await gateway('gateway, policy on', 'balanced'),
];
try {
  const loads = targets.map(({ server, headers }) => toLoad(server, headers));
  for (const each of loads) await load(each, REQUESTS);
  const cpu = targets.map((): number[] => []);
  const speed = targets.map((): number[] => []);
  const firstTokens = targets.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, each] of loads.entries()) {
      const { pid } = (targets[index] as Target).server;
      const before = cpuSeconds(pid);
      const seconds = await load(each, REQUESTS);
      cpu[index]?.push(((cpuSeconds(pid) - before) * 1e6) / REQUESTS);
      speed[index]?.push(REQUESTS / seconds);
      firstTokens[index]?.push(await firstTokenMs(each, STREAMS));
    }
    process.stderr.write(`round ${round + 1} of ${ROUNDS}\n`);
  }
  const results: Result[] = [];
  for (const [index, target] of targets.entries()) {
    results.push({
      name: target.name,
      cpuMicros: Math.min(...(cpu[index] as number[])),
      requestsPerSecond: Math.max(...(speed[index] as number[])),
      firstTokenP50Ms: Math.min(...(firstTokens[index] as number[])),
      residentMb: residentMb(target.server.pid),
    });
  }
  report(results, await withheldChars((url) => gateway('withheld', 'balanced', url)));
} finally {
  await Promise.all([...targets.map(({ server }) => server.stop()), upstream.stop()]);
  rmSync(folder, { recursive: true });
}

function toLoad(server: Spawned, headers: Readonly<Record<string, string>>): Load {
  return {
    pool: new Pool(server.url, { connections: CONNECTIONS }),
    headers,
    body: requestBody(false),
    connections: CONNECTIONS,
  };
}

async function gateway(name: string, policy: string, url = upstream.url): Promise<Target> {
  const place = mkdtempSync(join(folder, 'gateway-'));
  const config = join(place, 'sallyport.yaml');
  writeFileSync(
    config,
    `server: { port: 0, connectionsMax: 1000 }
auth: none
policy: ${policy}
limits: { requestsPerMinute: 1000000, burst: 1000000, concurrentMax: 1000, charactersPerMinute: 600000000 }
upstreams:
  - { name: bench, dialect: openai-chat, url: '${url}', models: ['bench'] }
`,
  );
  const server = await spawnServer(['dist/cli/main.js', 'serve', '--config', config]);
  return { name, server, headers: {} };
}

function report(results: readonly Result[], withheld: { readonly p50: number; readonly p99: number }): void {
  const [bare, off, on] = results as [Result, Result, Result];
  console.table(
    Object.fromEntries(
      results.map(({ name, ...figures }) => [
        name,
        Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, Number(value.toFixed(2))])),
      ]),
    ),
  );
  const lines = [
    ['CPU of the policy, µs a request', on.cpuMicros - off.cpuMicros, '≤ 350'],
    ['requests/s, on beside bare proxy', on.requestsPerSecond / bare.requestsPerSecond, '≥ 0.28'],
    ['first token added, ms p50', on.firstTokenP50Ms - bare.firstTokenP50Ms, '≤ 1.5'],
    ['withheld characters, p50', withheld.p50, '≤ 4'],
    ['withheld characters, p99', withheld.p99, '≤ 32'],
    ['resident memory, MB', on.residentMb, '≤ 300'],
  ] as const;
  for (const [name, value, budget] of lines)
    console.log(`${name.padEnd(36)} ${value.toFixed(2).padStart(8)}  budget ${budget}`);
  mkdirSync('bench/results', { recursive: true });
  writeFileSync('bench/results/gateway.json', `${JSON.stringify({ results, withheld }, null, 2)}\n`);
}
