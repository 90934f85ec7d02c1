import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, Severity, Treatment } from '../core/finding.ts';
import { components, strongestOf, type Treated } from './components.ts';

function at(start: number, end: number, facts: Partial<Finding> = {}): Finding {
  return { ruleId: 'pii/test', category: 'pii', start, end, score: 0.5, severity: 'MEDIUM', ...facts };
}

function rangesOf(groups: readonly (readonly Finding[])[]): readonly (readonly string[])[] {
  return groups.map((group) => group.map(({ start, end }) => `${start}-${end}`));
}

describe('components', () => {
  it.each<[string, readonly Finding[], readonly (readonly string[])[]]>([
    ['gives nothing for nothing', [], []],
    ['keeps findings apart that only touch', [at(0, 5), at(5, 9)], [['0-5'], ['5-9']]],
    ['joins findings that overlap by one unit', [at(4, 9), at(0, 5)], [['0-5', '4-9']]],
    ['joins two that meet only through a third', [at(0, 5), at(8, 12), at(4, 9)], [['0-5', '4-9', '8-12']]],
    ['puts the longer first', [at(0, 2), at(0, 5), at(1, 2)], [['0-5', '0-2', '1-2']]],
    ['remembers the end of the longest', [at(0, 10), at(1, 2), at(8, 12)], [['0-10', '1-2', '8-12']]],
    ['joins an empty finding to what it stands inside of', [at(3, 3), at(0, 5)], [['0-5', '3-3']]],
    ['keeps an empty finding apart from what ends there', [at(5, 5), at(0, 5)], [['0-5'], ['5-5']]],
    ['joins empty findings at one offset', [at(5, 5), at(5, 5)], [['5-5', '5-5']]],
  ])('%s', (_what, findings, expected) => {
    expect(rangesOf(components(findings))).toEqual(expected);
  });

  it('orders findings with one range by rule id, code unit by code unit', () => {
    const [group] = components([at(0, 5, { ruleId: 'b' }), at(0, 5, { ruleId: 'a' }), at(0, 5, { ruleId: 'B' })]);
    expect(group?.map(({ ruleId }) => ruleId)).toEqual(['B', 'a', 'b']);
  });

  it('agrees with a search for connected ranges, pair by pair', () => {
    const range = fc
      .tuple(fc.nat(40), fc.integer({ min: 1, max: 8 }))
      .map(([start, length]) => at(start, start + length));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 12 }), (findings) => {
        const groups = components(findings);
        expect(groups.flat()).toHaveLength(findings.length);
        const groupOf = new Map(groups.flatMap((group, index) => group.map((one) => [one, index] as const)));
        for (const a of findings) {
          for (const b of findings) {
            if (a.start < b.end && b.start < a.end) expect(groupOf.get(a)).toBe(groupOf.get(b));
          }
        }
        for (const [index, group] of groups.entries()) {
          const next = groups[index + 1];
          if (next !== undefined) {
            expect(Math.max(...group.map(({ end }) => end))).toBeLessThanOrEqual(
              Math.min(...next.map(({ start }) => start)),
            );
          }
        }
      }),
    );
  });
});

describe('strongestOf', () => {
  const treated = (treatment: Treatment, facts: Partial<Finding> = {}): Treated => ({
    finding: at(0, 5, facts),
    treatment,
  });

  it.each<[string, Treated, Treated]>([
    ['a stronger treatment', treated('redact'), treated('mask', { severity: 'CRITICAL', score: 1 })],
    [
      'a higher severity',
      treated('redact', { severity: 'HIGH', score: 0.1 }),
      treated('redact', { severity: 'MEDIUM', score: 1 }),
    ],
    ['a higher score', treated('redact', { score: 0.6 }), treated('redact', { score: 0.5, end: 50 })],
    ['the longer range', treated('redact', { start: 1, end: 9 }), treated('redact')],
    ['the earlier start', treated('redact'), treated('redact', { start: 1, end: 6 })],
    ['the smaller rule id', treated('redact', { ruleId: 'pii/a' }), treated('redact', { ruleId: 'pii/b' })],
  ])('prefers %s, in both orders', (_what, winner, loser) => {
    expect(strongestOf([winner, loser]).finding).toBe(winner.finding);
    expect(strongestOf([loser, winner]).finding).toBe(winner.finding);
  });

  it('ranks severities from LOW to CRITICAL', () => {
    const severities: readonly Severity[] = ['MEDIUM', 'CRITICAL', 'LOW', 'HIGH'];
    expect(strongestOf(severities.map((severity) => treated('redact', { severity }))).finding.severity).toBe(
      'CRITICAL',
    );
  });

  it('covers the range of the whole group', () => {
    const group = [
      treated('redact', { start: 4, end: 6 }),
      treated('mask', { start: 2, end: 5 }),
      treated('mask', { start: 5, end: 11 }),
    ];
    expect(strongestOf(group)).toMatchObject({ treatment: 'redact', start: 2, end: 11 });
  });
});

describe('strongestOf, of names', () => {
  const of = (ruleId: string, start: number, end: number, score: number): Treated => ({
    finding: { ruleId, category: 'pii', entity: ruleId, start, end, score, severity: 'MEDIUM' },
    treatment: 'redact',
  });

  it.each<[string, readonly Treated[]]>([
    ['pii/names/location', [of('pii/names/location', 0, 30, 0.6), of('postcode', 22, 30, 0.9)]],
    ['email', [of('pii/names/person', 0, 3, 0.95), of('email', 0, 15, 0.9)]],
    ['email', [of('pii/names/person', 0, 15, 0.95), of('email', 0, 15, 0.9)]],
    ['long', [of('pii/names/location', 0, 30, 0.6), of('postcode', 22, 30, 0.9), of('long', 0, 40, 0.4)]],
    ['phone', [of('phone', 0, 10, 0.9), of('bank', 0, 12, 0.5)]],
  ])('lets %s stand for the group', (ruleId, group) => {
    expect(strongestOf(group).finding.ruleId).toBe(ruleId);
    expect(strongestOf([...group].reverse()).finding.ruleId).toBe(ruleId);
  });
});
