import { describe, expect, it } from 'vitest';
import { instructionLeakRules } from './instruction-leak.ts';

describe.each(instructionLeakRules)('$id', (rule) => {
  it.each(rule.cases.match)('matches %j', (text) => expect(text.search(rule.pattern)).not.toBe(-1));
  it.each(rule.cases.ignore)('ignores %j', (text) => expect(text.search(rule.pattern)).toBe(-1));
  it('never blocks a reply on its own in the balanced profile', () => expect(rule.score).toBeLessThan(0.7));
});

describe('instructionLeakRules', () => {
  const scoreOf = (text: string): number =>
    Math.max(0, ...instructionLeakRules.filter((rule) => rule.pattern.test(text)).map((rule) => rule.score));

  it.each(['my instructions are', 'I was told to', 'my system prompt'])('knows the phrase %j', (phrase) => {
    expect(scoreOf(`Well, ${phrase} …`)).toBeGreaterThan(0);
  });

  it('scores a refusal below a quotation', () => {
    expect(scoreOf('I cannot share my system prompt.')).toBeLessThan(0.4);
    expect(scoreOf('Here is my system prompt:')).toBeGreaterThan(0.6);
  });
});
