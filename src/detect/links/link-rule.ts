import type { RegionRule, RuleCases, SpanRule } from '../matching/rule.ts';

/**
 * A rule about links, with its evidence. The cases hold for every allow-list that does not name their hosts.
 * Patterns end with up to three backticks, so that {@link CodeTracker.isCode} can tell inline code.
 */
export type LinkRule = (SpanRule | RegionRule) & {
  /** Where the technique or the syntax is described. */
  readonly source: string;
  readonly cases: RuleCases;
};
