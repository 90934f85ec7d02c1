import type { Severity } from '../../core/finding.ts';
import type { Trust } from '../../core/segment.ts';
import type { RuleCases, SpanRule } from '../matching/rule.ts';

/** The kinds of prompt injection that rules know. The strongest finding of each counts in `injectionScore`. */
export type InjectionFamily =
  | 'override'
  | 'role-hijack'
  | 'prompt-extraction'
  | 'memory-extraction'
  | 'forged-delimiters'
  | 'refusal-suppression'
  | 'developer-mode'
  | 'encode-and-execute'
  | 'payload-splitting'
  | 'many-shot'
  | 'tool-hijack'
  | 'embedded-instruction'
  | 'exfiltration-carrier'
  | 'authority-urgency'
  | 'hidden-carriers'
  | 'output-hijack';

/**
 * One sign of prompt injection, with its evidence. A score of 0.5 or more says that the text alone is reason to act;
 * what honest people write every day (`act as a reviewer`) is LOW and has a score of 0.3 or less.
 */
export interface InjectionRule {
  /** `injection/<family>/<name>`, stable. */
  readonly id: string;
  readonly family: InjectionFamily;
  /** ISO 639-1 codes of the languages whose wording the pattern knows; `mul` for control tokens and markup. */
  readonly languages: readonly string[];
  /** Sees the canonical, skeleton and decoded views; flags `u` or `iu`; every quantifier bounded. */
  readonly pattern: RegExp;
  readonly score: number;
  readonly severity: Severity;
  /** Who must have written the text; all when missing. Wording that only makes sense inside data is `external`. */
  readonly trusts?: readonly Trust[];
  /** The catalogue or paper that describes the technique. */
  readonly source: string;
  /** Texts in our own words; `ignore` holds near misses. */
  readonly cases: RuleCases;
}

/** The form of a rule that `matching` compiles. Nothing of the rule is lost but its family and its languages. */
export function injectionSpan(rule: InjectionRule): SpanRule {
  return {
    kind: 'span',
    id: rule.id,
    category: 'injection',
    score: rule.score,
    severity: rule.severity,
    ...(rule.trusts === undefined ? {} : { trusts: rule.trusts }),
    pattern: rule.pattern,
  };
}
