import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Category, Finding, Severity } from '../../core/finding.ts';
import { injectionScore } from './injection-score.ts';

const finding = (ruleId: string, score: number, severity: Severity, category: Category = 'injection'): Finding => ({
  ruleId,
  category,
  start: 0,
  end: 1,
  score,
  severity,
});

const anyFinding = fc.record({
  ruleId: fc.constantFrom('injection/override/a', 'injection/override/b', 'injection/many-shot/a', 'obfuscation/bidi'),
  category: fc.constantFrom<Category>('injection', 'obfuscation', 'pii'),
  start: fc.constant(0),
  end: fc.constant(1),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
  severity: fc.constantFrom<Severity>('LOW', 'MEDIUM', 'HIGH', 'CRITICAL'),
});
const anyFindings = fc.array(anyFinding, { maxLength: 12 });

describe('injectionScore', () => {
  it('is 0 without findings', () => expect(injectionScore([])).toBe(0));

  it('is the score of a single finding', () => {
    expect(injectionScore([finding('injection/override/a', 0.8, 'HIGH')])).toBeCloseTo(0.8, 12);
  });

  it('combines two families as a noisy-or', () => {
    const findings = [finding('injection/override/a', 0.5, 'MEDIUM'), finding('injection/many-shot/a', 0.6, 'MEDIUM')];
    expect(injectionScore(findings)).toBeCloseTo(0.8, 12);
  });

  it('counts the strongest finding of a family only', () => {
    const findings = [finding('injection/override/a', 0.5, 'MEDIUM'), finding('injection/override/b', 0.4, 'MEDIUM')];
    expect(injectionScore(findings)).toBeCloseTo(0.5, 12);
  });

  it('takes all of obfuscation as one family', () => {
    const findings = ['a', 'b'].map((name) => finding(`obfuscation/${name}`, 0.5, 'MEDIUM', 'obfuscation'));
    expect(injectionScore(findings)).toBeCloseTo(0.5, 12);
  });

  it('looks at injection and obfuscation only', () => {
    expect(injectionScore([finding('pii/generic/email', 0.9, 'HIGH', 'pii')])).toBe(0);
  });

  it('stays within 0 and 0.99', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        expect(injectionScore(findings)).toBeGreaterThanOrEqual(0);
        expect(injectionScore(findings)).toBeLessThanOrEqual(0.99);
      }),
    );
  });

  it('never falls when a finding is added', () => {
    fc.assert(
      fc.property(anyFindings, anyFinding, (findings, added) => {
        expect(injectionScore([...findings, added])).toBeGreaterThanOrEqual(injectionScore(findings));
      }),
    );
  });

  it('does not depend on the order of the findings', () => {
    fc.assert(
      fc.property(
        anyFindings.chain((findings) =>
          fc.tuple(
            fc.constant(findings),
            fc.shuffledSubarray(findings, { minLength: findings.length, maxLength: findings.length }),
          ),
        ),
        ([findings, shuffled]) => {
          expect(injectionScore(shuffled)).toBe(injectionScore(findings));
        },
      ),
    );
  });

  it('stays below 0.3 for LOW findings alone', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        expect(injectionScore(findings.map((each) => ({ ...each, severity: 'LOW' })))).toBeLessThan(0.3);
      }),
    );
  });

  it('is 0.8 or more once a finding that is not LOW is', () => {
    fc.assert(
      fc.property(anyFindings, fc.double({ min: 0.8, max: 1, noNaN: true }), (findings, score) => {
        const strong = finding('injection/role-hijack/a', score, 'HIGH');
        expect(injectionScore([...findings, strong])).toBeGreaterThanOrEqual(0.8);
      }),
    );
  });
});
