import type { Operator } from './edit.ts';

/** The categories that a rule may say it finds; the others are findings of the guard itself. */
export const RULE_CATEGORIES = [
  'injection',
  'obfuscation',
  'pii',
  'secret',
  'leakage',
  'link',
  'markup',
  'extraction',
] as const;

/** The categories that the rules of a policy may name; `error`, a check that failed, is for its `onError`. */
export const POLICY_CATEGORIES: readonly [...typeof RULE_CATEGORIES, 'length', 'schema'] = [
  ...RULE_CATEGORIES,
  'length',
  'schema',
];

/** The families of checks. `extraction` is model probing only; asking for a prompt or for other people's data is `injection`. */
export type Category = (typeof POLICY_CATEGORIES)[number] | 'error';

/** Severities from the least to the most. */
export const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;

/** How bad it is if the finding is right. */
export type Severity = (typeof SEVERITIES)[number];

/** The more severe of two. */
export function severer(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b) ? a : b;
}

/** The reading of a text in which something was found. Offsets always speak of the original text. */
export type ViewName =
  | 'canonical'
  | 'skeleton'
  | 'base64'
  | 'base32'
  | 'hex'
  | 'binary'
  | 'morse'
  | 'percent'
  | 'html'
  | 'escape'
  | 'rot13'
  | 'leet'
  | 'spaced'
  | 'reversed'
  | 'tags'
  | 'variation-selectors';

/**
 * Where something was found, what it is and how sure we are. A finding never holds the text that it matched.
 * `start` and `end` are UTF-16 code units of the original text, `end` exclusive.
 */
export interface Finding {
  /** Path-like and stable, such as `pii/generic/credit-card`. */
  readonly ruleId: string;
  readonly category: Category;
  /** Presidio's name of the entity, for personal data and secrets. */
  readonly entity?: string;
  readonly start: number;
  readonly end: number;
  /** Confidence from 0 to 1. */
  readonly score: number;
  readonly severity: Severity;
  readonly pointer?: string;
  readonly view?: ViewName;
}

/** What a policy does about one finding. Later ones are stronger; every arm but `report` and `block` is a rewrite. */
export type Treatment = 'ignore' | 'report' | Operator | 'block';

/** The rule id of the injection model's findings. Their range is where a text speaks most for an attack, over sentences and rules' findings. */
export const MODEL_RULE_ID = 'injection/model';
