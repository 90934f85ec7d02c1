import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBuiltCli } from './run-built-cli.ts';
import { type CliRun, runCli } from './run-cli.ts';

/** A folder in which `sallyport agents` is tried. */
export interface AgentsTrial {
  path(name: string): string;
  /** Runs `sallyport agents` in the folder. */
  run(...args: readonly string[]): Promise<CliRun>;
  /** The same with an input; files are to be named by {@link AgentsTrial.path}. */
  runWith(input: string, ...args: readonly string[]): Promise<CliRun>;
  read(name: string): Promise<string>;
  write(name: string, text: string, mode?: number): Promise<string>;
  remove(): Promise<void>;
}

/** Makes a folder for a trial. */
export async function startAgentsTrial(): Promise<AgentsTrial> {
  const folder = await mkdtemp(join(tmpdir(), 'sallyport-agents-'));
  const path = (name: string): string => join(folder, name);
  return {
    path,
    run: (...args) => runBuiltCli(['agents', ...args], { cwd: folder }),
    runWith: (input, ...args) => runCli(['agents', ...args], input),
    read: (name) => readFile(path(name), 'utf8'),
    async write(name, text, mode = 0o600) {
      await writeFile(path(name), text, { mode });
      return path(name);
    },
    remove: () => rm(folder, { recursive: true }),
  };
}
