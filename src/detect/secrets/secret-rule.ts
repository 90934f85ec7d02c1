import type { Severity } from '../../core/finding.ts';
import type { RegionRule, RuleCases, SpanRule } from '../matching/rule.ts';
import { isPlaceholder } from './placeholder.ts';

/** What every rule about secrets says of itself. */
export interface SecretFacts {
  /** `secret/<provider or family>/<kind>`, stable. */
  readonly id: string;
  /** What a redacted secret is called, such as `AWS_ACCESS_KEY`. */
  readonly entity: string;
  /** Confidence from 0 to 1. Formats with a prefix of their own have 0.9 or more. */
  readonly score: number;
  /** CRITICAL when missing: whoever reads the text can use the secret. */
  readonly severity?: Severity;
  /** How many leading units of the match are accepted; 0 refuses it. When missing, all but placeholders are. */
  readonly accept?: (candidate: string) => number;
  /** Where the provider documents the format, or what was read instead. */
  readonly source: string;
  /** Key-shaped texts are put together by `sample`, so that no scanner takes them for live keys. */
  readonly cases: RuleCases;
}

/** A secret of bounded length. */
export interface SecretSpan extends SecretFacts {
  readonly pattern: RegExp;
  /** How many leading units of what is accepted stay, since they only name the secret. */
  readonly lead?: (accepted: string) => number;
  /** Lower-case words that raise the score when they stand to the left of the match. */
  readonly context?: readonly string[];
}

/** A secret whose length is not known when it begins: see {@link RegionRule}. */
export interface SecretRegion extends SecretFacts {
  readonly opener: RegExp;
  readonly body: RegExp;
  readonly closer?: RegExp;
  /** UTF-16 units, 257 to 65,536. */
  readonly lengthMax: number;
}

/** One kind of secret, as data. */
export type SecretRule = SecretSpan | SecretRegion;

/** The form of a secret's rule that `matching` compiles. */
export function secretRule(rule: SecretRule): SpanRule | RegionRule {
  const facts = {
    id: rule.id,
    category: 'secret' as const,
    entity: rule.entity,
    score: rule.score,
    severity: rule.severity ?? 'CRITICAL',
    accept: rule.accept ?? acceptUnlessPlaceholder,
  };
  if ('pattern' in rule) {
    return {
      ...facts,
      kind: 'span',
      pattern: rule.pattern,
      ...(rule.lead !== undefined && { lead: rule.lead }),
      ...(rule.context !== undefined && { context: rule.context }),
    };
  }
  const { opener, body, closer, lengthMax } = rule;
  return { ...facts, kind: 'region', opener, body, lengthMax, ...(closer !== undefined && { closer }) };
}

function acceptUnlessPlaceholder(candidate: string): number {
  return isPlaceholder(candidate) ? 0 : candidate.length;
}
