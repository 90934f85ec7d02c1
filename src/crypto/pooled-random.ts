import { randomFillSync } from 'node:crypto';
import type { Random } from '../core/ports.ts';

const POOL_BYTES = 8_192;

/**
 * Random bytes of the system, fetched in pieces of 8 KiB: an id of twelve bytes costs a copy instead of a call to the kernel. No byte
 * is given out twice, and each is overwritten in the pool when it is given.
 */
export function pooledRandom(): Random {
  const pool = new Uint8Array(POOL_BYTES);
  let at = POOL_BYTES;
  return {
    bytes(length) {
      if (length > POOL_BYTES) return randomFillSync(new Uint8Array(length));
      if (at + length > POOL_BYTES) {
        randomFillSync(pool);
        at = 0;
      }
      const bytes = pool.slice(at, at + length);
      pool.fill(0, at, at + length);
      at += length;
      return bytes;
    },
  };
}
