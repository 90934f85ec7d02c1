import { describe, expect, it } from 'vitest';
import type { Treatment } from '../core/finding.ts';
import type { Treated } from './components.ts';
import { withoutConflicts } from './conflicts.ts';

function found(
  ruleId: string,
  [start, end]: readonly [number, number],
  score: number,
  treatment: Treatment = 'report',
): Treated {
  return { finding: { ruleId, category: 'pii', entity: ruleId, start, end, score, severity: 'MEDIUM' }, treatment };
}

/** Rule ids of what is left, in the order given. */
function left(...treated: readonly Treated[]): readonly string[] {
  const forward = withoutConflicts(treated).map(({ finding }) => finding.ruleId);
  const backward = withoutConflicts([...treated].reverse()).map(({ finding }) => finding.ruleId);
  expect([...backward].sort()).toEqual([...forward].sort());
  return forward;
}

describe('withoutConflicts', () => {
  it('keeps the surest reading of one stretch', () => {
    expect(left(found('phone', [0, 10], 0.5), found('bank', [0, 10], 0.8))).toEqual(['bank']);
  });

  it('keeps the longer one of two that are equally sure', () => {
    expect(left(found('iban', [0, 22], 0.8), found('phone', [5, 15], 0.8))).toEqual(['iban']);
  });

  it('keeps what is surer inside of what is longer, and both where both stand', () => {
    expect(left(found('url', [0, 30], 0.5), found('ip', [8, 16], 0.6, 'redact'))).toEqual(['url', 'ip']);
  });

  it('keeps a name outside of an address, and not inside of one', () => {
    expect(left(found('pii/names/person', [0, 3], 0.95), found('email', [0, 15], 0.9))).toEqual(['email']);
    expect(left(found('pii/names/person', [0, 3], 0.95), found('email', [4, 15], 0.9))).toEqual([
      'pii/names/person',
      'email',
    ]);
  });

  it('never drops what acts for what acts less', () => {
    expect(left(found('phone', [0, 10], 0.5, 'redact'), found('bank', [0, 10], 0.8))).toContain('phone');
    expect(left(found('phone', [0, 10], 0.5, 'redact'), found('bank', [5, 15], 0.8, 'redact'))).toHaveLength(2);
  });

  it('leaves other categories alone', () => {
    const attack = {
      ...found('x', [0, 10], 0.2),
      finding: { ...found('x', [0, 10], 0.2).finding, category: 'injection' as const },
    };
    expect(withoutConflicts([attack, found('phone', [0, 10], 0.8)])).toHaveLength(2);
  });

  it('is quick where very many overlap', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => found(`r${i}`, [i, i + 1_000], (i % 97) / 100));
    expect(withoutConflicts(many).length).toBeLessThan(many.length);
  });
});
