import { InvalidRuleError } from '../../core/errors.ts';
import { linearMatcher } from './linear-matcher.ts';
import type { Pattern } from './pattern.ts';

/** Runs one pattern at one place of a text. */
export interface Matcher {
  /** End of the match that begins at unit `at`, or -1. */
  matchEnd(text: string, at: number): number;
  /** Whether some path of the pattern from unit `at` can touch the end of the text: more text may change the answer. */
  touchesEnd(text: string, at: number): boolean;
}

/**
 * The matcher of a pattern: the engine of the platform for our own patterns, which are bounded and checked, and the
 * linear-time engine for patterns of users.
 *
 * @throws {@link InvalidRuleError} when the linear engine cannot run the pattern.
 */
export function matcherOf(ruleId: string, pattern: Pattern, linear: boolean): Matcher {
  if (linear) return linearMatcher(ruleId, pattern);
  try {
    return nativeMatcher(pattern);
  } catch (error) {
    throw new InvalidRuleError(ruleId, 'the pattern has no partial form', { cause: error });
  }
}

/** Sticky regular expressions: `lastIndex` is set before every use, so that none of its state is ever read. */
function nativeMatcher(pattern: Pattern): Matcher {
  const exact = new RegExp(pattern.source, `${pattern.flags}y`);
  const partial = new RegExp(pattern.partial, `${pattern.flags}y`);
  return {
    matchEnd: (text, at) => {
      exact.lastIndex = at;
      return exact.test(text) ? exact.lastIndex : -1;
    },
    touchesEnd: (text, at) => {
      partial.lastIndex = at;
      return partial.test(text);
    },
  };
}
