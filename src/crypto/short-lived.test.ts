import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { shortLived } from './short-lived.ts';

describe('values that live for a short while', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('stay while they are asked for, and go when nobody does', () => {
    const values = shortLived<number>({ entriesMax: 10, turnMs: 1_000 });
    values.set('used', 1);
    values.set('left', 2);
    for (let turns = 0; turns < 5; turns += 1) {
      vi.advanceTimersByTime(1_000);
      expect(values.get('used')).toBe(1);
    }
    expect(values.get('left')).toBeUndefined();
  });

  it('go by themselves, and leave no timer behind', () => {
    const values = shortLived<number>({ entriesMax: 10, turnMs: 1_000 });
    values.set('a', 1);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(2_000);
    expect(vi.getTimerCount()).toBe(0);
    expect(values.get('a')).toBeUndefined();
    values.set('a', 2);
    expect(values.get('a')).toBe(2);
  });

  it('are never more than two generations, and the newest stay', () => {
    const values = shortLived<number>({ entriesMax: 3, turnMs: 1_000 });
    for (let n = 0; n < 100; n += 1) values.set(String(n), n);
    const kept = Array.from({ length: 100 }, (_, n) => values.get(String(n))).filter((n) => n !== undefined);
    expect(kept.length).toBeLessThanOrEqual(6);
    expect(values.get('99')).toBe(99);
  });

  it('are gone when they are deleted, in whichever generation', () => {
    const values = shortLived<number>({ entriesMax: 10, turnMs: 1_000 });
    values.set('a', 1);
    vi.advanceTimersByTime(1_000);
    values.delete('a');
    expect(values.get('a')).toBeUndefined();
  });
});
