import { describe, expect, it } from 'vitest';
import { injectionSpan } from './injection-rule.ts';
import { injectionRules } from './rules/index.ts';

describe.each(injectionRules)('$id', (rule) => {
  it.each(rule.cases.match)('matches %j', (text) => expect(text.normalize('NFKC').search(rule.pattern)).not.toBe(-1));
  it.each(rule.cases.ignore)('ignores %j', (text) => expect(text.normalize('NFKC').search(rule.pattern)).toBe(-1));
});
