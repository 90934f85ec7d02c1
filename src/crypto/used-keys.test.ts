import { describe, expect, it } from 'vitest';
import { ringOf, rotated } from '../../test/ring-trial.ts';
import { inProcessRecords } from '../store/in-process-records.ts';
import { withoutKey, withStagedKey } from './key-ring-changes.ts';
import { type KeyRingContent, newKeyRingContent } from './key-ring-content.ts';
import { KeyRingError } from './key-ring-error.ts';
import { checkRingOfStore, markKey, unmarkKey } from './used-keys.ts';

const records = () => inProcessRecords({ clock: { now: () => 1 } });

describe('a ring and its store', () => {
  it('belong together from the first time on, whatever is added to the ring', async () => {
    const store = records();
    const content = newKeyRingContent();
    for (const ring of [content, content, withStagedKey(content), rotated(content)]) {
      await checkRingOfStore(store, ringOf(ring));
    }
  });

  it.each<[string, (content: KeyRingContent) => KeyRingContent]>([
    ['another ring', () => newKeyRingContent()],
    ['one from before the last rotation', (content) => content],
    ['one without a key that was used', (content) => withoutKey(rotated(content), content.currentKid)],
    [
      'one with another secret for names',
      (content) => ({ ...rotated(content), lookupSecret: newKeyRingContent().lookupSecret }),
    ],
  ])('refuse %s, in the same words', async (_what, change) => {
    const store = records();
    const content = newKeyRingContent();
    await checkRingOfStore(store, ringOf(content));
    await checkRingOfStore(store, ringOf(rotated(content)));
    const failed: unknown = await checkRingOfStore(store, ringOf(change(content))).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(KeyRingError);
    expect((failed as Error).message).toBe(new KeyRingError('mismatch').message);
  });

  it('refuse another secret under the id of a key', async () => {
    const store = records();
    const content = newKeyRingContent();
    await checkRingOfStore(store, ringOf(content));
    const [other] = newKeyRingContent().keys;
    const keys = content.keys.map(({ kid }) => ({ kid, secret: other?.secret as Uint8Array }));
    await expect(checkRingOfStore(store, ringOf({ ...content, keys }))).rejects.toThrow(KeyRingError);
  });

  it('part from a key that was retired', async () => {
    const store = records();
    const content = newKeyRingContent();
    await checkRingOfStore(store, ringOf(content));
    const next = rotated(content);
    await markKey(store, ringOf(next), next.currentKid);
    await unmarkKey(store, content.currentKid);
    await checkRingOfStore(store, ringOf(withoutKey(next, content.currentKid)));
  });

  it('refuse a mark that somebody else has put there', async () => {
    const store = records();
    const ring = ringOf(newKeyRingContent());
    await store.put('key-ring', ring.currentKid, new Uint8Array(32));
    await expect(checkRingOfStore(store, ring)).rejects.toThrow(KeyRingError);
  });
});
