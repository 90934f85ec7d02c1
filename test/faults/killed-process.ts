import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The address of a module of the sources, as a program of {@link linesUntilKilled} imports it. */
export function sourceModule(path: string): string {
  return JSON.stringify(new URL(`../../src/${path}`, import.meta.url).href);
}

/**
 * Runs a program in a process of its own, kills it so many milliseconds after its first line, and gives the lines that it
 * had printed by then. A line is written before the program goes on, so that what it says was done was done.
 *
 * @throws for a program that ends by itself.
 */
export async function linesUntilKilled(program: string, killAfterMs: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const reader = createInterface(child.stdout);
  const first = once(reader, 'line');
  reader.on('line', (line) => lines.push(line));
  const ended = once(child, 'close');
  await Promise.race([first, ended]);
  await Promise.race([delay(killAfterMs), ended]);
  child.kill('SIGKILL');
  const [, signal] = (await ended) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error('the program ended by itself');
  return lines;
}
