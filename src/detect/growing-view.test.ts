import { describe, expect, it } from 'vitest';
import { type GrowingView, growingView } from './growing-view.ts';

/** Appends characters that each came from two units of the original. */
function append(view: GrowingView, text: string, from: number): void {
  for (let i = 0; i < text.length; i++) view.append(text.charAt(i), 2 * (from + i), 2 * (from + i) + 2);
}

describe('growingView', () => {
  it('knows the original range of every unit', () => {
    const view = growingView();
    append(view, 'abc', 0);
    expect(view.window()).toEqual({ text: 'abc', base: 0 });
    expect(view.originalRange(1, 3)).toEqual({ start: 2, end: 6 });
    expect(view.originalOffset(2)).toBe(4);
    expect(view.originalOffset(3)).toBeUndefined();
  });

  it('maps each unit of an emitted text to the whole of what it came from', () => {
    const view = growingView();
    view.append('fi', 4, 5);
    expect(view.originalRange(0, 1)).toEqual({ start: 4, end: 5 });
    expect(view.originalRange(1, 2)).toEqual({ start: 4, end: 5 });
  });

  it('shows after a restart only what came later, and keeps the ranges of what came before', () => {
    const view = growingView();
    append(view, 'abc', 0);
    view.restart();
    append(view, 'd', 3);
    expect(view.window()).toEqual({ text: 'd', base: 3 });
    expect(view.originalRange(0, 3)).toEqual({ start: 0, end: 6 });
  });

  it('forgets what is not needed any more, once it is much, and no more than that', () => {
    const view = growingView();
    append(view, 'x'.repeat(10_000), 0);
    view.trim(100);
    expect(view.window().base).toBe(0);
    view.trim(9_000);
    expect(view.window()).toEqual({ text: 'x'.repeat(1_000), base: 9_000 });
    expect(view.originalRange(9_000, 9_001)).toEqual({ start: 18_000, end: 18_002 });
    view.trim(20_000);
    expect(view.window()).toEqual({ text: 'x'.repeat(1_000), base: 9_000 });
  });

  it('knows where it is after it has forgotten a stretch that ended long ago', () => {
    const view = growingView();
    append(view, 'x'.repeat(10_000), 0);
    view.restart();
    append(view, 'yz', 10_000);
    view.trim(10_000);
    expect(view.originalRange(10_000, 10_002)).toEqual({ start: 20_000, end: 20_004 });
    expect(view.originalOffset(10_002)).toBeUndefined();
  });
});
