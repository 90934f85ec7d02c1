import { describe, expect, it } from 'vitest';
import { MissingClassError } from './offline-errors.ts';
import { createRecordKeeper, type ScoredRecord, type ScoredRecords } from './scored-records.ts';
import { summarize } from './summarize.ts';

interface Batch {
  readonly count: number;
  readonly label: 'attack' | 'benign';
  readonly score: number;
  readonly source?: string;
  readonly lang?: string;
}

/** Flagged is what scores 0.5 or more. */
function kept(batches: readonly Batch[]): ScoredRecords {
  const keeper = createRecordKeeper();
  for (const { count, label, score, source = null, lang = null } of batches) {
    const groups = { source, kind: null, lang };
    const record: ScoredRecord = { isAttack: label === 'attack', score, flagged: score >= 0.5, groups };
    for (let i = 0; i < count; i++) keeper.keep(record);
  }
  return keeper.kept();
}

describe('summarize', () => {
  it('counts what the policy flags', () => {
    const { records, attacks, benign, flagged } = summarize(
      kept([
        { count: 30, label: 'attack', score: 0.9 },
        { count: 10, label: 'attack', score: 0.1 },
        { count: 6, label: 'benign', score: 0.6 },
        { count: 54, label: 'benign', score: 0 },
      ]),
      [],
    );
    expect({ records, attacks, benign }).toEqual({ records: 100, attacks: 40, benign: 60 });
    expect(flagged.recall).toMatchObject({ value: 0.75 });
    expect(flagged.precision).toMatchObject({ value: 30 / 36 });
    expect(flagged.falsePositiveRate).toMatchObject({ value: 0.1 });
  });

  it('gives every source of a class the same weight, and leaves out those with fewer than 20 records', () => {
    const { auc, sourceBalanced } = summarize(
      kept([
        { count: 80, label: 'attack', score: 0.9, source: 'easy' },
        { count: 20, label: 'attack', score: 0.2, source: 'hard' },
        { count: 19, label: 'attack', score: 0.1, source: 'small' },
        { count: 100, label: 'benign', score: 0.3, source: 'web' },
      ]),
      [],
    );
    expect(auc.value).toBeCloseTo(80 / 119, 9);
    expect(sourceBalanced).toMatchObject({ sources: { attack: 2, benign: 1, leftOut: 1 } });
    expect(sourceBalanced?.auc.value).toBeCloseTo(0.5, 9);
    expect(sourceBalanced?.operatingPoints[2]?.recall.value).toBeCloseTo(0.5, 9);
  });

  it('does not let a large source of honest texts set the threshold alone', () => {
    const { operatingPoints, sourceBalanced } = summarize(
      kept([
        { count: 20, label: 'attack', score: 0.7, source: 'a' },
        { count: 9_980, label: 'benign', score: 0, source: 'chat' },
        { count: 20, label: 'benign', score: 0.8, source: 'odd' },
      ]),
      [],
    );
    expect(operatingPoints[1]).toMatchObject({ threshold: 0.7, recall: { value: 1 } });
    expect(sourceBalanced?.operatingPoints[1]).toMatchObject({ threshold: null, recall: { value: 0 } });
  });

  it('has nothing balanced where no source of a class is large enough', () => {
    const few = kept([
      { count: 19, label: 'attack', score: 1 },
      { count: 50, label: 'benign', score: 0 },
    ]);
    expect(summarize(few, []).sourceBalanced).toBeNull();
  });

  it('breaks down by group, the largest first, and says nothing that one class alone cannot tell', () => {
    const { by } = summarize(
      kept([
        { count: 2, label: 'attack', score: 0.9, lang: 'de' },
        { count: 2, label: 'benign', score: 0.9, lang: 'de' },
        { count: 5, label: 'attack', score: 0.9, lang: 'en' },
        { count: 1, label: 'benign', score: 0.9 },
      ]),
      ['lang'],
    );
    expect(Object.keys(by)).toEqual(['lang']);
    expect(by.lang).toMatchObject([
      { name: 'en', attacks: 5, benign: 0, auc: null, recall: { value: 1 }, precision: null, falsePositiveRate: null },
      { name: 'de', attacks: 2, benign: 2, auc: { value: 0.5 }, precision: { value: 0.5 } },
      { name: null, attacks: 0, benign: 1, auc: null, recall: null, precision: null, falsePositiveRate: { value: 1 } },
    ]);
  });

  it('has no precision where nothing is flagged', () => {
    const { flagged } = summarize(
      kept([
        { count: 1, label: 'attack', score: 0.1 },
        { count: 1, label: 'benign', score: 0 },
      ]),
      [],
    );
    expect(flagged).toMatchObject({ recall: { value: 0 }, precision: null });
  });

  it('refuses data without attacks, and data without honest texts', () => {
    expect(() => summarize(kept([{ count: 1, label: 'benign', score: 0 }]), [])).toThrow(MissingClassError);
    expect(() => summarize(kept([{ count: 1, label: 'attack', score: 0 }]), [])).toThrow('label "benign"');
    expect(() => summarize(kept([]), [])).toThrow('label "attack"');
  });
});
