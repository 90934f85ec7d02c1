import { chmod, link, mkdir, mkdtemp, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { isSameFile, replaceFile } from './replace-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sallyport-replace-'));
});

describe('replaceFile', () => {
  it('makes a file and leaves nothing beside it', async () => {
    await replaceFile(join(folder, 'new.yaml'), 'text\n');
    expect(await readFile(join(folder, 'new.yaml'), 'utf8')).toBe('text\n');
    expect(await readdir(folder)).toEqual(['new.yaml']);
  });

  it('keeps the mode of the file that it replaces', async () => {
    const file = join(folder, 'private.yaml');
    await writeFile(file, 'old');
    await chmod(file, 0o600);
    await replaceFile(file, 'new');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toBe('new');
  });

  it('goes through a link to the file', async () => {
    await mkdir(join(folder, 'real'));
    await writeFile(join(folder, 'real', 'policy.yaml'), 'old');
    await symlink(join(folder, 'real', 'policy.yaml'), join(folder, 'link.yaml'));
    await replaceFile(join(folder, 'link.yaml'), 'new');
    expect(await readFile(join(folder, 'real', 'policy.yaml'), 'utf8')).toBe('new');
    expect((await readdir(folder)).sort()).toEqual(['link.yaml', 'real']);
  });

  it('never writes into the old file, which another name may still have', async () => {
    await writeFile(join(folder, 'a'), 'old');
    await link(join(folder, 'a'), join(folder, 'b'));
    await replaceFile(join(folder, 'a'), 'new');
    expect(await readFile(join(folder, 'b'), 'utf8')).toBe('old');
  });

  it('says what it cannot write, and leaves nothing behind', async () => {
    await expect(replaceFile(join(folder, 'none', 'x'), 'text')).rejects.toThrow('cannot be written (ENOENT)');
    await mkdir(join(folder, 'place'));
    await expect(replaceFile(join(folder, 'place'), 'text')).rejects.toThrow('cannot be written');
    expect(await readdir(folder)).toEqual(['place']);
  });
});

describe('isSameFile', () => {
  it('sees through names', async () => {
    const file = join(folder, 'a');
    await writeFile(file, '');
    await symlink(file, join(folder, 'b'));
    expect(await isSameFile(file, join(folder, 'b'))).toBe(true);
    expect(await isSameFile(file, join(folder, '.', 'a'))).toBe(true);
  });

  it('tells files apart, and one that is not there from every other', async () => {
    await writeFile(join(folder, 'a'), '');
    await writeFile(join(folder, 'b'), '');
    expect(await isSameFile(join(folder, 'a'), join(folder, 'b'))).toBe(false);
    expect(await isSameFile(join(folder, 'none'), join(folder, 'none'))).toBe(false);
  });
});
