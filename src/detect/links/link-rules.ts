import { allowHosts } from './allow-hosts.ts';
import { bareLinkRules } from './bare-links.ts';
import { htmlLinkRules } from './html-links.ts';
import type { LinkRule } from './link-rule.ts';
import { markdownLinkRules } from './markdown-links.ts';

/**
 * Rules about links and images that lead away from the hosts of `allowed`: what carries data out, is fetched without a
 * click, runs something or hides where it goes scores 0.5 or more; an ordinary link is only reported.
 *
 * What is shown as code is for the caller to leave out, see {@link CodeTracker}.
 *
 * @param allowed - Hosts such as `docs.example.com`, or `*.example.com` for all hosts below it.
 * @throws {@link InvalidOptionsError} for an entry that is not a host.
 */
export function linkRules(allowed: readonly string[]): readonly LinkRule[] {
  const isListed = allowHosts(allowed);
  return [...bareLinkRules(isListed), ...markdownLinkRules(isListed), ...htmlLinkRules(isListed)];
}
