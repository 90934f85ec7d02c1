import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, it } from 'vitest';

/** A Redis of the tests' own, which may be killed and held. It keeps nothing on the disk. */
export interface TestRedis {
  readonly port: number;
  readonly url: string;
  /** Ends the process as a crash would; whoever was connected is cut off. */
  kill(): Promise<void>;
  /** Starts it again on the same port, empty unless it was told to keep what it has. */
  start(): Promise<void>;
  /** Holds the process: it answers nothing until it is resumed. */
  hold(): void;
  resume(): void;
  /** Ends it for good. */
  stop(): Promise<void>;
}

/** Whether there is a Redis to start. */
const hasRedisServer: boolean = spawnSync('redis-server', ['--version']).status === 0;

/** The tests of a service, or one test that says why they are left out. Under `SALLYPORT_TEST_REQUIRE=all` that one fails. */
export function describeWith(
  { service, isThere }: { readonly service: string; readonly isThere: boolean },
  title: string,
  tests: () => void,
): void {
  if (isThere) {
    describe(title, tests);
    return;
  }
  it(title, ({ skip }) => {
    const reason = `${service} is not there: see scripts/test-services.sh`;
    if (process.env['SALLYPORT_TEST_REQUIRE'] === 'all') throw new Error(reason);
    skip(reason);
  });
}

/** For tests that start a `redis-server` of their own. */
export const redisServer = { service: 'redis-server', isThere: hasRedisServer } as const;

/** The Redis that a file's tests run on. */
export interface SharedRedis {
  readonly service: string;
  readonly isThere: boolean;
  /** A prefix of keys that no other run has. */
  readonly prefix: string;
  url(): string;
}

/** The Redis of `SALLYPORT_TEST_REDIS_URL`, or else one that is started before the tests of the file and ended after them. */
export function testRedis(): SharedRedis {
  const given = process.env['SALLYPORT_TEST_REDIS_URL'];
  const isThere = hasRedisServer || given !== undefined;
  let server: TestRedis | undefined;
  beforeAll(async () => {
    if (given === undefined && isThere) server = await startRedis();
  });
  afterAll(() => server?.stop());
  return {
    service: 'a Redis',
    isThere,
    prefix: `test-${process.pid}-${Date.now()}:`,
    url: () => given ?? server?.url ?? '',
  };
}

/** The cluster of `SALLYPORT_TEST_REDIS_CLUSTER`, which no test starts by itself. */
export function testRedisCluster(): {
  readonly service: string;
  readonly isThere: boolean;
  readonly nodes: readonly string[];
} {
  const given = process.env['SALLYPORT_TEST_REDIS_CLUSTER'];
  return { service: 'a Redis cluster', isThere: given !== undefined, nodes: given?.split(',') ?? [] };
}

/** Starts a `redis-server` on a free port of the loopback device. @throws when it does not come up in ten seconds. */
export async function startRedis(settings: readonly string[] = []): Promise<TestRedis> {
  return startServer((port, folder) => ['--port', String(port), '--dir', folder, ...BARE, ...settings]);
}

const BARE = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];

/** Starts a `redis-server` that speaks TLS alone, with a certificate for `localhost`. @throws as {@link startRedis}. */
export async function startTlsRedis(
  { cert, key }: { readonly cert: string; readonly key: string },
  settings: readonly string[],
): Promise<TestRedis> {
  const server = await startServer((port, folder) => {
    const files = Object.entries({ cert, key }).flatMap(([name, text]) => {
      writeFileSync(join(folder, name), text, { mode: 0o600 });
      return [`--tls-${name}-file`, join(folder, name)];
    });
    const ports = ['--port', '0', '--tls-port', String(port), '--tls-auth-clients', 'no'];
    return [...ports, ...files, '--dir', folder, ...BARE, ...settings];
  });
  return { ...server, url: `rediss://localhost:${server.port}` };
}

/** Starts a sentinel that watches the master of a group and soon takes it for lost. @throws as {@link startRedis}. */
export async function startSentinel(group: string, masterPort: number): Promise<TestRedis> {
  return startServer((port, folder) => {
    const file = join(folder, 'sentinel.conf');
    const lines = [
      `port ${port}`,
      'bind 127.0.0.1',
      `dir ${folder}`,
      `sentinel monitor ${group} 127.0.0.1 ${masterPort} 1`,
      `sentinel down-after-milliseconds ${group} 500`,
      `sentinel failover-timeout ${group} 2000`,
    ];
    writeFileSync(file, `${lines.join('\n')}\n`);
    return [file, '--sentinel'];
  });
}

/** One node of a cluster, which talks to the others on a port of its own. */
export interface TestClusterNode extends TestRedis {
  readonly busPort: number;
}

/** Starts one node of a cluster that has yet to be made. @throws as {@link startRedis}. */
export async function startClusterNode(settings: readonly string[]): Promise<TestClusterNode> {
  const busPort = await freePort();
  const fixed = ['--cluster-enabled', 'yes', '--cluster-config-file', 'nodes.conf', '--cluster-port', String(busPort)];
  return { ...(await startRedis([...fixed, ...settings])), busPort };
}

async function startServer(argumentsFor: (port: number, folder: string) => readonly string[]): Promise<TestRedis> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-redis-'));
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    child = spawn('redis-server', argumentsFor(port, folder), { stdio: 'ignore' });
    await accepts(port);
  }

  async function kill(): Promise<void> {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  // A run that is cut short leaves no server behind.
  const killAtExit = (): void => void child?.kill('SIGKILL');
  process.once('exit', killAtExit);
  await start();
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    kill,
    start,
    hold: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    async stop() {
      process.off('exit', killAtExit);
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A port of the loopback device on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

const ACCEPT_TRIES = 400;

async function accepts(port: number): Promise<void> {
  for (let tries = 0; tries < ACCEPT_TRIES; tries += 1) {
    const socket = connect(port, '127.0.0.1');
    const isUp = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (isUp) return;
    await delay(25);
  }
  throw new Error('redis-server did not come up');
}
