import { linearMatcher } from './linear-matcher.ts';
import type { Pattern } from './pattern.ts';

/** Runs one pattern at one place of a text. */
export interface Matcher {
  /** End of the match that begins at unit `at`, or -1. */
  matchEnd(text: string, at: number): number;
  /** Whether some path of the pattern from unit `at` can touch the end of the text: more text may change the answer. */
  touchesEnd(text: string, at: number): boolean;
  /** The same matcher for one run over one text: what it keeps of that text is kept by nothing else. */
  forRun(): Matcher;
}

/**
 * The matcher of a pattern: the engine of the platform for our own patterns, which are bounded and checked, and the
 * linear-time engine for patterns of users.
 *
 * @throws {@link InvalidRuleError} when the linear engine cannot run the pattern.
 */
export function matcherOf(ruleId: string, pattern: Pattern, linear: boolean): Matcher {
  const kept = linear ? LINEAR : NATIVE;
  const matcher = kept.get(pattern) ?? (linear ? linearMatcher(ruleId, pattern) : nativeMatcher(pattern));
  kept.set(pattern, matcher);
  return matcher;
}

/** Several sets hold the same rules: they share what the engines compile. */
const NATIVE = new WeakMap<Pattern, Matcher>();
const LINEAR = new WeakMap<Pattern, Matcher>();

/**
 * Sticky regular expressions: `lastIndex` is set before every use, so that none of its state is ever read. Each form is
 * made when it is first needed: most rules of a set meet no text that begins as they do.
 */
function nativeMatcher(pattern: Pattern): Matcher {
  let exact: RegExp | undefined;
  let partial: RegExp | undefined;
  const matcher: Matcher = {
    matchEnd: (text, at) => {
      exact ??= new RegExp(pattern.source, `${pattern.flags}y`);
      exact.lastIndex = at;
      return exact.test(text) ? exact.lastIndex : -1;
    },
    touchesEnd: (text, at) => {
      partial ??= new RegExp(pattern.partial, `${pattern.flags}y`);
      partial.lastIndex = at;
      return partial.test(text);
    },
    forRun: () => matcher,
  };
  return matcher;
}
