import { describe, expect, it } from 'vitest';
import { InvalidPolicyError } from '../core/errors.ts';
import type { Policy } from './policy.ts';
import { balancedPolicy, PROFILES, type ProfileName } from './profiles.ts';
import { resolvePolicy } from './resolve-policy.ts';

const rule = { category: 'pii', threshold: 0.4, treatment: 'redact' };

describe('resolvePolicy', () => {
  it.each(['permissive', 'balanced', 'strict'] as const)('gives the profile %s by its name', (name) => {
    expect(resolvePolicy(name)).toEqual(PROFILES[name]);
  });

  it('gives the balanced profile when nothing is named', () => {
    expect(resolvePolicy(undefined)).toEqual(balancedPolicy);
  });

  it('takes a policy value with all its options', () => {
    const policy: Policy = {
      name: 'support',
      mode: 'shadow',
      rules: [
        {
          category: '*',
          ruleId: 'pii/',
          entity: 'US_SSN',
          trust: ['user'],
          direction: 'reply',
          threshold: 0,
          treatment: 'block',
        },
      ],
      onError: { default: 'report', checks: { pii: 'block' } },
      replyCharsMax: 4_000,
      linkHosts: ['example.com', '*.example.com', 'localhost', '192.0.2.1'],
    };
    expect(resolvePolicy(policy)).toEqual(policy);
  });

  it('shares nothing with the value it was given, and cannot be changed', () => {
    const rules = [{ category: 'pii', threshold: 0.4, treatment: 'redact' }] as Policy['rules'][number][];
    const resolved = resolvePolicy({ ...balancedPolicy, rules });
    rules.length = 0;
    expect(resolved.rules).toHaveLength(1);
    expect(Object.isFrozen(resolved) && Object.isFrozen(resolved.rules) && Object.isFrozen(resolved.rules[0])).toBe(
      true,
    );
    expect(Object.isFrozen(resolvePolicy('strict').rules)).toBe(true);
    const zone = { from: 0.1, to: 0.2 };
    const { classifiers } = resolvePolicy({ ...balancedPolicy, classifiers: { judge: zone } });
    zone.to = 1;
    expect(classifiers).toEqual({ judge: { from: 0.1, to: 0.2 } });
    expect(Object.isFrozen(classifiers) && Object.isFrozen(classifiers?.['judge'])).toBe(true);
  });

  it.each(['paranoid', '', 'constructor', '__proto__'])('refuses the profile name %j', (name) => {
    expect(() => resolvePolicy(name as ProfileName)).toThrow(InvalidPolicyError);
  });

  it.each<[path: string, change: Readonly<Record<string, unknown>>]>([
    ['extra', { extra: 1 }],
    ['name', { name: '' }],
    ['name', { name: 'x'.repeat(129) }],
    ['mode', { mode: 'off' }],
    ['rules', { rules: undefined }],
    ['rules', { rules: Array.from({ length: 1_001 }, () => rule) }],
    ['rules[0]', { rules: [null] }],
    ['rules[1].treshold', { rules: [rule, { ...rule, treshold: 1 }] }],
    ['rules[0].category', { rules: [{ ...rule, category: 'pi' }] }],
    ['rules[0].category', { rules: [{ ...rule, category: 'error' }] }],
    ['rules[0].entity', { rules: [{ ...rule, entity: 'us ssn' }] }],
    ['rules[0].ruleId', { rules: [{ ...rule, ruleId: '/pii' }] }],
    ['rules[0].trust', { rules: [{ ...rule, trust: 'user' }] }],
    ['rules[0].trust', { rules: [{ ...rule, trust: [] }] }],
    ['rules[0].trust[1]', { rules: [{ ...rule, trust: ['user', 'admin'] }] }],
    ['rules[0].direction', { rules: [{ ...rule, direction: 'in' }] }],
    ['rules[0].threshold', { rules: [{ ...rule, threshold: 1.01 }] }],
    ['rules[0].threshold', { rules: [{ ...rule, threshold: -0.01 }] }],
    ['rules[0].threshold', { rules: [{ ...rule, threshold: Number.NaN }] }],
    ['rules[0].threshold', { rules: [{ ...rule, threshold: '0.5' }] }],
    ['rules[0].treatment', { rules: [{ ...rule, treatment: 'allow' }] }],
    ['onError', { onError: undefined }],
    ['onError.default', { onError: { default: 'allow', checks: {} } }],
    ['onError.checks.pi', { onError: { default: 'block', checks: { pi: 'report' } } }],
    ['onError.checks.pii', { onError: { default: 'block', checks: { pii: 'ignore' } } }],
    ['replyCharsMax', { replyCharsMax: 0 }],
    ['replyCharsMax', { replyCharsMax: 1.5 }],
    ['classifiers', { classifiers: ['judge'] }],
    ['classifiers', { classifiers: null }],
    ['classifiers', { classifiers: Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`c${i}`, 'never'])) }],
    ['classifiers.Judge', { classifiers: { Judge: 'never' } }],
    ['classifiers.judge', { classifiers: { judge: 'sometimes' } }],
    ['classifiers.judge', { classifiers: { judge: { from: 0.5, to: 0.4 } } }],
    ['classifiers.judge', { classifiers: { judge: { from: 0, to: 1.1 } } }],
    ['classifiers.judge', { classifiers: { judge: { from: 0, to: 1, until: 1 } } }],
    ['linkHosts', { linkHosts: 'example.com' }],
    ['linkHosts[0]', { linkHosts: ['https://example.com'] }],
    ['linkHosts[1]', { linkHosts: ['example.com', '*'] }],
    ['linkHosts[0]', { linkHosts: ['Example.com'] }],
    ['linkHosts[0]', { linkHosts: ['a.*.com'] }],
  ])('refuses at %s: %j', (path, change) => {
    let thrown: unknown;
    try {
      resolvePolicy({ ...balancedPolicy, ...change } as unknown as Policy);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(InvalidPolicyError);
    expect(thrown).toMatchObject({ path, code: 'INVALID_POLICY' });
  });
});
