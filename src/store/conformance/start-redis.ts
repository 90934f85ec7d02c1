import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A Redis of the tests' own, which may be killed and held. It keeps nothing on the disk. */
export interface TestRedis {
  readonly port: number;
  readonly url: string;
  /** Ends the process as a crash would; whoever was connected is cut off. */
  kill(): Promise<void>;
  /** Starts it again on the same port, empty. */
  start(): Promise<void>;
  /** Holds the process: it answers nothing until it is resumed. */
  hold(): void;
  resume(): void;
  /** Ends it for good. */
  stop(): Promise<void>;
}

/** Whether there is a Redis to start. */
export const hasRedisServer: boolean = spawnSync('redis-server', ['--version']).status === 0;

/** Whether a test whose service is missing fails, rather than being skipped. */
export const areServicesRequired: boolean = process.env['SALLYPORT_TEST_REQUIRE'] === 'all';

/** Says once why tests are skipped. @throws when services are required. */
export function skipFor(service: string): string {
  const line = `${service} is not there: see scripts/test-services.sh`;
  if (areServicesRequired) throw new Error(line);
  process.stdout.write(`skipped: ${line}\n`);
  return line;
}

/** Starts a `redis-server` on a free port of the loopback device. @throws when it does not come up in ten seconds. */
export async function startRedis(settings: readonly string[] = []): Promise<TestRedis> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-redis-'));
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    const fixed = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
    child = spawn('redis-server', [...fixed, ...settings], { stdio: 'ignore' });
    await accepts(port);
  }

  async function kill(): Promise<void> {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  await start();
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    kill,
    start,
    hold: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    async stop() {
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
