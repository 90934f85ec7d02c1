import { describe, expect, it } from 'vitest';
import { InvalidRuleError } from '../core/errors.ts';
import { defineRecognizer, type RecognizerDefinition } from './define-recognizer.ts';
import { findMatches } from './matching/find-matches.ts';
import { compileRules } from './matching/rule-set.ts';

const EMPLOYEE: RecognizerDefinition = {
  id: 'custom/acme/employee-id',
  entity: 'EMPLOYEE_ID',
  pattern: /\bE-\d{6}\b/u,
  score: 0.3,
};

function found(definition: RecognizerDefinition, text: string): readonly string[] {
  const rules = compileRules([defineRecognizer(definition)], 1_024);
  return findMatches(rules, { name: 'canonical', text, barriers: [] }).map(({ start, end }) => text.slice(start, end));
}

describe('defineRecognizer', () => {
  it('makes a rule for personal data', () => {
    expect(defineRecognizer(EMPLOYEE)).toMatchObject({
      category: 'pii',
      entity: 'EMPLOYEE_ID',
      severity: 'MEDIUM',
      linear: true,
    });
    expect(found(EMPLOYEE, 'by E-123456, not XE-123456')).toEqual(['E-123456']);
  });

  it('asks isValid, and takes nothing but true for yes', () => {
    const isValid = (candidate: string): boolean => candidate.endsWith('6');
    expect(found({ ...EMPLOYEE, isValid }, 'E-123456 E-123457')).toEqual(['E-123456']);
    expect(found({ ...EMPLOYEE, isValid: () => 'yes' as unknown as boolean }, 'E-123456')).toEqual([]);
  });

  it('never reports an allowed value, in any spelling of it', () => {
    const definition = { ...EMPLOYEE, pattern: /\be-\d{6}\b/iu, allow: ['E-000000', ' Ｅ-111111'] };
    expect(found(definition, 'E-000000 e-000000 E-111111 E-123456')).toEqual(['E-123456']);
  });

  it.each<[string, readonly string[]]>([
    ['in Harbour House, or HARBOUR\nHOUSE', ['Harbour House', 'HARBOUR\nHOUSE']],
    ['Harbour Houses', []],
    ['the Harbour House East wing', ['Harbour House East']],
    ['at C++ (Hall)', ['C++ (Hall)']],
    ['在北京站见', ['北京站']],
    ['nowhere', []],
  ])('finds words as a whole in %j', (text, expected) => {
    const words = ['Harbour House', 'Harbour House East', 'C++ (Hall)', '北京站'];
    const { pattern: _, ...facts } = EMPLOYEE;
    expect(found({ ...facts, words }, text)).toEqual(expected);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['neither pattern nor words', { pattern: undefined }, /give either "pattern" or "words"/u],
    ['both pattern and words', { words: ['a'] }, /give either "pattern" or "words"/u],
    ['no entity', { entity: undefined }, /"entity" must be in upper case/u],
    ['no words', { pattern: undefined, words: [] }, /"words" must be a list of 1 to 100 texts/u],
    ['a blank word', { pattern: undefined, words: [' '] }, /"words"/u],
    [
      'too many characters of words',
      { pattern: undefined, words: Array.from({ length: 90 }, (_, i) => `house number ${i}`) },
      /more than 1000 characters/u,
    ],
    ['allow that is no list', { allow: 'E-000000' }, /"allow" must be a list/u],
    ['isValid that is no function', { isValid: true }, /"isValid" must be a function/u],
    ['a field of rules', { category: 'pii' }, /"category" is not known/u],
    ['a score of NaN', { score: Number.NaN }, /"score"/u],
    ['an id of ours', { id: 'pii/us/ssn' }, /"id"/u],
  ])('refuses %s', (_, change, message) => {
    const definition = { ...EMPLOYEE, ...change } as unknown as RecognizerDefinition;
    expect(() => defineRecognizer(definition)).toThrow(InvalidRuleError);
    expect(() => defineRecognizer(definition)).toThrow(message);
  });
});
