import { spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUILT_CLI } from './built-cli.ts';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-cli-'));

describe('sallyport with bad input', () => {
  it.each([['inspect'], ['redact'], ['normalize']])('%s takes a folder for no text, and says so', async (command) => {
    const { stdout, stderr, exit } = await runCli([command, '--file', folder]);
    expect({ stdout, exit }).toEqual({ stdout: '', exit: 2 });
    expect(stderr).toBe(`sallyport: cannot read ${folder}: EISDIR\n`);
  });

  it('does not take a folder on standard input for a text in which nothing was found', () => {
    const stdin = openSync(folder, 'r');
    const { stdout, stderr, status } = spawnSync(process.execPath, [BUILT_CLI, 'inspect'], {
      stdio: [stdin, 'pipe', 'pipe'],
    });
    expect({ stdout: stdout.toString(), status }).toEqual({ stdout: '', status: 2 });
    expect(stderr.toString()).toContain('is a directory');
  });

  it('shows a rewritten text with the escapes of a terminal spelled out', async () => {
    const file = join(folder, 'escapes.txt');
    writeFileSync(file, 'Good. \u001b]0;title\u0007 card 4012888888881881');
    const { stdout } = await runCli(['inspect', '--file', file, '--trust', 'external']);
    expect(stdout).toContain('\\u{1b}]0;title\\u{7} card <CREDIT_CARD>');
    expect(stdout).not.toContain('\u001b');
  });

  it('calls of `policy` that are bad exit as other bad calls do', async () => {
    expect((await runCli(['policy', 'check'])).exit).toBe(2);
    expect((await runCli(['policy', 'check', '--bogus', 'balanced'])).exit).toBe(2);
    expect((await runCli(['policy', 'check', 'balanced'])).exit).toBe(0);
  });

  it('redacts nothing rather than too little when an entity is misspelled', async () => {
    const { stdout, stderr, exit } = await runCli(['redact', '--entities', 'EMAIL'], 'mail ana@example.org');
    expect({ stdout, exit }).toEqual({ stdout: '', exit: 2 });
    expect(stderr).toContain('did you mean EMAIL_ADDRESS?');
  });
});
