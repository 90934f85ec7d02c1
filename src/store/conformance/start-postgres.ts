import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chmodSync, chownSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { freePort } from './start-redis.ts';

/** A Postgres of the tests' own, which may be killed and held. */
export interface TestPostgres {
  readonly port: number;
  /** For the user that owns everything. */
  readonly url: string;
  /** Ends all its processes without any of the care of a shutdown; whoever was connected is cut off. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with what was on the disk. */
  start(): Promise<void>;
  /** Holds all its processes: they answer nothing until they are resumed. */
  hold(): void;
  resume(): void;
  /** Ends it for good. */
  stop(): Promise<void>;
}

/** What a server is started with. */
export interface TestPostgresOptions {
  /** Settings as `name=value`. */
  readonly settings?: readonly string[];
  /** Files in its folder of data, readable by nobody else: the certificate and the key of a server with TLS. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Debian keeps the programs off the path, one folder a version; Homebrew likewise. */
const FOLDERS = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'];
const FOLDER_NAME = /^(?:\d+|postgresql(?:@\d+)?)$/u;

const programs = programsFolder();

const hasPgrep = spawnSync('pgrep', ['-P', '1']).error === undefined;

/** For tests that start a Postgres of their own. */
export const postgresServer = {
  service: 'a Postgres to start, or pgrep',
  isThere: programs !== undefined && hasPgrep,
} as const;

/** The Postgres that a file's tests run on. */
export interface SharedPostgres {
  readonly service: string;
  readonly isThere: boolean;
  url(): string;
  /** A schema that no other run has. All of them are dropped after the tests of the file. */
  schema(): string;
}

/** The Postgres of `SALLYPORT_TEST_POSTGRES_URL`, or else one that is started before the tests of the file and ended after them. */
export function testPostgres(): SharedPostgres {
  const given = process.env['SALLYPORT_TEST_POSTGRES_URL'];
  const schemas: string[] = [];
  let server: TestPostgres | undefined;
  beforeAll(async () => {
    if (given === undefined && programs !== undefined) server = await startPostgres();
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    if (given !== undefined) await dropSchemas(given, schemas);
    await server?.stop();
  });
  return {
    service: 'a Postgres',
    isThere: programs !== undefined || given !== undefined,
    url: () => given ?? server?.url ?? '',
    schema() {
      schemas.push(`test_${process.pid}_${Date.now()}_${schemas.length}`);
      return schemas.at(-1) ?? '';
    },
  };
}

const START_TIMEOUT_MS = 60_000;
const PASSWORD = 'owner of all';

/** Starts a Postgres on a free port of the loopback device. @throws when it does not come up in thirty seconds. */
export async function startPostgres({ settings = [], files = {} }: TestPostgresOptions = {}): Promise<TestPostgres> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-postgres-'));
  const user = serverUser();
  const data = join(folder, 'data');
  makeData(folder, data, user);
  for (const [name, text] of Object.entries(files)) give(join(data, name), text, user);
  const url = `postgres://sallyport:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/postgres`;
  const fixed = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    const given = [...fixed, ...settings].flatMap((setting) => ['-c', setting]);
    child = spawn(join(programs ?? '', 'postgres'), ['-D', data, ...given], { ...user, cwd: '/', stdio: 'ignore' });
    await accepts(url);
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    signalAll(child, 'SIGCONT');
    child.kill(signal);
    await ended;
  }

  // A run that is cut short leaves no server behind.
  const endAtExit = (): void => void child?.kill('SIGQUIT');
  process.once('exit', endAtExit);
  await start();
  return {
    port,
    url,
    kill: () => end('SIGQUIT'),
    start,
    hold: () => signalAll(child, 'SIGSTOP'),
    resume: () => signalAll(child, 'SIGCONT'),
    async stop() {
      process.off('exit', endAtExit);
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs one statement as the user of an address. */
export async function queryPostgres(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

type ServerUser = { readonly uid?: number; readonly gid?: number };

/** The folder of the newest version that can be started, or undefined. */
function programsFolder(): string | undefined {
  const found = FOLDERS.flatMap((folder) => namesIn(folder).map((name) => join(folder, name, 'bin')));
  const version = (folder: string): number => Number(/\d+/u.exec(folder)?.[0] ?? 0);
  const best = found.filter(hasPrograms).sort((one, other) => version(other) - version(one))[0];
  const onPath = spawnSync('sh', ['-c', 'command -v initdb']).stdout.toString().trim();
  return best ?? (onPath === '' ? undefined : join(onPath, '..'));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => FOLDER_NAME.test(name));
  } catch {
    return [];
  }
}

function hasPrograms(folder: string): boolean {
  try {
    for (const name of ['initdb', 'postgres']) accessSync(join(folder, name));
    return true;
  } catch {
    return false;
  }
}

/** Postgres refuses to run as root, which runs it as the user of its package, or as nobody. */
function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const { status, stdout } = spawnSync('id', ['-u', name]);
    if (status === 0) return { uid: Number(stdout), gid: Number(execFileSync('id', ['-g', name])) };
  }
  throw new Error('there is no user to run Postgres as');
}

function makeData(folder: string, data: string, user: ServerUser): void {
  const passwordFile = join(folder, 'password');
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid ?? 0);
  give(passwordFile, `${PASSWORD}\n`, user);
  const access = ['-U', 'sallyport', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  execFileSync(join(programs ?? '', 'initdb'), ['-D', data, '-N', '-E', 'UTF8', '--locale=C', ...access], {
    ...user,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

function give(path: string, text: string, { uid, gid }: ServerUser): void {
  writeFileSync(path, text);
  chmodSync(path, 0o600);
  if (uid !== undefined) chownSync(path, uid, gid ?? 0);
}

/** Sends a signal to the server and then to its children: each connection has a process of its own. */
function signalAll(child: ChildProcess | undefined, signal: NodeJS.Signals): void {
  if (child?.pid === undefined) return;
  child.kill(signal);
  const children = spawnSync('pgrep', ['-P', String(child.pid)])
    .stdout.toString()
    .split('\n');
  for (const line of children.filter((text) => text !== '')) {
    try {
      process.kill(Number(line), signal);
    } catch {
      // It ended since it was listed.
    }
  }
}

const ACCEPT_TRIES = 300;

async function accepts(url: string): Promise<void> {
  for (let tries = 0; tries < ACCEPT_TRIES; tries += 1) {
    try {
      await queryPostgres(url, 'SELECT 1');
      return;
    } catch {
      await delay(100);
    }
  }
  throw new Error('Postgres did not come up');
}

async function dropSchemas(url: string, schemas: readonly string[]): Promise<void> {
  for (const schema of schemas) await queryPostgres(url, `DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
}
