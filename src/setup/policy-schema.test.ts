import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { InvalidPolicyError } from '../core/errors.ts';
import { parsePolicy } from './policy-file.ts';
import { policyJsonSchema } from './policy-schema.ts';

const ALL = `
name: support
profile: strict
mode: shadow
rules:
  - { category: pii, entity: US_SSN, ruleId: pii/, trust: [user], direction: reply, threshold: 0.6, treatment: hash }
onError: { default: block, checks: { markup: report } }
replyCharsMax: 8000
classifiers: { judge: { from: 0.1, to: 0.7 }, bert: always, other: never }
linkHosts: [example.com, '*.example.org']
`;

describe('policyJsonSchema', () => {
  const isAccepted = new Ajv({ strict: true }).compile(policyJsonSchema());
  const valid = { category: 'pii', threshold: 0.5, treatment: 'redact' };

  it.each([
    [ALL, true],
    ['profile: balanced', true],
    ['{"$schema": "./policy.schema.json", "mode": "shadow"}', true],
    ['{}', true],
    ['rules: []', true],
    ['onError: { default: report }', true],
    [JSON.stringify({ rules: [valid] }), true],
    [JSON.stringify({ rules: [{ ...valid, ruleId: 'pii/', category: '*' }] }), true],
    ['profil: strict', false],
    ['profile: paranoid', false],
    ['name: ""', false],
    ['mode: off', false],
    ['rules:', false],
    ['text', false],
    ['[]', false],
    [JSON.stringify({ rules: [{ ...valid, threshold: 1.1 }] }), false],
    [JSON.stringify({ rules: [{ ...valid, threshold: '1' }] }), false],
    [JSON.stringify({ rules: [{ ...valid, treatment: 'allow' }] }), false],
    [JSON.stringify({ rules: [{ ...valid, treshold: 1 }] }), false],
    [JSON.stringify({ rules: [{ ...valid, category: 'error' }] }), false],
    [JSON.stringify({ rules: [{ ...valid, trust: [] }] }), false],
    [JSON.stringify({ rules: [{ ...valid, entity: 'us ssn' }] }), false],
    [JSON.stringify({ rules: [{ ...valid, ruleId: '/pii' }] }), false],
    [JSON.stringify({ rules: [{ category: 'pii', threshold: 1 }] }), false],
    [JSON.stringify({ rules: Array.from({ length: 501 }, () => valid) }), false],
    ['onError: { checks: { pi: report } }', false],
    ['onError: { checks: { pii: ignore } }', false],
    ['replyCharsMax: 1.5', false],
    ['replyCharsMax: 10000001', false],
    ['linkHosts: ["*"]', false],
    ['classifiers: { judge: 1 }', false],
    ['classifiers: { judge: { from: 0.1 } }', false],
    ['classifiers: { judge: { from: 0.1, to: 2 } }', false],
    ['classifiers: { Judge: never }', false],
  ])('and parsePolicy agree on %.80j: %j', (source, expected) => {
    expect(isAccepted(parse(source))).toBe(expected);
    if (expected) expect(parsePolicy(source).rules.length).toBeGreaterThan(0);
    else expect(() => parsePolicy(source)).toThrow(InvalidPolicyError);
  });

  it('describes every key, for editors', () => {
    const { properties } = policyJsonSchema() as { properties: Record<string, { description?: string }> };
    for (const [key, property] of Object.entries(properties))
      expect([key, property.description]).toEqual([key, expect.any(String)]);
  });
});
