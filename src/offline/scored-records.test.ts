import { describe, expect, it } from 'vitest';
import { TooMuchDataError } from './offline-errors.ts';
import { createRecordKeeper, GROUPS_MAX } from './scored-records.ts';

const NOWHERE = { source: null, kind: null, lang: null };

describe('createRecordKeeper', () => {
  it('keeps records in their order, more of them than it began with room for', () => {
    const keeper = createRecordKeeper();
    for (let i = 0; i < 5_000; i++) {
      const groups = { source: i % 2 === 0 ? 'even' : 'odd', kind: null, lang: `l${i % 3}` };
      keeper.keep({ isAttack: i % 5 === 0, flagged: i % 7 === 0, score: i / 5_000, groups });
    }
    const { count, scores, isAttack, isFlagged, groups } = keeper.kept();
    expect([count, scores.length, isAttack.length, isFlagged.length, groups.lang.ids.length]).toEqual(
      Array.from({ length: 5 }, () => 5_000),
    );
    expect([scores[4_321], isAttack[4_320], isAttack[4_321], isFlagged[4_319], isFlagged[4_320]]).toEqual([
      4_321 / 5_000,
      1,
      0,
      1,
      0,
    ]);
    expect(groups.source.names).toEqual(['even', 'odd']);
    expect(groups.source.ids[4_321]).toBe(1);
    expect(groups.kind.names).toEqual([null]);
    expect(groups.lang.names[groups.lang.ids[4_321] as number]).toBe('l1');
  });

  it('refuses sources without end', () => {
    const keeper = createRecordKeeper();
    const keep = (source: string): void =>
      keeper.keep({ isAttack: true, flagged: false, score: 0, groups: { ...NOWHERE, source } });
    for (let i = 0; i < GROUPS_MAX; i++) keep(`source ${i}`);
    keep('source 7');
    expect(() => keep('one more')).toThrow(TooMuchDataError);
    expect(() => keep('one more')).toThrow('more than 1000 sources');
  });
});
