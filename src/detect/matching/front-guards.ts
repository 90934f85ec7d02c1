import type { AST } from '@eslint-community/regexpp';
import type { UnitTest } from './unit-classes.ts';

/** What stands before the first unit of a pattern and must hold there: a look-behind or a word boundary. */
export interface Guard {
  /** Whether a match may begin between these two units; `before` is undefined at the beginning of a text. */
  admits(before: number | undefined, first: number): boolean;
  /** What it asks of the unit on the left: two units with the same answer are the same to it. */
  readonly test: UnitTest;
}

/** The guard of an assertion. It may admit more than the assertion: a low surrogate on the left is not looked at. */
export function guardOf(assertion: AST.Assertion, flags: string): Guard | undefined {
  if (assertion.kind === 'word') return wordGuard(assertion.negate, flags);
  return assertion.kind === 'lookbehind' ? lookbehindGuard(assertion.raw, flags) : undefined;
}

function wordGuard(isNegated: boolean, flags: string): Guard {
  const word = new RegExp('^\\w$', flags);
  const isWord = (unit: number): boolean => word.test(String.fromCharCode(unit));
  return {
    admits: (before, first) => ((before !== undefined && isWord(before)) !== isWord(first)) !== isNegated,
    test: { takes: isWord, beyondAscii: flags.includes('i') ? undefined : new Set() },
  };
}

function lookbehindGuard(source: string, flags: string): Guard {
  const sticky = new RegExp(source, `${flags}y`);
  const holdsAfter = (text: string): boolean => {
    sticky.lastIndex = text.length;
    return sticky.test(text);
  };
  const takes = (unit: number): boolean => (unit & 0xfc00) === 0xdc00 || holdsAfter(String.fromCharCode(unit));
  return {
    admits: (before) => (before === undefined ? holdsAfter('') : takes(before)),
    test: { takes, beyondAscii: undefined },
  };
}
