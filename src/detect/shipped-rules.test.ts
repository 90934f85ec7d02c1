import { describe, expect, it } from 'vitest';
import { canonicalView } from '../normalize/canonical.ts';
import { injectionSpan } from './injection/injection-rule.ts';
import { injectionRules } from './injection/rules/index.ts';
import { instructionLeakRules } from './leakage/instruction-leak.ts';
import { linkRules } from './links/link-rules.ts';
import { markupRules } from './markup/markup-rules.ts';
import { findMatches } from './matching/find-matches.ts';
import type { Rule, RuleCases } from './matching/rule.ts';
import { compileRules } from './matching/rule-set.ts';
import { recognizerSpan } from './pii/recognizer.ts';
import { recognizers } from './pii/recognizers/index.ts';
import { secretRules } from './secrets/rules/index.ts';
import { secretRule } from './secrets/secret-rule.ts';

// Every rule that ships, with its own evidence, through the engine that runs it.

interface Shipped {
  readonly rule: Rule;
  readonly cases: RuleCases;
}

const SHIPPED: readonly Shipped[] = [
  ...injectionRules.map((rule) => ({ rule: injectionSpan(rule), cases: rule.cases })),
  ...recognizers.map((recognizer) => ({ rule: recognizerSpan(recognizer), cases: recognizer.cases })),
  ...secretRules.map((rule) => ({ rule: secretRule(rule), cases: rule.cases })),
  ...[...instructionLeakRules, ...linkRules([]), ...markupRules].map((rule) => ({ rule, cases: rule.cases })),
];

const ALL = compileRules(
  SHIPPED.map(({ rule }) => rule),
  1_024,
);

function isFound(id: string, text: string): boolean {
  return findMatches(ALL, canonicalView(text)).some(({ rule }) => rule.id === id);
}

describe.each(SHIPPED.map(({ rule, cases }) => ({ id: rule.id, cases })))('$id', ({ id, cases }) => {
  it.each(cases.match)('matches %j', (text) => expect(isFound(id, text)).toBe(true));
  it.each(cases.ignore)('ignores %j', (text) => expect(isFound(id, text)).toBe(false));
});

describe('the rules that ship', () => {
  it('each have a case that matches and one that does not', () => {
    const bare = SHIPPED.filter(({ cases }) => cases.match.length === 0 || cases.ignore.length === 0);
    expect(bare.map(({ rule }) => rule.id)).toEqual([]);
  });

  it('are at least twelve families of injection and twenty kinds of secrets', () => {
    expect(new Set(injectionRules.map(({ family }) => family)).size).toBeGreaterThanOrEqual(12);
    expect(new Set(secretRules.map(({ entity }) => entity)).size).toBeGreaterThanOrEqual(20);
  });
});
