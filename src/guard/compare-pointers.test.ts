import { describe, expect, it } from 'vitest';
import { comparePointers } from './compare-pointers.ts';

describe('the order of pointers', () => {
  it('takes indices as numbers and names by code unit, the shorter first', () => {
    const sorted = ['/a', '/choices/0/text', '/choices/2', '/choices/2/x', '/choices/10', '/choices/x'];
    expect([...sorted].reverse().sort(comparePointers)).toEqual(sorted);
    expect(comparePointers('/a/1', '/a/1')).toBe(0);
  });

  it('does not take a name of digits for an index when it has a leading zero', () => {
    expect(['/10', '/2', '/02'].sort(comparePointers)).toEqual(['/02', '/2', '/10']);
  });
});
