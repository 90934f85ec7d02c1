import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, Treatment } from '../core/finding.ts';
import { actionOf, type DecideContext, decideComponent, decideSegment, relax, treatmentOf } from './decide.ts';
import { type Policy, type PolicyRule, TREATMENTS } from './policy.ts';
import { balancedPolicy } from './profiles.ts';

function finding(facts: Partial<Finding> = {}): Finding {
  return { ruleId: 'pii/test', category: 'pii', start: 0, end: 5, score: 0.9, severity: 'MEDIUM', ...facts };
}

function context(rules: readonly PolicyRule[], facts: Partial<DecideContext> = {}): DecideContext {
  const policy: Policy = { ...balancedPolicy, name: 'test', rules };
  return { policy, direction: 'request', trust: 'user', hasVault: true, ...facts };
}

const redactPii: PolicyRule = { category: 'pii', threshold: 0.5, treatment: 'redact' };

describe('treatmentOf', () => {
  it.each<[string, PolicyRule, Partial<Finding>, Partial<DecideContext>, Treatment]>([
    ['takes the treatment at the threshold', redactPii, { score: 0.5 }, {}, 'redact'],
    ['reports below the threshold', redactPii, { score: 0.4999 }, {}, 'report'],
    ['reports another category', redactPii, { category: 'secret' }, {}, 'report'],
    ['fits every category with *', { ...redactPii, category: '*' }, { category: 'markup' }, {}, 'redact'],
    ['fits the entity', { ...redactPii, entity: 'US_SSN' }, { entity: 'US_SSN' }, {}, 'redact'],
    ['does not fit another entity', { ...redactPii, entity: 'US_SSN' }, { entity: 'US_SSN2' }, {}, 'report'],
    ['does not fit a finding without entity', { ...redactPii, entity: 'US_SSN' }, {}, {}, 'report'],
    ['fits an exact rule id', { ...redactPii, ruleId: 'pii/test' }, {}, {}, 'redact'],
    ['does not take an id for a prefix', { ...redactPii, ruleId: 'pii/te' }, {}, {}, 'report'],
    ['fits a prefix that ends in a slash', { ...redactPii, ruleId: 'pii/' }, {}, {}, 'redact'],
    ['does not fit another prefix', { ...redactPii, ruleId: 'pii/us/' }, {}, {}, 'report'],
    ['fits the trust', { ...redactPii, trust: ['external', 'user'] }, {}, {}, 'redact'],
    ['does not fit another trust', { ...redactPii, trust: ['external'] }, {}, {}, 'report'],
    ['fits the direction', { ...redactPii, direction: 'request' }, {}, {}, 'redact'],
    ['does not fit the other direction', { ...redactPii, direction: 'reply' }, {}, {}, 'report'],
    ['takes a score that is not a number for reached', redactPii, { score: Number.NaN }, {}, 'redact'],
    ['pseudonymizes with a vault', { ...redactPii, treatment: 'pseudonymize' }, {}, {}, 'pseudonymize'],
    ['reports without one', { ...redactPii, treatment: 'pseudonymize' }, {}, { hasVault: false }, 'report'],
    [
      'removes the match where a sentence cannot be',
      { ...redactPii, treatment: 'remove-sentence' },
      {},
      { direction: 'reply' },
      'remove',
    ],
  ])('%s', (_what, rule, facts, extra, expected) => {
    expect(treatmentOf(finding(facts), context([rule], extra))).toBe(expected);
  });

  it('lets the first rule that fits decide, and goes on past one whose threshold is not reached', () => {
    const rules: readonly PolicyRule[] = [
      { category: 'pii', threshold: 0.8, treatment: 'block' },
      { category: 'pii', threshold: 0.4, treatment: 'mask' },
      { category: '*', threshold: 0, treatment: 'ignore' },
    ];
    expect(treatmentOf(finding({ score: 0.8 }), context(rules))).toBe('block');
    expect(treatmentOf(finding({ score: 0.5 }), context(rules))).toBe('mask');
    expect(treatmentOf(finding({ score: 0.1 }), context(rules))).toBe('ignore');
  });

  it.each(['injection', 'obfuscation'] as const)(
    'compares the score of the text for %s, not that of the finding',
    (category) => {
      const rule: PolicyRule = { category, threshold: 0.5, treatment: 'block' };
      expect(treatmentOf(finding({ category, score: 0.1 }), context([rule], { injectionScore: 0.5 }))).toBe('block');
      expect(treatmentOf(finding({ category, score: 0.9 }), context([rule], { injectionScore: 0.4 }))).toBe('report');
      expect(treatmentOf(finding({ category, score: 0.9 }), context([rule]))).toBe('block');
    },
  );

  it('compares the score of the finding for all others, whatever the score of the text', () => {
    expect(treatmentOf(finding({ score: 0.1 }), context([redactPii], { injectionScore: 1 }))).toBe('report');
  });

  it('decides failures by onError alone, by the check that failed', () => {
    const rules: readonly PolicyRule[] = [{ category: '*', threshold: 0, treatment: 'ignore' }];
    const onError: Policy['onError'] = { default: 'block', checks: { pii: 'report' } };
    const base = context(rules);
    const failing = { ...base, policy: { ...base.policy, onError } };
    const failed = (ruleId: string): Treatment => treatmentOf(finding({ category: 'error', ruleId }), failing);
    expect(failed('error/pii')).toBe('report');
    expect(failed('error/pii/exception')).toBe('report');
    expect(failed('error/secret')).toBe('block');
    expect(failed('error/constructor')).toBe('block');
    expect(failed('error/open/classifier/judge/deadline')).toBe('report');
    expect(failed('error/opening')).toBe('block');
    expect(failed('pii')).toBe('block');
  });
});

describe('decideSegment', () => {
  const NO_INJECTION = { injection: 0 };

  it('allows a text in which nothing was found, and one in which everything is only reported', () => {
    expect(decideSegment([], NO_INJECTION, context([redactPii]))).toEqual({
      action: 'allow',
      treatments: [],
      rewrites: [],
    });
    const weak = finding({ score: 0.1 });
    expect(decideSegment([weak], NO_INJECTION, context([redactPii]))).toEqual({
      action: 'allow',
      treatments: [{ finding: weak, treatment: 'report' }],
      rewrites: [],
    });
  });

  it('rewrites each group of overlapping findings once, over its whole range', () => {
    const email = finding({ start: 0, end: 10, entity: 'EMAIL_ADDRESS' });
    const host = finding({ start: 5, end: 14, entity: 'HOST', score: 0.6 });
    const card = finding({ start: 14, end: 20, entity: 'CREDIT_CARD' });
    const verdict = decideSegment([card, host, email], NO_INJECTION, context([redactPii]));
    expect(verdict.action).toBe('rewrite');
    expect(verdict.rewrites).toEqual([
      { finding: email, treatment: 'redact', start: 0, end: 14 },
      { finding: card, treatment: 'redact', start: 14, end: 20 },
    ]);
  });

  it('does not make a redaction longer for a finding that is only reported', () => {
    const long = finding({ start: 0, end: 100, score: 0.1 });
    const short = finding({ start: 40, end: 50 });
    const verdict = decideSegment([long, short], NO_INJECTION, context([redactPii]));
    expect(verdict.rewrites).toEqual([{ finding: short, treatment: 'redact', start: 40, end: 50 }]);
  });

  it('blocks when one finding does, names the rules in text order and gives no rewrites', () => {
    const rules: readonly PolicyRule[] = [redactPii, { category: 'secret', threshold: 0.4, treatment: 'block' }];
    const later = finding({ ruleId: 'secret/b', category: 'secret', start: 50, end: 60 });
    const sooner = finding({ ruleId: 'secret/a', category: 'secret', start: 20, end: 30 });
    const verdict = decideSegment(
      [later, finding(), sooner, { ...sooner, start: 70, end: 80 }],
      NO_INJECTION,
      context(rules),
    );
    expect(verdict).toMatchObject({ action: 'block', reason: 'blocked_by_policy: secret/a, secret/b', rewrites: [] });
  });

  it('names eight rules at the most', () => {
    const rules: readonly PolicyRule[] = [{ category: 'pii', threshold: 0, treatment: 'block' }];
    const many = Array.from({ length: 20 }, (_, index) =>
      finding({ ruleId: `pii/r${index}`, start: index, end: index + 1 }),
    );
    const { reason } = decideSegment(many, NO_INJECTION, context(rules));
    expect(reason).toBe('blocked_by_policy: pii/r0, pii/r1, pii/r2, pii/r3, pii/r4, pii/r5, pii/r6, pii/r7');
  });

  it('compares the score of the text that it is given', () => {
    const rules: readonly PolicyRule[] = [{ category: 'injection', threshold: 0.5, treatment: 'block' }];
    const weak = finding({ category: 'injection', ruleId: 'injection/test', score: 0.2 });
    expect(decideSegment([weak], { injection: 0.6 }, context(rules)).action).toBe('block');
    expect(decideSegment([weak], { injection: 0.4 }, context(rules, { injectionScore: 0.9 })).action).toBe('allow');
  });

  it('gives the same action, reason and rewrites for every order of the findings', () => {
    const one = fc.record({
      ruleId: fc.constantFrom('pii/a', 'pii/b', 'injection/a'),
      category: fc.constantFrom('pii', 'injection', 'secret'),
      start: fc.nat(30),
      length: fc.nat(10),
      score: fc.constantFrom(0.2, 0.5, 0.9),
      severity: fc.constantFrom('LOW', 'MEDIUM', 'HIGH'),
      trust: fc.constant('external'),
    });
    const rules: readonly PolicyRule[] = [
      { category: 'pii', threshold: 0.6, treatment: 'redact' },
      { category: 'pii', threshold: 0.4, treatment: 'mask' },
      { category: 'injection', threshold: 0.5, treatment: 'remove-sentence' },
      { category: 'secret', ruleId: 'pii/b', threshold: 0.9, treatment: 'block' },
    ];
    const inOrders = fc
      .array(one, { maxLength: 8 })
      .map((facts) => facts.map(({ length, ...rest }) => ({ ...rest, end: rest.start + length }) as Finding))
      .chain((findings) =>
        fc.tuple(fc.constant(findings), fc.shuffledSubarray(findings, { minLength: findings.length })),
      );
    fc.assert(
      fc.property(inOrders, ([findings, shuffled]) => {
        const { treatments: _a, ...expected } = decideSegment(findings, { injection: 0.7 }, context(rules));
        const { treatments: _b, ...actual } = decideSegment(shuffled, { injection: 0.7 }, context(rules));
        expect(actual).toEqual(expected);
      }),
    );
  });
});

describe('decideSegment on external text', () => {
  const HIGH = { injection: 0.9 };
  const external: DecideContext = { policy: balancedPolicy, direction: 'request', trust: 'external', hasVault: false };
  const injection = (start: number, facts: Partial<Finding> = {}): Finding =>
    finding({ category: 'injection', ruleId: 'injection/test', start, end: start + 10, severity: 'HIGH', ...facts });

  it('takes out the sentence of one injection', () => {
    const only = injection(0);
    expect(decideSegment([only], HIGH, external)).toEqual({
      action: 'rewrite',
      treatments: [{ finding: only, treatment: 'remove-sentence' }],
      rewrites: [{ finding: only, treatment: 'remove-sentence', start: 0, end: 10 }],
    });
  });

  it('counts overlapping injections as one sentence', () => {
    expect(decideSegment([injection(0), injection(5)], HIGH, external).action).toBe('rewrite');
  });

  it('blocks two injections in two sentences, and not two in one', () => {
    const both = [injection(0), injection(40)];
    expect(decideSegment(both, HIGH, external).action).toBe('block');
    expect(decideSegment(both, HIGH, { ...external, sentenceOf: ({ start }) => start }).action).toBe('block');
    expect(decideSegment(both, HIGH, { ...external, sentenceOf: () => 0 }).action).toBe('rewrite');
  });

  it('does not count a LOW finding beside a certain one, and only reports it', () => {
    const low = injection(40, { severity: 'LOW' });
    const verdict = decideSegment([low, injection(0)], HIGH, external);
    expect(verdict.action).toBe('rewrite');
    expect(verdict.treatments[0]).toEqual({ finding: low, treatment: 'report' });
    expect(verdict.rewrites).toHaveLength(1);
  });

  it('acts on LOW findings that reach the threshold together', () => {
    expect(decideSegment([injection(0, { severity: 'LOW' })], HIGH, external).action).toBe('rewrite');
    expect(decideSegment([injection(0, { severity: 'LOW' })], { injection: 0.2 }, external).action).toBe('allow');
  });

  it('does not count personal data beside an injection', () => {
    const card = finding({ entity: 'CREDIT_CARD', start: 50, end: 66 });
    const verdict = decideSegment([injection(0), card], HIGH, external);
    expect(verdict.rewrites.map(({ treatment }) => treatment)).toEqual(['remove-sentence', 'redact']);
  });
});

describe('decideComponent', () => {
  it('lets the strongest treatment win over severity and score', () => {
    const rules: readonly PolicyRule[] = [
      { category: 'secret', threshold: 0, treatment: 'redact' },
      { category: 'pii', threshold: 0, treatment: 'mask' },
    ];
    const secret = finding({ category: 'secret', severity: 'LOW', score: 0.1, start: 3, end: 6 });
    const card = finding({ severity: 'CRITICAL', score: 1, start: 0, end: 5 });
    expect(decideComponent([card, secret], context(rules))).toEqual({
      finding: secret,
      treatment: 'redact',
      start: 0,
      end: 6,
    });
  });
});

describe('actionOf', () => {
  it('allows what is ignored or reported, blocks what is blocked, and rewrites for all others', () => {
    const actions = TREATMENTS.map((treatment) => actionOf(treatment));
    expect(actions).toEqual([
      'allow',
      'allow',
      ...Array.from({ length: TREATMENTS.length - 3 }, () => 'rewrite'),
      'block',
    ]);
  });
});

describe('relax', () => {
  it('lets everything pass in shadow mode and says what would have been done', () => {
    expect(relax('block', 'shadow')).toEqual({ action: 'allow', shadowed: 'block' });
    expect(relax('rewrite', 'shadow')).toEqual({ action: 'allow', shadowed: 'rewrite' });
    expect(relax('allow', 'shadow')).toEqual({ action: 'allow' });
  });

  it('changes nothing in enforce mode', () => {
    expect(relax('block', 'enforce')).toEqual({ action: 'block' });
    expect(relax('allow', 'enforce')).toEqual({ action: 'allow' });
  });
});

describe('decideSegment with many injections', () => {
  it('looks for the sentences of no more of them than it needs', () => {
    let looks = 0;
    const many = Array.from({ length: 5_000 }, (_, index) =>
      finding({ category: 'injection', ruleId: 'injection/test', start: index * 10, end: index * 10 + 5 }),
    );
    const sentenceOf = ({ start }: Finding): number => {
      looks += 1;
      return start;
    };
    const external: DecideContext = {
      policy: balancedPolicy,
      direction: 'request',
      trust: 'external',
      hasVault: false,
    };
    expect(decideSegment(many, { injection: 1 }, { ...external, sentenceOf }).action).toBe('block');
    expect(looks).toBe(2);
  });
});
