import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process under measurement. */
export interface Spawned {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts a process and waits until its output names the port or URL that it listens on. */
export async function spawnServer(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Spawned> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const url = await listeningUrl(child);
  const { pid } = child;
  if (pid === undefined) throw new Error('the process has no id');
  return {
    url,
    pid,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function listeningUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (piece: Buffer) => {
      output += piece.toString('utf8');
      const port = /listening (\d{1,5})/u.exec(output)?.[1] ?? /http:\/\/127\.0\.0\.1:(\d{1,5})/u.exec(output)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
    child.once('exit', (code) => reject(new Error(`the process ended with ${code}: ${output}`)));
  });
}

/** Clock ticks of a second, as Linux has them on every platform that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Seconds of CPU that a process has used, all threads, user and system (proc(5)). */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Resident memory in MB (proc(5)). */
export function residentMb(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s{1,20}(\d{1,12}) kB/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_024;
}
