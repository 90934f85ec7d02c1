import { describe, expect, it } from 'vitest';
import { actsOnNames } from './acts-on-names.ts';
import { balancedPolicy, permissivePolicy, strictPolicy } from './profiles.ts';

describe('actsOnNames', () => {
  it('is so for strict alone of the profiles', () => {
    expect([permissivePolicy, balancedPolicy, strictPolicy].map(actsOnNames)).toEqual([false, false, true]);
  });

  it.each([
    [{ category: 'pii', entity: 'PERSON', threshold: 0.5, treatment: 'pseudonymize' } as const, true],
    [{ category: 'pii', ruleId: 'pii/', threshold: 0.5, treatment: 'redact' } as const, true],
    [{ category: '*', ruleId: 'pii/names/person', threshold: 0, treatment: 'mask' } as const, true],
    [{ category: 'pii', entity: 'PERSON', threshold: 0, treatment: 'report' } as const, false],
    [{ category: 'pii', entity: 'EMAIL_ADDRESS', threshold: 0, treatment: 'redact' } as const, false],
    [{ category: 'pii', ruleId: 'pii/us/', threshold: 0, treatment: 'redact' } as const, false],
  ])('says of balanced with %j before its rules: %s', (rule, acts) => {
    expect(actsOnNames({ ...balancedPolicy, rules: [rule, ...balancedPolicy.rules] })).toBe(acts);
  });
});
