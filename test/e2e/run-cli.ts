import { spawn } from 'node:child_process';
import { BUILT_CLI } from './built-cli.ts';

/** What a run of the command line has written, and its exit status. */
export interface CliRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

/** Runs the built command line in a process of its own. */
export async function runCli(args: readonly string[], stdin: string | Uint8Array = ''): Promise<CliRun> {
  const child = spawn(process.execPath, [BUILT_CLI, ...args], { env: { ...process.env, NO_COLOR: '1' } });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => stdout.push(data));
  child.stderr.on('data', (data: Buffer) => stderr.push(data));
  // A command that refuses its arguments leaves before it has read anything.
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  const exit = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)));
  return { stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString(), exit };
}
