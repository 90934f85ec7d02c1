import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runBuiltCli } from './run-built-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-cli-demo-'));
const temporary = mkdtempSync(join(tmpdir(), 'sallyport-cli-temporary-'));
const options = { cwd: folder, env: { TMPDIR: temporary } };

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(temporary, { recursive: true, force: true });
});

interface Told {
  readonly id: string;
  readonly open: { readonly text: string; readonly succeeded?: boolean };
  readonly closed: {
    readonly status: number;
    readonly action: string;
    readonly text: string;
    readonly succeeded?: boolean;
    readonly isSameStreamed: boolean;
  };
}

describe('sallyport demo', () => {
  it('tells the whole story in lines of 80 columns, and leaves nothing behind', async () => {
    const { stdout, stderr, exit } = await runBuiltCli(['demo'], options);
    expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 });
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('[[HERON-41]]');
    expect(stdout).toContain('<CREDIT_CARD>');
    expect(stdout.replaceAll(/\s+/gu, ' ')).toContain(
      '8 of 8 attacks worked with the gate open, none with it closed. The honest question got the same answer on both sides.',
    );
    expect(await readdir(folder)).toEqual([]);
    expect((await readdir(temporary)).filter((name) => name.startsWith('sallyport-'))).toEqual([]);
  });

  it('tells machines what has come of each scene', async () => {
    const { stdout, exit } = await runBuiltCli(['demo', '--json'], options);
    const scenes = JSON.parse(stdout) as readonly Told[];
    expect(exit).toBe(0);
    expect(scenes).toHaveLength(9);
    expect(scenes.map(({ open }) => open.succeeded)).toEqual(Array.from({ length: 9 }, () => true));
    expect(scenes.map(({ closed }) => closed.succeeded)).toEqual([...Array.from({ length: 8 }, () => false), true]);
    expect(scenes.map(({ closed }) => closed.isSameStreamed)).not.toContain(false);
    expect(scenes.map(({ closed }) => [closed.status, closed.action])).toEqual([
      [400, 'block'],
      [400, 'block'],
      [400, 'block'],
      [200, 'rewrite'],
      [200, 'rewrite'],
      [200, 'rewrite'],
      [200, 'rewrite'],
      [200, 'rewrite'],
      [200, 'allow'],
    ]);
    expect(scenes.at(-1)?.closed.text).toBe(scenes.at(-1)?.open.text);
  });

  it('says so when an attack gets through, by its words and by its exit status', async () => {
    const { exit, stdout } = await runBuiltCli(['demo', '--scene', 'image-link', '--policy', 'permissive'], options);
    expect(exit).toBe(1);
    expect(stdout).toContain('1 of 1 attack worked with the gate open, 1 with it closed.');
  });

  it('asks what somebody brings, with no claim about it, and lets nothing in it steer the terminal', async () => {
    const prompt = 'Which card is on file?\u001b]0;title\u0007';
    const { stdout, exit } = await runBuiltCli(['demo', '--prompt', prompt, '--system', 'Be kind.'], options);
    expect(exit).toBe(0);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('\\u{1b}]0;title\\u{7}');
    expect(stdout).toContain('<CREDIT_CARD>');
    expect(stdout).not.toMatch(/attacks? worked/u);
  });

  it('marks in colour where there are colours', async () => {
    const env = { ...options.env, NO_COLOR: '', FORCE_COLOR: '1' };
    const { stdout } = await runBuiltCli(['demo', '--scene', 'personal-data-in-the-reply'], { ...options, env });
    expect(stdout).toContain('\u001b[31m4012888888881881\u001b[0m');
    expect(stdout).toContain('\u001b[32m<CREDIT_CARD>\u001b[0m');
    expect(stdout).not.toContain('[[');
  });
});
