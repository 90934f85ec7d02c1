import type { LimitFact } from './limit-fact.ts';

/** What headers are made of. */
export interface RateLimitHeaderFacts {
  /** In the order in which they are listed. */
  readonly facts: readonly LimitFact[];
  /** Of a refused request: milliseconds until the same request could be granted. */
  readonly retryAfterMs?: number;
}

/**
 * The header fields that tell a caller how its limits stand, names in lower case.
 *
 * - `ratelimit-policy` and `ratelimit` as in draft-ietf-httpapi-ratelimit-headers-11 (23 May 2026, the newest in November 2026;
 *   no RFC yet), sections 3 and 4: lists of Structured Fields (RFC 9651) with all limits. Units that the draft does not
 *   register (tokens, cost) come as `sallyport-unit`: section 3.1 leaves such parameters to the server, and `qu` to a registry.
 * - `ratelimit-limit`, `ratelimit-remaining` and `ratelimit-reset` as in revision 06 and before, which most clients know: of the
 *   one limit of which the smallest part is left. Revision 07 dropped them.
 * - `retry-after` (RFC 9110, section 10.2.3) in whole seconds, rounded up, at least 1; left out where no waiting helps. A
 *   limit that refused should have its `retryAfterMs` as `resetMs`: section 6 of the draft wants the two to agree.
 *
 * All times are whole seconds, rounded up. Numbers are cut to the 15 digits of a Structured Fields integer. Cost is in nano-dollars.
 *
 * @example
 * const fact = { name: 'burst', unit: 'requests', limit: 10, remaining: 7, resetMs: 300, windowMs: 1_000 } as const;
 * rateLimitHeaders({ facts: [fact] });
 * // { 'ratelimit-policy': '"burst";q=10;w=1', ratelimit: '"burst";r=7;t=1', 'ratelimit-limit': '10', … }
 */
export function rateLimitHeaders({ facts, retryAfterMs }: RateLimitHeaderFacts): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  const tightest = tightestOf(facts);
  if (tightest !== undefined) {
    headers['ratelimit-policy'] = facts.map(policyOf).join(', ');
    headers['ratelimit'] = facts.map(standingOf).join(', ');
    headers['ratelimit-limit'] = integerOf(tightest.limit);
    headers['ratelimit-remaining'] = integerOf(tightest.remaining);
    headers['ratelimit-reset'] = secondsOf(tightest.resetMs);
  }
  if (retryAfterMs !== undefined && Number.isFinite(retryAfterMs)) {
    headers['retry-after'] = secondsOf(retryAfterMs, 1);
  }
  return headers;
}

/** The limit of which the smallest part is left; of two such ones that which takes longer to come back. */
function tightestOf(facts: readonly LimitFact[]): LimitFact | undefined {
  let tightest: LimitFact | undefined;
  for (const fact of facts) {
    const difference = tightest === undefined ? -1 : partOf(fact) - partOf(tightest);
    if (tightest === undefined || difference < 0 || (difference === 0 && fact.resetMs > tightest.resetMs)) {
      tightest = fact;
    }
  }
  return tightest;
}

const SECOND_MS = 1_000;
/** RFC 9651, section 3.3.1. */
const INTEGER_MAX = 999_999_999_999_999;
const NAME = /^[a-z0-9-]{1,64}$/u;

function partOf({ limit, remaining }: LimitFact): number {
  return limit === 0 ? 0 : remaining / limit;
}

function policyOf(fact: LimitFact): string {
  const unit = fact.unit === 'requests' ? '' : `;sallyport-unit="${fact.unit}"`;
  return `${nameOf(fact)};q=${integerOf(fact.limit)};w=${secondsOf(fact.windowMs, 1)}${unit}`;
}

function standingOf(fact: LimitFact): string {
  return `${nameOf(fact)};r=${integerOf(fact.remaining)};t=${secondsOf(fact.resetMs)}`;
}

/** A name that is none, which nobody configures, must not break out of its quotes. */
function nameOf({ name }: LimitFact): string {
  return NAME.test(name) ? `"${name}"` : '"limit"';
}

function secondsOf(ms: number, min: number = 0): string {
  return integerOf(Math.ceil(ms / SECOND_MS), min);
}

/** What is no number counts as the least one. */
function integerOf(value: number, min: number = 0): string {
  return String(value > min ? Math.min(Math.floor(value), INTEGER_MAX) : min);
}
