import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startBuiltCli } from './run-built-cli.ts';
import { runCli } from './run-cli.ts';

describe('sallyport redact', () => {
  it('replaces personal data and secrets on the way from standard input to standard output', async () => {
    const { stdout, exit } = await runCli(
      ['redact'],
      'card 4012-8888-8888-1881, mail ana@example.org\nand nothing here\n',
    );
    expect(stdout).toBe('card <CREDIT_CARD>, mail <EMAIL_ADDRESS>\nand nothing here\n');
    expect(exit).toBe(0);
  });

  it('keeps what was not asked for', async () => {
    const { stdout } = await runCli([
      'redact',
      '--entities',
      'CREDIT_CARD',
      '--operator',
      'mask',
      '4012-8888-8888-1881 ana@example.org',
    ]);
    expect(stdout).toBe('***1881 ana@example.org\n');
  });

  it('does not lose a byte of a long file', async () => {
    const text = 'A line of ordinary text with nöthing 😀 to hide.\n'.repeat(20_000);
    expect((await runCli(['redact'], text)).stdout).toBe(text);
  });

  it('refuses a score that is none', async () => {
    expect(await runCli(['redact', '--score-min', 'high', 'x'])).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('0 to 1'),
    });
  });
});

describe('sallyport redact --format', () => {
  it('json keeps the document and its spelling', async () => {
    const { stdout, exit } = await runCli(
      ['redact', '--format', 'json'],
      '{ "card": 4012888888881881,\n  "note": "caf\\u00e9", "to": ["ana@example.org"] }\n',
    );
    expect(stdout).toBe('{ "card": "<CREDIT_CARD>",\n  "note": "caf\\u00e9", "to": ["<EMAIL_ADDRESS>"] }\n');
    expect(exit).toBe(0);
  });

  it('json refuses what is none, and quotes nothing of it', async () => {
    const { stdout, stderr, exit } = await runCli(['redact', '--format', 'json'], '{"mail":"ana@example.org"');
    expect({ stdout, exit }).toEqual({ stdout: '', exit: 2 });
    expect(stderr).toMatch(/JSON text at offset \d+ .*--format text/u);
    expect(stderr).not.toContain('ana@');
  });

  it('jsonl gives a line for each line, and redacts as text what is no JSON', async () => {
    const { stdout, stderr, exit } = await runCli(
      ['redact', '--format', 'jsonl'],
      '{"ssn":"536228145"}\r\n\n\nplain ana@example.org\n[1]',
    );
    expect(stdout).toBe('{"ssn":"<US_SSN>"}\r\n\n\nplain <EMAIL_ADDRESS>\n[1]\n');
    expect(exit).toBe(2);
    expect(stderr).toContain('1 line is no JSON');
  });
});

describe('sallyport redact --out', () => {
  const line = (i: number): string => `{"id":${i},"mail":"user${i}@example.org","note":"nothing here"}\n`;
  const clean = (i: number): string => `{"id":${i},"mail":"<EMAIL_ADDRESS>","note":"nothing here"}\n`;

  async function trial(count: number): Promise<{ readonly input: string; readonly out: string }> {
    const folder = await mkdtemp(join(tmpdir(), 'sallyport-'));
    const input = join(folder, 'in.jsonl');
    await writeFile(input, Array.from({ length: count }, (_, i) => line(i)).join(''));
    return { input, out: join(folder, 'out.jsonl') };
  }

  it('goes on where a killed run was', async () => {
    const { input, out } = await trial(60_000);
    const run = startBuiltCli(['redact', '--file', input, '--out', out], { cwd: tmpdir() });
    while (((await stat(`${out}.part`).catch(() => undefined))?.size ?? 0) < 100_000)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await run.stop('SIGKILL');
    expect(await stat(out).catch(() => 'none')).toBe('none');
    expect(await runCli(['redact', '--file', input, '--out', out])).toMatchObject({ exit: 0, stdout: '', stderr: '' });
    expect(await readFile(out, 'utf8')).toBe(Array.from({ length: 60_000 }, (_, i) => clean(i)).join(''));
    expect(await stat(`${out}.part`).catch(() => 'none')).toBe('none');
  });

  it('keeps whole lines and redoes the one that was cut', async () => {
    const { input, out } = await trial(4);
    await writeFile(`${out}.part`, `kept as it is\n${clean(1)}{"id":2,"ma`);
    expect(await runCli(['redact', '--file', input, '--out', out])).toMatchObject({ exit: 0 });
    expect(await readFile(out, 'utf8')).toBe(`kept as it is\n${clean(1)}${clean(2)}${clean(3)}`);
  });

  it('refuses to go on with what another input gave', async () => {
    const { input, out } = await trial(4);
    await writeFile(`${out}.part`, `${clean(0)}${clean(7)}`);
    const { exit, stderr } = await runCli(['redact', '--file', input, '--out', out]);
    expect(exit).toBe(2);
    expect(stderr).toContain('remove the .part file');
    expect(await readFile(`${out}.part`, 'utf8')).toBe(`${clean(0)}${clean(7)}`);
  });

  it('says where it cannot write', async () => {
    const { input } = await trial(1);
    expect(await runCli(['redact', '--file', input, '--out', '/nowhere/at/all.jsonl'])).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('/nowhere/at/all.jsonl.part cannot be written (ENOENT)'),
    });
  });
});
