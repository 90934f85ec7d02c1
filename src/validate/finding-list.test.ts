import { describe, expect, it } from 'vitest';
import type { Finding } from '../core/finding.ts';
import { type FindingList, findingList } from './finding-list.ts';

function finding(ruleId: string, start: number, end: number): Finding {
  return { ruleId, category: 'pii', start, end, score: 0.5, severity: 'MEDIUM' };
}

function said(list: FindingList): readonly string[] {
  return list.sorted().map(({ ruleId, start, end }) => `${ruleId} ${start}-${end}`);
}

it('sorts by start, then the longer first, then by rule', () => {
  const list = findingList(10);
  for (const one of [finding('c', 4, 6), finding('b', 0, 2), finding('a', 0, 2), finding('d', 0, 9)]) list.add(one);
  expect(said(list)).toEqual(['d 0-9', 'a 0-2', 'b 0-2', 'c 4-6']);
});

describe('a list that is full', () => {
  it('keeps the first findings of the text, however late they come', () => {
    const list = findingList(2);
    for (let start = 20; start > 0; start--) list.add(finding('a', start, start + 1));
    expect(said(list)).toEqual(['a 1-2', 'a 2-3']);
  });

  it('has room again for what starts at the same place when a cut makes a region shorter', () => {
    const list = findingList(1);
    list.open(finding('region', 0, 2));
    for (const one of [finding('region', 0, 9), finding('b', 0, 5), finding('c', 1, 2), finding('d', 2, 3)])
      list.add(one);
    list.cut(6);
    expect(said(list)).toEqual(['b 0-5']);
  });
});

describe('a cut', () => {
  it('drops what starts there or later', () => {
    const list = findingList(10);
    for (const one of [finding('a', 0, 9), finding('b', 4, 5), finding('c', 5, 6)]) list.add(one);
    list.cut(5);
    expect(said(list)).toEqual(['a 0-9', 'b 4-5']);
  });

  it.each([
    ['has not ended', undefined, 'region 1-3'],
    ['ends behind it', 7, 'region 1-3'],
    ['ends there', 6, 'region 1-3'],
    ['ends before it', 5, 'region 1-5'],
  ])('shows a region that %s: %s', (_, end, shown) => {
    const list = findingList(10);
    list.open(finding('region', 1, 3));
    if (end !== undefined) list.add(finding('region', 1, end));
    list.cut(6);
    expect(said(list)).toEqual([shown]);
  });

  it('keeps two regions apart that begin at one character', () => {
    const list = findingList(10);
    for (const end of [2, 4]) {
      list.open(finding('region', 1, 2));
      list.add(finding('region', 1, end));
    }
    list.cut(3);
    expect(said(list)).toEqual(['region 1-2', 'region 1-2']);
  });

  it('leaves a region alone that ended before text which has left', () => {
    const list = findingList(10);
    list.open(finding('region', 1, 3));
    list.add(finding('region', 1, 5));
    list.settle(6);
    list.cut(6);
    expect(said(list)).toEqual(['region 1-5']);
  });
});
