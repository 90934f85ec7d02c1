import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { damagesAccepted, PARTS, probe, ringFolder } from '../../test/ring-trial.ts';
import { createKeyRing, keyRingFromText, openKeyRing, openOrCreateKeyRing } from './key-ring.ts';
import { KeyRingError } from './key-ring-error.ts';

const { folder, nextPath } = ringFolder();

async function reasonOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof KeyRingError) return error.reason;
    throw error;
  }
  return 'none';
}

describe('a key ring file', () => {
  it('is made with mode 0600 in a folder of mode 0700, and opens with the same keys', async () => {
    const path = nextPath();
    const made = await createKeyRing({ path });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
    const opened = await openKeyRing({ path });
    expect(opened.kids).toEqual(made.kids);
    expect(probe(opened)).toBe(probe(made));
    expect(readdirSync(join(path, '..'))).toEqual(['key-ring.json']);
  });

  it('is never written over', async () => {
    const path = nextPath();
    const made = await createKeyRing({ path });
    expect(await reasonOf(createKeyRing({ path }))).toBe('exists');
    expect(probe(await openKeyRing({ path }))).toBe(probe(made));
    const dangling = nextPath();
    mkdirSync(join(dangling, '..'));
    symlinkSync(join(folder, 'elsewhere'), dangling);
    expect(await reasonOf(createKeyRing({ path: dangling }))).toBe('exists');
    expect(readdirSync(folder)).not.toContain('elsewhere');
  });

  it('is the same for all that start at once', async () => {
    const path = nextPath();
    const rings = await Promise.all(Array.from({ length: 20 }, () => openOrCreateKeyRing({ path })));
    expect(new Set(rings.map(probe)).size).toBe(1);
    expect(readdirSync(join(path, '..'))).toEqual(['key-ring.json']);
  });

  it('differs from any other', async () => {
    const [one, other] = [await createKeyRing({ path: nextPath() }), await createKeyRing({ path: nextPath() })];
    expect(one.currentKid).not.toBe(other.currentKid);
    expect(probe(one)).not.toBe(probe(other));
  });

  it.each([0o640, 0o604, 0o660, 0o644])('is refused with mode %o', async (mode) => {
    const path = nextPath();
    await createKeyRing({ path });
    chmodSync(path, mode);
    expect(await reasonOf(openKeyRing({ path }))).toBe('unsafe');
    expect(await reasonOf(openOrCreateKeyRing({ path }))).toBe('unsafe');
    chmodSync(path, 0o600);
    expect(await reasonOf(openKeyRing({ path }))).toBe('none');
  });

  it('is refused as a link, as a folder, and where there is none', async () => {
    const path = nextPath();
    await createKeyRing({ path });
    const linked = `${path}.link`;
    symlinkSync(path, linked);
    expect(await reasonOf(openKeyRing({ path: linked }))).toBe('unsafe');
    expect(await reasonOf(openKeyRing({ path: join(path, '..') }))).toBe('unsafe');
    expect(await reasonOf(openKeyRing({ path: nextPath() }))).toBe('missing');
  });

  it('is refused when it belongs to another user, where this test may give files away', async () => {
    const path = nextPath();
    await createKeyRing({ path });
    const isRoot = process.getuid?.() === 0;
    if (isRoot) chownSync(path, 12_345, 12_345);
    expect(await reasonOf(openKeyRing({ path }))).toBe(isRoot ? 'unsafe' : 'none');
  });

  it('cannot be made below a file', async () => {
    const path = nextPath();
    await createKeyRing({ path });
    expect(await reasonOf(createKeyRing({ path: join(path, 'a', 'b') }))).toBe('unwritable');
  });
});

describe('a damaged key ring', () => {
  const secret = `${'A'.repeat(42)}E`;
  const key = { kid: 'k_0123456789abcdef', secret };
  const good = { version: 1, lookup: secret, keys: [key] };

  async function reasonOfText(text: string): Promise<string> {
    const path = nextPath();
    mkdirSync(join(path, '..'));
    writeFileSync(path, text, { mode: 0o600 });
    return reasonOf(openKeyRing({ path }));
  }

  it('is not what a good one looks like', async () => {
    expect(await reasonOfText(JSON.stringify(good))).toBe('none');
  });

  it.each<[string, unknown]>([
    ['another version', { ...good, version: 3 }],
    ['the version that has a check, and none', { ...good, version: 2, generation: 1, current: key.kid }],
    ['no keys', { ...good, keys: [] }],
    ['too many keys', { ...good, keys: Array.from({ length: 65 }, () => key) }],
    ['one id twice', { ...good, keys: [key, key] }],
    ['an id of another form', { ...good, keys: [{ ...key, kid: '../x' }] }],
    ['a secret that is too short', { ...good, keys: [{ ...key, secret: secret.slice(1) }] }],
    ['a secret with a bit that says nothing', { ...good, keys: [{ ...key, secret: `${'A'.repeat(42)}F` }] }],
    ['a secret of zeros', { ...good, keys: [{ ...key, secret: 'A'.repeat(43) }] }],
    ['a secret that is a number', { ...good, keys: [{ ...key, secret: 7 }] }],
    ['a key that is null', { ...good, keys: [null] }],
    ['no lookup secret', { version: 1, keys: [key] }],
    ['a list', [good]],
    ['null', null],
  ])('is refused with %s', async (_name, content) => {
    expect(await reasonOfText(JSON.stringify(content))).toBe('malformed');
  });

  it('is refused wherever a bit of it was changed, or it was cut', async () => {
    const path = nextPath();
    await createKeyRing({ path });
    const bytes = readFileSync(path);
    const isAccepted = (text: string): boolean => {
      try {
        keyRingFromText(text);
        return true;
      } catch (error) {
        return !(error instanceof KeyRingError && error.reason === 'malformed');
      }
    };
    expect(damagesAccepted(bytes, isAccepted)).toEqual([]);
    expect(isAccepted(bytes.toString())).toBe(true);
  });

  it('is refused when it is empty, cut short or very long', async () => {
    expect(await reasonOfText('')).toBe('malformed');
    expect(await reasonOfText(JSON.stringify(good).slice(0, -1))).toBe('malformed');
    expect(await reasonOfText(JSON.stringify(good) + ' '.repeat(65_536))).toBe('malformed');
  });

  it('shows nothing of itself in the error', async () => {
    const path = nextPath();
    mkdirSync(join(path, '..'));
    writeFileSync(path, `{"version":1,"keys":[{"secret":"${secret}`, { mode: 0o600 });
    const error: unknown = await openKeyRing({ path }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'KEY_RING_FAILED', reason: 'malformed' });
    expect(error instanceof KeyRingError && error.cause).toBeUndefined();
    expect(inspect(error)).not.toContain('AAAA');
  });
});

describe('a key ring in memory', () => {
  it('shows no secret, however it is printed', async () => {
    const path = nextPath();
    const ring = await createKeyRing({ path });
    const file = readFileSync(path, 'utf8');
    const secrets = [...file.matchAll(/"(?:lookup|secret)": "([^"]+)"/gu)].map(([, text]) => text ?? '');
    expect(secrets).toHaveLength(2);
    const printed = JSON.stringify(ring) + inspect(ring, { depth: 9, showHidden: true }) + String(ring);
    for (const secret of secrets) {
      expect(printed).not.toContain(secret);
      expect(printed).not.toContain(Buffer.from(secret, 'base64url').toString('hex').slice(0, 8));
    }
  });

  it('derives other keys for another salt and info, and none for an unknown key', async () => {
    const ring = await createKeyRing({ path: nextPath() });
    const derive = (salt: number, info: number) =>
      Buffer.from(ring.derive(ring.currentKid, { salt: Uint8Array.of(salt), info: Uint8Array.of(info) })).toString(
        'hex',
      );
    expect(new Set([derive(1, 1), derive(1, 2), derive(2, 1)]).size).toBe(3);
    expect(derive(1, 1)).toBe(derive(1, 1));
    expect(() => ring.derive('k_ffffffffffffffff', PARTS)).toThrow(KeyRingError);
  });
});
