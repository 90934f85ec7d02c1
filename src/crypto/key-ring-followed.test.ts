import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeRingFile, newestKid, PARTS, probe, ringFolder } from '../../test/ring-trial.ts';
import { createKeyRing, openKeyRing } from './key-ring.ts';
import { withCurrentKey, withoutKey, withStagedKey } from './key-ring-changes.ts';
import { newKeyRingContent, parseKeyRingContent, writeKeyRingContent } from './key-ring-content.ts';

const { nextPath } = ringFolder();

describe('a key ring that is followed', () => {
  const contentOf = (path: string) => parseKeyRingContent(readFileSync(path, 'utf8'));

  it('knows a key that was added, seals under it when it is the current one, and keeps its names', async () => {
    const path = nextPath();
    const ring = await createKeyRing({ path, lookEveryMs: 0 });
    const [old, name] = [ring.currentKid, Buffer.from(ring.keys.mac('x', new Uint8Array(1))).toString('hex')];
    const kid = newestKid(await changeRingFile(path, withStagedKey));
    expect(ring.derive(kid, PARTS)).toHaveLength(32);
    expect(ring.currentKid).toBe(old);
    await changeRingFile(path, (content) => withCurrentKey(content, kid));
    expect([ring.currentKid, ring.kids]).toEqual([kid, [kid, old]]);
    expect(Buffer.from(ring.keys.mac('x', new Uint8Array(1))).toString('hex')).toBe(name);
    await changeRingFile(path, (content) => withoutKey(content, old));
    expect(ring.kids).toEqual([kid]);
  });

  it('stays as it was, and says so, when its file is damaged, older, or another ring', async () => {
    const path = nextPath();
    const reasons: string[] = [];
    const ring = await createKeyRing({ path, lookEveryMs: 0, onProblem: ({ reason }) => reasons.push(reason) });
    const first = readFileSync(path);
    const kid = newestKid(await changeRingFile(path, withStagedKey));
    await changeRingFile(path, (content) => withCurrentKey(content, kid));
    expect(ring.currentKid).toBe(kid);
    const good = readFileSync(path);
    const isWellAgain = (): void => {
      writeFileSync(path, good, { mode: 0o600 });
      expect(ring.currentKid).toBe(kid);
    };
    for (const text of [first, Buffer.from('{}'), Buffer.from(writeKeyRingContent(newKeyRingContent()))]) {
      writeFileSync(path, text);
      expect([ring.currentKid, ring.currentKid]).toEqual([kid, kid]);
      isWellAgain();
    }
    rmSync(path);
    expect([ring.currentKid, ring.currentKid]).toEqual([kid, kid]);
    isWellAgain();
    expect(reasons).toEqual(['mismatch', 'malformed', 'mismatch', 'missing']);
  });

  it('says once that it cannot be followed until it is well again, whatever becomes of its file', async () => {
    const path = nextPath();
    const reasons: string[] = [];
    const ring = await createKeyRing({ path, lookEveryMs: 0, onProblem: ({ reason }) => reasons.push(reason) });
    const good = readFileSync(path);
    const kid = ring.currentKid;
    const look = (): void => expect([ring.currentKid, ring.currentKid]).toEqual([kid, kid]);
    const breakIt = (): void => {
      rmSync(path);
      symlinkSync(path, path);
      look();
      rmSync(path);
      look();
      for (const text of ['', '{', '{}']) {
        writeFileSync(path, text, { mode: 0o600 });
        look();
      }
    };
    breakIt();
    expect(reasons).toEqual(['unwritable']);
    writeFileSync(path, good);
    look();
    breakIt();
    expect(reasons).toEqual(['unwritable', 'unwritable']);
  });

  it('follows a file whose mode was put right', async () => {
    const path = nextPath();
    const reasons: string[] = [];
    const ring = await createKeyRing({ path, lookEveryMs: 0, onProblem: ({ reason }) => reasons.push(reason) });
    const kid = newestKid(await changeRingFile(path, withStagedKey));
    chmodSync(path, 0o640);
    expect([ring.kids.includes(kid), ring.kids.includes(kid)]).toEqual([false, false]);
    chmodSync(path, 0o600);
    expect(ring.kids).toContain(kid);
    expect(reasons).toEqual(['unsafe']);
  });

  it('reads rings of version 1, and writes them as version 2 when they change', async () => {
    const path = nextPath();
    mkdirSync(join(path, '..'));
    const secrets = [`${'A'.repeat(42)}E`, `${'B'.repeat(42)}E`];
    const [newer, older] = ['k_00000000000000aa', 'k_00000000000000bb'];
    const keys = [newer, older].map((kid, i) => ({ kid, secret: secrets[i] }));
    writeFileSync(path, JSON.stringify({ version: 1, lookup: secrets[0], keys }), { mode: 0o600 });
    const ring = await openKeyRing({ path, lookEveryMs: 0 });
    expect(ring.kids).toEqual([newer, older]);
    const before = probe(ring);
    await changeRingFile(path, withStagedKey);
    expect(contentOf(path)).toMatchObject({ generation: 1, currentKid: newer });
    expect(readFileSync(path, 'utf8')).toContain('"version": 2');
    expect(probe(ring)).toBe(before);
  });

  it('is changed by one at a time', async () => {
    const path = nextPath();
    await createKeyRing({ path });
    const changes = Array.from({ length: 8 }, () => changeRingFile(path, withStagedKey).then(() => 'done'));
    const outcomes = await Promise.allSettled(changes);
    const failed = outcomes.filter((outcome) => outcome.status === 'rejected');
    for (const { reason } of failed) expect(reason).toMatchObject({ reason: 'busy' });
    expect(contentOf(path)).toMatchObject({ generation: 1 + outcomes.length - failed.length });
    expect(readdirSync(join(path, '..'))).toEqual(['key-ring.json']);
  });

  it('may be a mounted secret, which is a link, as long as others cannot write it', async () => {
    const path = nextPath();
    const ring = await createKeyRing({ path });
    const linked = `${path}.link`;
    symlinkSync(path, linked);
    chmodSync(path, 0o444);
    expect(probe(await openKeyRing({ path: linked, isMounted: true }))).toBe(probe(ring));
    chmodSync(path, 0o666);
    await expect(openKeyRing({ path: linked, isMounted: true })).rejects.toMatchObject({ reason: 'unsafe' });
  });
});
