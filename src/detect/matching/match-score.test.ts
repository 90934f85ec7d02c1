import { describe, expect, it } from 'vitest';
import { contextReader, matchScore } from './match-score.ts';
import { CONTEXT_CHARS, type SpanRule } from './rule.ts';

function rule(score: number, context?: readonly string[]): SpanRule {
  const facts = { kind: 'span', id: 'test/score', category: 'pii', severity: 'LOW', pattern: /x/u } as const;
  return { ...facts, score, ...(context !== undefined && { context }) };
}

/** The score of the `X` in a text. */
function scoreIn(text: string, score: number, context?: readonly string[]): number {
  const scored = rule(score, context);
  return Math.round(matchScore(scored, contextReader()(scored, text, text.indexOf('X'))) * 100) / 100;
}

describe('matchScore', () => {
  it.each<[string, number, readonly string[] | undefined, number]>([
    ['card X', 0.3, ['card'], 0.65],
    ['CARD X', 0.3, ['card'], 0.65],
    ['card X', 0.01, ['card'], 0.4],
    ['card X', 0.9, ['card'], 1],
    ['card X', 0.3, undefined, 0.3],
    ['discard X', 0.3, ['card'], 0.3],
    ['cards X', 0.3, ['card'], 0.3],
    ['cards and card X', 0.3, ['card'], 0.65],
    ['X card', 0.3, ['card'], 0.3],
    ['#X', 0.3, ['#'], 0.65],
    ['a#X', 0.3, ['#'], 0.65],
    ['карта: X', 0.3, ['карта'], 0.65],
    [`card${'.'.repeat(CONTEXT_CHARS - 4)}X`, 0.3, ['card'], 0.65],
    [`card${'.'.repeat(CONTEXT_CHARS - 3)}X`, 0.3, ['card'], 0.3],
  ])('in %j of %d with %j is %d', (text, score, context, expected) => {
    expect(scoreIn(text, score, context)).toBe(expected);
  });
});
