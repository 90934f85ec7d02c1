import { hexOf } from './hex-of.ts';
import type { Keys } from './ports.ts';

const NAME_BYTES = 8;

/** Sixteen hexadecimal digits that stand for a value: the same for equal values under one key and purpose, and telling nothing of them. */
export function keyedName(keys: Keys, purpose: string, value: string): string {
  const digest = keys.mac(purpose, new TextEncoder().encode(value));
  return hexOf(digest.subarray(0, NAME_BYTES));
}
