import { describe, expect, it } from 'vitest';
import type { Trust } from '../core/segment.ts';
import type { PolicyRule } from '../decide/policy.ts';
import { PROFILES } from '../decide/profiles.ts';
import { placeThreshold, rulesOf, thresholdIndexes } from './threshold-rules.ts';

/** Rules in short: category, trust, threshold, treatment. */
function placedInto(
  rules: readonly PolicyRule[],
  trust: Trust,
  profile: keyof typeof PROFILES = 'balanced',
): readonly string[] {
  const policy = { ...PROFILES[profile], rules: [...rules, ...PROFILES[profile].rules] };
  return rulesOf(placeThreshold(rules, policy, { trust, threshold: 0.7 }), rules).map(
    ({ category, trust: whose = ['anyone'], ruleId = '', threshold, treatment }) =>
      `${category}${ruleId} ${whose.join('+')} ${threshold} ${treatment}`,
  );
}

const ignored: PolicyRule = {
  category: 'injection',
  ruleId: 'injection/role-hijack/',
  threshold: 0,
  treatment: 'ignore',
};

describe('placeThreshold', () => {
  it('puts the threshold before the rules of the profile, and what is below is reported', () => {
    expect(placedInto([], 'user')).toEqual([
      'injection user 0.7 block',
      'injection user 0 report',
      'obfuscation user 0.7 block',
      'obfuscation user 0 report',
    ]);
  });

  it('does at the threshold what the policy did', () => {
    expect(placedInto([], 'external')[0]).toBe('injection external 0.7 remove-sentence');
    expect(placedInto([], 'external', 'strict')[0]).toBe('injection external 0.7 block');
  });

  it('changes the rule that is there for it', () => {
    const once = rulesOf(placeThreshold([], PROFILES.balanced, { trust: 'user', threshold: 0.2 }), []);
    expect(placedInto(once, 'user')).toEqual([
      'injection user 0.7 block',
      'injection user 0 report',
      'obfuscation user 0.7 block',
      'obfuscation user 0 report',
    ]);
  });

  it('leaves alone what is for others, too, and goes before it', () => {
    const both: PolicyRule = { category: 'injection', trust: ['user', 'external'], threshold: 0.3, treatment: 'block' };
    const anyone: PolicyRule = { category: '*', threshold: 0.9, treatment: 'redact' };
    expect(placedInto([both, anyone], 'user')).toEqual([
      'injection user 0.7 block',
      'injection user 0 report',
      'injection user+external 0.3 block',
      'obfuscation user 0.7 redact',
      'obfuscation user 0 report',
      '* anyone 0.9 redact',
    ]);
  });

  it('lets rules for single rule ids go first', () => {
    expect(placedInto([ignored], 'user').slice(0, 2)).toEqual([
      'injectioninjection/role-hijack/ anyone 0 ignore',
      'injection user 0.7 block',
    ]);
  });

  it('adds only what is missing', () => {
    const own: PolicyRule = {
      category: 'injection',
      trust: ['user'],
      direction: 'request',
      threshold: 0.3,
      treatment: 'block',
    };
    expect(placedInto([own, ignored], 'user')).toEqual([
      'injection user 0.7 block',
      'injectioninjection/role-hijack/ anyone 0 ignore',
      'injection user 0 report',
      'obfuscation user 0.7 block',
      'obfuscation user 0 report',
    ]);
  });

  it('knows where in the new list the threshold stands', () => {
    const placed = placeThreshold([ignored], PROFILES.balanced, { trust: 'user', threshold: 0.7 });
    expect([...thresholdIndexes(placed)]).toEqual([1, 3]);
  });

  it('refuses a policy that does nothing about injection', () => {
    expect(() => placedInto([], 'user', 'permissive')).toThrow('does nothing about injection in user text');
    const reported = (['injection', 'obfuscation'] as const).map(
      (category): PolicyRule => ({ category, threshold: 0, treatment: 'report' }),
    );
    expect(() => placedInto(reported, 'user')).toThrow('does nothing about injection in user text');
  });

  it('refuses two thresholds, of which one would be lost', () => {
    const tier = (threshold: number, treatment: PolicyRule['treatment']): PolicyRule => ({
      category: 'injection',
      trust: ['user'],
      direction: 'request',
      threshold,
      treatment,
    });
    expect(() => placedInto([tier(0.9, 'block'), tier(0.5, 'sanitize')], 'user')).toThrow(
      'rules[1]" is a second threshold for injection in user text',
    );
  });
});
