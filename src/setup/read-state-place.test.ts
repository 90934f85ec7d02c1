import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { InvalidConfigError } from './invalid-config-error.ts';
import { readStatePlace } from './read-state-place.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-state-place-'));
const path = join(folder, 'sallyport.yaml');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('readStatePlace', () => {
  it('needs no key of a provider to say where the state is, from the folder of the file', async () => {
    const upstream =
      '{ name: a, dialect: openai-chat, url: "https://api.openai.com", apiKey: { env: NOT_THERE }, models: ["gpt-*"] }';
    writeFileSync(path, `stateDir: kept\nupstreams: [${upstream}]\n`);
    expect(await readStatePlace({ path })).toEqual({
      stateDir: join(folder, 'kept'),
      store: { driver: 'libsql' },
      keyRing: { source: 'file', path: join(folder, 'kept', 'key-ring.json'), acceptBesideDatabase: false },
    });
  });

  it('takes the folder of the flag, from here', async () => {
    expect((await readStatePlace({ path, stateDir: 'other' })).stateDir).toBe(resolve('other'));
  });

  it('refuses a file that was named and is not there, and one that is no configuration', async () => {
    await expect(readStatePlace({ path: join(folder, 'none.yaml') })).rejects.toThrow(InvalidConfigError);
    writeFileSync(path, 'stateDir: 7\n');
    await expect(readStatePlace({ path })).rejects.toThrow('"stateDir"');
  });
});
