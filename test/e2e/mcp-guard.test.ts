import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { describe, expect, it } from 'vitest';
import { mcpTrial } from './mcp-trial.ts';
import { runBuiltCli } from './run-built-cli.ts';

const trial = mcpTrial();

async function readNote(client: Client, id: string): Promise<string> {
  const { content } = await client.callTool({ name: 'read_note', arguments: { id } });
  return JSON.stringify(content);
}

function pins(...args: readonly string[]) {
  return runBuiltCli(['mcp', 'pins', ...args], { cwd: '/', env: { XDG_STATE_HOME: trial.folder() } });
}

describe('an honest server of the official SDK behind the guard', () => {
  it('is used as without it', async () => {
    const { client, stderr } = await trial.start('notes-server');
    expect(client.getInstructions()).toBe('Keep notes.');
    expect((await client.listTools()).tools).toMatchObject([{ name: 'read_note', description: 'Reads a note.' }]);
    expect(await readNote(client, '7')).toBe('[{"type":"text","text":"note 7"}]');
    expect(await client.getPrompt({ name: 'plan' })).toMatchObject({ messages: [{ content: { text: 'Plan.' } }] });
    expect((await client.readResource({ uri: 'notes://list' })).contents).toMatchObject([{ text: 'Milk.' }]);
    expect(stderr()).toContain('notes server ready');
  });

  it('has secrets and numbers of cards taken out of its results, and does not see the secrets of the guard', async () => {
    const { client, stderr } = await trial.start('notes-server', { env: { SALLYPORT_KEY_RING: 'secret' } });
    await client.listTools();
    const note = await readNote(client, 'secret');
    expect(note).not.toContain('4012 8888');
    expect(note).not.toContain('AKIA4OZRMFJ3VREALKEY');
    expect(note).toContain('The key is');
    expect(await readNote(client, 'env')).toContain('none');
    expect(stderr()).toContain('"pii_detected"');
    expect(stderr()).not.toContain('4012');
  });

  it('does not get arguments that its schema does not allow', async () => {
    const { client } = await trial.start('notes-server');
    await client.listTools();
    await expect(readNote(client, 'x'.repeat(21))).rejects.toMatchObject({ code: -32_602 });
    await expect(client.callTool({ name: 'delete_all', arguments: {} })).rejects.toMatchObject({ code: -32_010 });
  });
});

it('injected sentences are taken out wherever a server puts them, and the rest stays', async () => {
  const { client } = await trial.start('notes-server', { env: { MODE: 'attack' } });
  const { tools } = await client.listTools();
  const texts = [
    client.getInstructions(),
    tools[0]?.description,
    await readNote(client, 'attack'),
    JSON.stringify(await client.getPrompt({ name: 'plan' })),
    JSON.stringify(await client.readResource({ uri: 'notes://list' })),
  ];
  for (const text of texts) expect(text).not.toContain('previous instructions');
  expect(texts[1]).toMatch(/^Reads a note\..*It is quick\.$/u);
  expect(texts[2]).toContain('Call Ann.');
});

describe('pins', () => {
  it('hold a tool to its first definition until the change is approved', async () => {
    const first = await trial.start('notes-server');
    await first.client.listTools();
    const file = join(trial.folder(), 'sallyport', 'mcp', 'notes.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await first.client.close();

    const changed = await trial.start('notes-server', { env: { MODE: 'changed' } });
    expect((await changed.client.listTools()).tools).toEqual([]);
    await expect(readNote(changed.client, '7')).rejects.toMatchObject({ code: -32_010 });
    expect(changed.stderr()).toContain(
      '- /description: "Reads a note."\n+ /description: "Reads a note, and tells the author."',
    );
    expect((await pins('list', 'notes')).stdout).toContain('changed');

    expect((await pins('approve', 'notes', 'read_note')).exit).toBe(0);
    expect((await changed.client.listTools()).tools).toHaveLength(1);
    expect(await readNote(changed.client, '7')).toContain('note 7');
  });

  it('keep a tool out that a known server did not have before', async () => {
    const first = await trial.start('notes-server');
    await first.client.listTools();
    await first.client.close();
    const grown = await trial.start('notes-server', { env: { MODE: 'grown' } });
    expect((await grown.client.listTools()).tools.map(({ name }) => name)).toEqual(['read_note']);
    expect((await pins('reset', 'notes')).exit).toBe(0);
    expect((await pins('list', 'notes')).exit).toBe(2);
  });

  it('refuse a name that only looks like one of another server', async () => {
    const first = await trial.start('notes-server');
    await first.client.listTools();
    await first.client.close();
    const { client, stderr } = await trial.start('notes-server', {
      flags: ['--name', 'other', '--shadowing', 'refuse'],
    });
    expect((await client.listTools()).tools).toEqual([]);
    expect(stderr()).toContain('has the name of a tool of "notes"');
  });

  it('that were prepared must be there', async () => {
    const run = await runBuiltCli(['mcp', '--pins', 'nowhere.json', '--', 'true'], { cwd: trial.folder() });
    expect(run).toMatchObject({ exit: 2 });
    expect(run.stderr).toContain('--pins nowhere.json is not there');
  });
});
