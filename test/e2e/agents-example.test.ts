import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { BUILT_CLI } from './built-cli.ts';

const TSX = createRequire(import.meta.url).resolve('tsx/cli');
const EXAMPLE = fileURLToPath(new URL('../../examples/agents/run.ts', import.meta.url));

it('refuses twelve hijacks between five processes for the reasons that are expected, and does what the user wanted', async () => {
  // The example sees the package as its users do, built.
  expect(BUILT_CLI).not.toBe('');
  const { stdout } = await promisify(execFile)(process.execPath, [TSX, EXAMPLE]);
  expect(stdout.match(/^ {5}✓ done {4}200$/gmu)).toHaveLength(3);
  expect(stdout.match(/^ {5}✓ refused 4\d\d [A-Z_ ]{8,80}$/gmu)).toHaveLength(12);
  expect(stdout).not.toContain('✗');
  expect(stdout).toContain('did what the user wanted and nothing else: yes');
  expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
});
