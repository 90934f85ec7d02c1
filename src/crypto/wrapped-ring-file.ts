import { type FollowOptions, followedRing, type KeyRing } from './key-ring.ts';
import { newKeyRingContent } from './key-ring-content.ts';
import { KeyRingError } from './key-ring-error.ts';
import { createRingFile, readRingFile } from './key-ring-file.ts';
import { newEnvelope, openEnvelope, readWrappedRing, type WrapOptions, writeWrappedRing } from './wrapped-ring.ts';

/** Where a wrapped ring is, and who opens it. */
export interface WrappedRingOptions extends FollowOptions, WrapOptions {
  readonly path: string;
}

/**
 * Opens a wrapped ring: its keeper is asked once, and later generations of the ring, which have the same data key, need nobody.
 *
 * @throws {@link KeyRingError}
 */
export async function openWrappedRing(options: WrappedRingOptions): Promise<KeyRing> {
  const envelope = await openEnvelope(readRingFile(options.path).text, options);
  return followedRing(options, (text) => readWrappedRing(text, envelope));
}

/** As {@link openWrappedRing}; makes the ring where there is none. */
export async function openOrCreateWrappedRing(options: WrappedRingOptions): Promise<KeyRing> {
  try {
    return await openWrappedRing(options);
  } catch (error) {
    if (!(error instanceof KeyRingError && error.reason === 'missing')) throw error;
  }
  const text = writeWrappedRing(await newEnvelope(options), newKeyRingContent());
  try {
    await createRingFile(options.path, text);
  } catch (error) {
    if (!(error instanceof KeyRingError && error.reason === 'exists')) throw error;
  }
  return openWrappedRing(options);
}
