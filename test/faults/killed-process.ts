import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The address of a module of the sources, as a program of {@link linesUntilKilled} imports it. */
export function sourceModule(path: string): string {
  return JSON.stringify(new URL(`../../src/${path}`, import.meta.url).href);
}

/**
 * Runs a program in a process of its own, kills it so many milliseconds after it has printed so many lines, and gives all
 * that it has printed. A line is written before the program goes on, so that what it says was done was done.
 *
 * @throws for a program that ends by itself.
 */
export async function linesUntilKilled(program: string, lineCount: number, thenMs = 0): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    if (lines.length === Math.ceil(lineCount)) setTimeout(() => child.kill('SIGKILL'), thenMs);
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error('the program ended by itself');
  return lines;
}
