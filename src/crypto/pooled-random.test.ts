import { expect, it } from 'vitest';
import { pooledRandom } from './pooled-random.ts';

it('gives as many bytes as asked for, never the same ones, at the border of the pool and past it, too', () => {
  const random = pooledRandom();
  const seen = new Set<string>();
  for (let n = 0; n < 2_000; n++) {
    const bytes = random.bytes(n % 2 === 0 ? 12 : 17);
    expect(bytes).toHaveLength(n % 2 === 0 ? 12 : 17);
    seen.add(Buffer.from(bytes).toString('hex'));
  }
  expect(seen.size).toBe(2_000);
  const long = random.bytes(20_000);
  expect(long).toHaveLength(20_000);
  expect(long.every((byte) => byte === 0)).toBe(false);
});

it('gives copies: who changes what he was given changes nobody else’s bytes', () => {
  const random = pooledRandom();
  const first = random.bytes(16);
  const kept = first.slice();
  random.bytes(16).fill(7);
  expect(first).toEqual(kept);
});
