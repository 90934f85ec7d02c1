import { describe, expect, it } from 'vitest';
import { canonicalView } from '../../../normalize/canonical.ts';
import { findMatches } from '../../matching/find-matches.ts';
import { compileRules } from '../../matching/rule-set.ts';
import { placeholderRule } from './placeholder-rule.ts';

const rules = compileRules([placeholderRule], 1_024);

describe('the rule for placeholders', () => {
  it.each(placeholderRule.cases.match)('matches %j', (text) => {
    expect(findMatches(rules, canonicalView(text))).toHaveLength(1);
  });

  it.each(placeholderRule.cases.ignore)('ignores %j', (text) => {
    expect(findMatches(rules, canonicalView(text))).toHaveLength(0);
  });
});
