import { BOUNDS_DEFAULT } from '../../core/bounds.ts';
import { InvalidRuleError, SallyportError } from '../../core/errors.ts';
import { matcherOf } from '../matching/matcher.ts';
import { parsePattern } from '../matching/pattern.ts';
import type { RuleFacts } from '../matching/rule.ts';

const ID = /^custom\/[a-z0-9]{1,40}(?:[-/][a-z0-9]{1,40}){0,8}$/u;
const ENTITY = /^[A-Z][A-Z0-9_]{0,63}$/u;
const CATEGORIES: readonly unknown[] = [
  'injection',
  'obfuscation',
  'pii',
  'secret',
  'leakage',
  'link',
  'markup',
  'extraction',
];
const SEVERITIES: readonly unknown[] = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];
const TRUSTS: readonly unknown[] = ['operator', 'user', 'external', 'model'];
const CONTEXT_WORDS_MAX = 100;
const CONTEXT_WORD_LENGTH_MAX = 64;

/**
 * Runs what reads a definition and makes a rule of it. An exception that Sallyport does not throw on purpose, such as that
 * of a getter, becomes an {@link InvalidRuleError} with the exception as its cause.
 */
export function whileDefining<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof SallyportError) throw error;
    throw new InvalidRuleError('?', 'the definition cannot be read', { cause: error });
  }
}

/** Checks that a function that may be missing is one. Throws {@link InvalidRuleError}. */
export function checkFunction(id: string, name: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'function') throw new InvalidRuleError(id, `${name} must be a function`);
}

/** Checks what all kinds of definitions say of themselves. Throws {@link InvalidRuleError}. */
export function checkFacts(facts: RuleFacts): void {
  const id: unknown = facts?.id;
  if (typeof id !== 'string' || !ID.test(id)) {
    throw new InvalidRuleError(
      typeof id === 'string' ? id.slice(0, 64) : '?',
      'the id must be "custom/" and lower-case words with hyphens',
    );
  }
  const refuse = (problem: string): never => {
    throw new InvalidRuleError(id, problem);
  };
  if (!CATEGORIES.includes(facts.category)) refuse(`the category must be one of ${CATEGORIES.join(', ')}`);
  if (!SEVERITIES.includes(facts.severity)) refuse(`the severity must be one of ${SEVERITIES.join(', ')}`);
  if (typeof facts.score !== 'number' || !(facts.score >= 0 && facts.score <= 1))
    refuse('the score must be from 0 to 1');
  if (facts.entity !== undefined && !(typeof facts.entity === 'string' && ENTITY.test(facts.entity))) {
    refuse('the entity must be upper-case words with underscores');
  }
  const { trusts } = facts;
  if (
    trusts !== undefined &&
    !(Array.isArray(trusts) && trusts.length > 0 && trusts.every((trust) => TRUSTS.includes(trust)))
  ) {
    refuse(`trusts must name some of ${TRUSTS.join(', ')}`);
  }
}

/** Compiles a user's pattern for the linear-time engine, in both of its forms. Throws {@link InvalidRuleError}. */
export function checkPattern(id: string, pattern: RegExp): void {
  if (!(pattern instanceof RegExp)) throw new InvalidRuleError(id, 'the pattern must be a RegExp');
  matcherOf(id, parsePattern(id, pattern, BOUNDS_DEFAULT.streamHoldCharsMax), true);
}

/** Checks context words. Throws {@link InvalidRuleError}. */
export function checkWords(id: string, words: readonly string[]): void {
  const isGood = (word: unknown): boolean =>
    typeof word === 'string' &&
    word.length > 0 &&
    word.length <= CONTEXT_WORD_LENGTH_MAX &&
    word === word.toLowerCase();
  if (!Array.isArray(words) || words.length > CONTEXT_WORDS_MAX || !words.every(isGood)) {
    throw new InvalidRuleError(
      id,
      `context must be at most ${CONTEXT_WORDS_MAX} lower-case words of at most ${CONTEXT_WORD_LENGTH_MAX} characters`,
    );
  }
}

/** A validator whose answer is always a number of units that the candidate has. */
export function clampedAccept(accept: (candidate: string) => number): (candidate: string) => number {
  return (candidate) => {
    const units = Math.floor(Number(accept(candidate)));
    return units > 0 ? Math.min(units, candidate.length) : 0;
  };
}
