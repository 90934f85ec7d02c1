import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type KeyRing, keyRingFromText } from '../src/crypto/key-ring.ts';
import { withCurrentKey, withStagedKey } from '../src/crypto/key-ring-changes.ts';
import { type KeyRingContent, parseKeyRingContent, writeKeyRingContent } from '../src/crypto/key-ring-content.ts';
import { readRingFile, replaceRingFile } from '../src/crypto/key-ring-file.ts';

/** A folder for the key rings of a test file, which is removed behind its tests. */
export interface RingFolder {
  readonly folder: string;
  /** Where the next ring is to be, in a folder that is not there yet. */
  nextPath(): string;
}

/** Makes the folder. To be called at the top of a test file. */
export function ringFolder(): RingFolder {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-ring-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let count = 0;
  return {
    folder,
    nextPath() {
      count += 1;
      return join(folder, `ring-${count}`, 'key-ring.json');
    },
  };
}

/** A salt and an info that anything may be derived with. */
export const PARTS = { salt: new Uint8Array(32).fill(1), info: new Uint8Array(8).fill(2) };

/** What two rings have in common if and only if they have the same current key and the same names. */
export function probe(ring: KeyRing): string {
  const derived = Buffer.from(ring.derive(ring.currentKid, PARTS)).toString('hex');
  return `${derived} ${Buffer.from(ring.keys.mac('test', new Uint8Array(1))).toString('hex')}`;
}

/** A ring that is followed nowhere. */
export function ringOf(content: KeyRingContent): KeyRing {
  return keyRingFromText(writeKeyRingContent(content));
}

/** The ring after a rotation. */
export function rotated(content: KeyRingContent): KeyRingContent {
  const staged = withStagedKey(content);
  return withCurrentKey(staged, newestKid(staged));
}

/** The id of the key that was added last. */
export function newestKid({ keys }: KeyRingContent): string {
  return keys.at(-1)?.kid as string;
}

/** Changes the file of a ring as `sallyport keyring` does. Rejects as `replaceRingFile` does. */
export async function changeRingFile(
  path: string,
  change: (content: KeyRingContent) => KeyRingContent,
): Promise<KeyRingContent> {
  const { text, stamp } = readRingFile(path);
  const content = change(parseKeyRingContent(text));
  await replaceRingFile(path, writeKeyRingContent(content), { stamp });
  return content;
}

/** What of all cuts of these bytes, but for a line's end, and all changes of one bit in them `isAccepted`: to be none. */
export function damagesAccepted(bytes: Buffer, isAccepted: (text: string) => boolean): readonly string[] {
  const accepted: string[] = [];
  for (let at = 0; at < bytes.length - 1; at++) {
    if (isAccepted(bytes.subarray(0, at).toString())) accepted.push(`cut at ${at}`);
    for (let bit = 0; bit < 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      if (isAccepted(changed.toString())) accepted.push(`bit ${bit} at ${at}`);
    }
  }
  return accepted;
}
