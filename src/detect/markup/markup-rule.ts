import type { RegionRule, RuleCases, SpanRule } from '../matching/rule.ts';

/**
 * A rule about markup that does something where it is shown, with its evidence. Patterns of HTML end with up to three
 * backticks, so that {@link CodeTracker.isCode} can tell inline code.
 */
export type MarkupRule = (SpanRule | RegionRule) & {
  /** Where the technique or the syntax is described. */
  readonly source: string;
  readonly cases: RuleCases;
};
