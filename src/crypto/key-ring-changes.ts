import { type KeyRingContent, newRingKey, RING_KEYS_MAX } from './key-ring-content.ts';
import { KeyRingError } from './key-ring-error.ts';

/** Keys that wait for their turn: known for reading, not yet sealed under. */
export function stagedKids({ keys, currentKid }: KeyRingContent): readonly string[] {
  const at = keys.findIndex(({ kid }) => kid === currentKid);
  return keys.slice(at + 1).map(({ kid }) => kid);
}

/** Keys from before the current one: for reading what was sealed then. */
export function oldKids({ keys, currentKid }: KeyRingContent): readonly string[] {
  const at = keys.findIndex(({ kid }) => kid === currentKid);
  return keys.slice(0, at).map(({ kid }) => kid);
}

/** The ring with a new key that waits; where one waits already, the ring as it is. */
export function withStagedKey(content: KeyRingContent): KeyRingContent {
  if (stagedKids(content).length > 0) return content;
  if (content.keys.length >= RING_KEYS_MAX) throw new KeyRingError('full');
  return { ...content, generation: content.generation + 1, keys: [...content.keys, newRingKey()] };
}

/**
 * The ring with another current key, and the keys in the order in which they were it: an older one is taken to the end again.
 *
 * @throws {@link KeyRingError} `unknown-key`.
 */
export function withCurrentKey(content: KeyRingContent, kid: string): KeyRingContent {
  if (kid === content.currentKid) return content;
  const key = content.keys.find((other) => other.kid === kid);
  if (key === undefined) throw new KeyRingError('unknown-key');
  const waiting = stagedKids(content);
  const before = content.keys.filter((other) => other.kid !== kid && !waiting.includes(other.kid));
  const behind = content.keys.filter((other) => other.kid !== kid && waiting.includes(other.kid));
  return { ...content, generation: content.generation + 1, currentKid: kid, keys: [...before, key, ...behind] };
}

/**
 * The ring without a key. Whoever calls this has made sure that nothing is sealed under it.
 *
 * @throws {@link KeyRingError} `unknown-key`, or `key-in-use` for the current one.
 */
export function withoutKey(content: KeyRingContent, kid: string): KeyRingContent {
  if (kid === content.currentKid) throw new KeyRingError('key-in-use');
  const keys = content.keys.filter((key) => key.kid !== kid);
  if (keys.length === content.keys.length) throw new KeyRingError('unknown-key');
  return { ...content, generation: content.generation + 1, keys };
}
