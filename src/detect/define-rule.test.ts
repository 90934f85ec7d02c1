import { describe, expect, it } from 'vitest';
import { InvalidRuleError } from '../core/errors.ts';
import { defineRule, type RuleDefinition } from './define-rule.ts';
import { findMatches } from './matching/find-matches.ts';
import type { Rule } from './matching/rule.ts';
import { compileRules } from './matching/rule-set.ts';
import { replyScanner } from './reply-scanner.ts';

const PROJECT: RuleDefinition = {
  id: 'custom/acme/project-name',
  category: 'leakage',
  pattern: /\bproject\s{1,3}(?:bluebird|kestrel)\b/iu,
  score: 0.8,
  severity: 'HIGH',
};

function found(rules: readonly Rule[], text: string): readonly string[] {
  const matches = findMatches(compileRules(rules, 1_024), { name: 'canonical', text, barriers: [] });
  return matches.map(({ rule, start, end, score }) => `${rule.id} ${start}-${end} ${score}`);
}

describe('defineRule', () => {
  it('makes a rule that finds its pattern, whole and on a stream', () => {
    const rule = defineRule(PROJECT);
    expect(found([rule], 'Ask about Project Kestrel.')).toEqual(['custom/acme/project-name 10-25 0.8']);
    expect(found([rule], 'Ask about projects, kestrels.')).toEqual([]);
    const scan = replyScanner(compileRules([rule], 1_024)).open();
    const steps = [...'Ask about Project Kestrel.'].map((character) => scan.push(character));
    const findings = [...steps, scan.end()].flatMap((step) => step.findings);
    expect(findings).toMatchObject([
      { ruleId: 'custom/acme/project-name', category: 'leakage', start: 10, end: 25, severity: 'HIGH' },
    ]);
  });

  it('keeps all that it is given', () => {
    const accept = (): number => 3;
    const more = { entity: 'PROJECT_NAME', trusts: ['external'], context: ['memo'], accept } as const;
    expect(defineRule({ ...PROJECT, ...more })).toMatchObject({ kind: 'span', linear: true, ...more });
  });

  it('makes a rule that later changes of the definition do not reach', () => {
    const context = ['memo'];
    const definition = { ...PROJECT, context };
    const rule = defineRule(definition);
    context.push('other');
    expect(rule.context).toEqual(['memo']);
    expect(rule.pattern).not.toBe(PROJECT.pattern);
    expect(Object.isFrozen(rule)).toBe(true);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['no id', { id: undefined }, /"id" must be like custom\/acme\/project-name/u],
    ['an id of a shipped rule', { id: 'pii/generic/credit-card' }, /"id" must be like custom/u],
    ['an id that is not in kebab-case', { id: 'custom/ProjectName' }, /"id"/u],
    ['an id without a name', { id: 'custom/' }, /"id"/u],
    ['an id that is a number', { id: 7 }, /"id"/u],
    ['an id that is too long', { id: `custom/${'a-'.repeat(80)}b` }, /"id"/u],
    ['an unknown category', { category: 'fun' }, /"category" must be one of injection/u],
    ['a category of the guard itself', { category: 'error' }, /"category" must be one of/u],
    ['a score of NaN', { score: Number.NaN }, /"score" must be a number from 0 to 1/u],
    ['a score above 1', { score: 1.1 }, /"score"/u],
    ['a score that is a text', { score: '0.5' }, /"score"/u],
    ['an unknown severity', { severity: 'high' }, /"severity" must be one of LOW, MEDIUM, HIGH, CRITICAL/u],
    ['no severity', { severity: undefined }, /"severity"/u],
    ['an entity in lower case', { entity: 'project' }, /"entity" must be in upper case/u],
    ['an unknown author', { trusts: ['anyone'] }, /"trusts" must be a list of operator, user, external, model/u],
    ['an empty list of authors', { trusts: [] }, /"trusts"/u],
    ['context that is no list', { context: 'memo' }, /"context" must be a list of 1 to 100 texts/u],
    ['a context word in upper case', { context: ['Memo'] }, /"context"/u],
    ['an empty context word', { context: [''] }, /"context"/u],
    ['accept that is no function', { accept: 3 }, /"accept" must be a function/u],
    ['a misspelled field', { contxt: ['memo'] }, /"contxt" is not known; there are id, category/u],
    ['a pattern that is a text', { pattern: 'project' }, /"pattern" must be a regular expression/u],
    ['no pattern', { pattern: undefined }, /"pattern" must be a regular expression/u],
    ['a pattern with flag g', { pattern: /project/gu }, /flags must be "u" or "iu", not "gu"/u],
    ['a pattern with flag y', { pattern: /project/uy }, /flags/u],
    ['a pattern with flag m', { pattern: /project/mu }, /flags/u],
    ['a pattern with flag s', { pattern: /project/su }, /flags/u],
    ['a pattern without flag u', { pattern: /project/i }, /flags/u],
    ['a pattern with flag v', { pattern: new RegExp('project', SETS()) }, /flags/u],
    ['an unbounded pattern', { pattern: /a+b/u }, /has no upper bound/u],
    ['a pattern with look-around', { pattern: /a(?=b)/u }, /use \\b or spell out the neighbours/u],
    ['a pattern with a back-reference', { pattern: /(a|b)\1/u }, /back-references are not supported/u],
    ['a pattern that matches the empty text', { pattern: /a{0,3}/u }, /matches the empty text/u],
    [
      'a pattern whose matches are too long',
      { pattern: /[^a]{1,600}/u },
      /may have 1200 UTF-16 units, the limit is 1024/u,
    ],
    ['an exponential pattern', { pattern: /(?:(?:a{1,10}){1,10}){1,10}b/u }, /repeats within repeats/u],
    [
      'a pattern of more than 1,000 characters',
      { pattern: new RegExp('(?:ab|cd)'.repeat(112), 'u') },
      /more than 1000 characters/u,
    ],
    [
      'a pattern that compiles to too much',
      { pattern: /(?:[ab]{1,320}c|[bc]{1,320}d|[cd]{1,320}e|[de]{1,320}f)/u },
      /instructions, the limit is 2500/u,
    ],
  ])('refuses %s', (_, change, message) => {
    const definition = { ...PROJECT, ...change } as unknown as RuleDefinition;
    expect(() => defineRule(definition)).toThrow(InvalidRuleError);
    expect(() => defineRule(definition)).toThrow(message);
  });

  it.each([undefined, null, 7, 'rule'])('refuses %j as a definition', (definition) => {
    expect(() => defineRule(definition as unknown as RuleDefinition)).toThrow(InvalidRuleError);
  });

  it('leaves it to the set of rules to refuse one id twice', () => {
    const rule = defineRule(PROJECT);
    expect(() => compileRules([rule, defineRule(PROJECT)], 1_024)).toThrow(/another rule has the same id/u);
  });

  it.each<[number, readonly string[]]>([
    [99, ['custom/acme/project-name 0-15 0.8']],
    [7, ['custom/acme/project-name 0-7 0.8']],
    [Number.NaN, []],
    [-4, []],
  ])('cuts what accept answers: %d', (answer, expected) => {
    expect(found([defineRule({ ...PROJECT, accept: () => answer })], 'project kestrel')).toEqual(expected);
  });

  it('reports a check that throws, without what it said', () => {
    const rule = defineRule({
      ...PROJECT,
      accept: (candidate) => {
        throw new Error(candidate);
      },
    });
    expect(found([rule], 'project kestrel')).toEqual(['error/leakage 0-15 1']);
  });
});

/** The flag v, which as a literal needs a later target than ours. */
function SETS(): string {
  return 'v';
}
