import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { BUILT_CLI } from './built-cli.ts';
import type { CliRun } from './run-cli.ts';

/** Where and how the command line runs. */
export interface BuiltCliOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A command that runs. */
export interface RunningCli {
  readonly process: ChildProcess;
  /** All that it has written so far. */
  readonly output: { readonly stdout: string; readonly stderr: string };
  /** Resolves when what it has written, on either side, has this in it; rejects when it ends without. */
  untilWritten(text: string): Promise<void>;
  /** Sends a signal and gives the exit status. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

/** Runs the built command line in a folder, in a process of its own, to its end. */
export async function runBuiltCli(args: readonly string[], options: BuiltCliOptions): Promise<CliRun> {
  const { process: child, output } = startBuiltCli(args, options);
  const [code] = (await once(child, 'close')) as [number | null];
  return { ...output, exit: code ?? -1 };
}

/** Starts the built command line in a folder, in a process of its own. It never outlives this one. */
export function startBuiltCli(args: readonly string[], { cwd, env }: BuiltCliOptions): RunningCli {
  const child = spawn(process.execPath, [BUILT_CLI, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('close', () => process.off('exit', kill));
  return {
    process: child,
    output,
    untilWritten: (text) => untilWritten(child, output, text),
    async stop(signal) {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'close');
        child.kill(signal);
        await ended;
      }
      return child.exitCode;
    },
  };
}

async function untilWritten(child: ChildProcess, output: RunningCli['output'], text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (output.stdout.includes(text) || output.stderr.includes(text)) resolve();
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('close', (code) => reject(new Error(`it ended with ${code}: ${output.stdout}${output.stderr}`)));
    look();
  });
}
