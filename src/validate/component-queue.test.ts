import { describe, expect, it } from 'vitest';
import type { Treatment } from '../core/finding.ts';
import { strongestOf } from '../decide/components.ts';
import { type ComponentQueue, componentQueue, type Treated } from './component-queue.ts';

function member(ruleId: string, start: number, end: number, treatment: Treatment = 'redact'): Treated {
  return { finding: { ruleId, category: 'pii', start, end, score: 0.5, severity: 'MEDIUM' }, treatment };
}

function queueOf(members: readonly Treated[], lengthMax = 100): ComponentQueue {
  const queue = componentQueue(lengthMax, strongestOf);
  for (const one of members) queue.add(one);
  return queue;
}

/** All components up to `hold`, as `kind start-end rule`. */
function taken(queue: ComponentQueue, hold: number): readonly string[] {
  const said: string[] = [];
  for (let next = queue.next(hold); next !== undefined; next = queue.next(hold)) {
    const blocking = next.blocking === undefined ? '' : ` stopped by ${next.blocking.finding.ruleId}`;
    said.push(`${next.kind} ${next.start}-${next.end} ${next.verdict.finding.ruleId}${blocking}`);
  }
  return said;
}

describe('members that overlap', () => {
  it('are one component, decided by the strongest', () => {
    expect(taken(queueOf([member('a', 0, 6), member('b', 4, 9, 'block'), member('c', 8, 12)]), 20)).toEqual([
      'span 0-12 b',
    ]);
  });

  it('are apart when they only touch', () => {
    expect(taken(queueOf([member('a', 0, 6), member('b', 6, 9)]), 20)).toEqual(['span 0-6 a', 'span 6-9 b']);
  });

  it('are the same component in whatever order they come', () => {
    expect(taken(queueOf([member('c', 8, 12), member('a', 0, 6), member('b', 4, 9)]), 20)).toEqual(['span 0-12 a']);
  });

  it('wait until nothing can join them any more', () => {
    const queue = queueOf([member('a', 3, 10)]);
    expect(taken(queue, 9)).toEqual([]);
    expect(queue.firstStart()).toBe(3);
    queue.add(member('b', 9, 14));
    expect(taken(queue, 14)).toEqual(['span 3-14 a']);
    expect(queue.firstStart()).toBeUndefined();
  });
});

describe('a component that is too long', () => {
  const chain = [member('a', 0, 8), member('b', 6, 14), member('c', 12, 20)];

  it('is cut, and what reaches beyond the cut begins again behind it', () => {
    expect(taken(queueOf(chain, 10), 30)).toEqual(['span 0-10 a', 'span 10-20 b']);
  });

  it('is decided by what starts before the cut', () => {
    expect(taken(queueOf([...chain, member('late', 10, 12, 'block')], 10), 30)).toEqual([
      'span 0-10 a',
      'span 10-20 late',
    ]);
  });

  it('leaves its first piece although its end is not there yet', () => {
    expect(taken(queueOf(chain, 10), 10)).toEqual(['span 0-10 a']);
  });

  it('is whole at exactly the greatest length', () => {
    expect(taken(queueOf(chain, 20), 30)).toEqual(['span 0-20 a']);
  });
});

describe('a region', () => {
  it('is replaced when it begins and ends when its finding comes', () => {
    const queue = queueOf([]);
    queue.open(member('r', 5, 8));
    expect(taken(queue, 6)).toEqual(['region 5-5 r']);
    expect(taken(queue, 40)).toEqual([]);
    expect(queue.firstStart()).toBe(5);
    queue.add(member('r', 5, 30));
    expect(taken(queue, 40)).toEqual(['region-end 5-30 r']);
  });

  it('waits while something may still start before it', () => {
    const queue = queueOf([]);
    queue.open(member('r', 5, 8));
    expect(taken(queue, 5)).toEqual([]);
  });

  it('swallows what is inside it, and takes in what it begins inside of', () => {
    const queue = queueOf([member('before', 2, 7), member('inside', 9, 12)]);
    queue.open(member('r', 5, 8));
    queue.add(member('r', 5, 20));
    expect(taken(queue, 40)).toEqual(['region 2-5 before', 'region-end 2-20 before']);
  });

  it('lets what reaches beyond it begin again behind it', () => {
    const queue = queueOf([member('over', 9, 25)]);
    queue.open(member('r', 5, 8));
    queue.add(member('r', 5, 20));
    expect(taken(queue, 40)).toEqual(['region 5-5 r', 'region-end 5-20 r', 'span 20-25 over']);
  });

  it('stops the reply at its end when something inside it blocks', () => {
    const queue = queueOf([member('inside', 9, 12, 'block'), member('other', 10, 14)]);
    queue.open(member('r', 5, 8));
    queue.add(member('r', 5, 20));
    expect(taken(queue, 40)).toEqual(['region 5-5 r', 'region-end 5-20 r stopped by inside']);
  });

  it('does not end before another one of which it is not known whether it goes on', () => {
    const queue = queueOf([]);
    queue.open(member('r', 5, 8));
    queue.open(member('s', 5, 8));
    queue.add(member('r', 5, 20));
    expect(taken(queue, 20)).toEqual(['region 5-5 r']);
    queue.add(member('s', 5, 20));
    expect(taken(queue, 22)).toEqual(['region-end 5-20 r']);
  });

  it('begins again behind another one that ended before it', () => {
    const queue = queueOf([]);
    queue.open(member('r', 5, 8));
    queue.open(member('s', 5, 8));
    queue.add(member('r', 5, 20));
    queue.add(member('s', 5, 26));
    expect(taken(queue, 40)).toEqual(['region 5-5 r', 'region-end 5-20 r', 'region 20-20 s', 'region-end 20-26 s']);
  });
});

it('an empty member is given once', () => {
  expect(taken(queueOf([member('a', 3, 3), member('b', 3, 5)]), 20)).toEqual(['span 3-3 a', 'span 3-5 b']);
});
