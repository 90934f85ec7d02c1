import type { Keys } from '../core/ports.ts';

const NAME_BYTES = 8;

/** Sixteen hexadecimal digits that stand for a value: the same for equal values under one key and purpose, and telling nothing of them. */
export function keyedName(keys: Keys, purpose: string, value: string): string {
  const digest = keys.mac(purpose, new TextEncoder().encode(value));
  return Array.from(digest.subarray(0, NAME_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
