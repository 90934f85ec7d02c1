import { describe, expect, it } from 'vitest';
import { BOUNDS_DEFAULT } from '../core/bounds.ts';
import { joinedDetector } from './joined-detector.ts';
import { compileRules } from './matching/rule-set.ts';
import { partDetector } from './request-detector.ts';
import { assignmentRules } from './secrets/rules/assignments.ts';
import { secretRule } from './secrets/secret-rule.ts';

const rules = compileRules(assignmentRules.map(secretRule), BOUNDS_DEFAULT.streamHoldCharsMax);
const detectPart = partDetector({ rules, bounds: BOUNDS_DEFAULT });
const detectJoined = joinedDetector(rules, BOUNDS_DEFAULT);

/** What is found over the boundary of two texts, in offsets of the two with a space between. */
function foundOver(first: string, second: string): readonly string[] {
  const parts = [first, second].map((text) => ({ text, detection: detectPart(text, 'user') }));
  const whole = `${first} ${second}`;
  return detectJoined(parts, [0, first.length + 1], 'user').map(({ start, end }) => whole.slice(start, end));
}

describe('a secret that is split over two texts', () => {
  it.each([
    ['the password is', 'hunter2', 'hunter2'],
    ['the password is ', 'hunter2', 'hunter2'],
    ['the password', ': hunter2, go', 'hunter2'],
    ['password: hunt', 'er2x9', 'hunt er2x9'],
  ])('is found in %j and %j', (first, second, expected) => {
    expect(foundOver(first, second)).toContain(expected);
  });

  it.each([
    ['password: hunter2', 'and more'],
    ['so it is', 'password: hunter2'],
    ['the password is', 'short'],
  ])('is not found where it is not split: %j and %j', (first, second) => {
    expect(foundOver(first, second)).not.toContain('hunter2');
    expect(foundOver(first, second)).not.toContain('short');
  });
});
