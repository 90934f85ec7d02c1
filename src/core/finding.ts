import type { Operator } from './edit.ts';

/** The families of checks. `extraction` is model probing only; asking for a prompt or for other people's data is `injection`. */
export type Category =
  | 'injection'
  | 'obfuscation'
  | 'pii'
  | 'secret'
  | 'leakage'
  | 'link'
  | 'markup'
  | 'extraction'
  | 'length'
  | 'schema'
  | 'error';

/** How bad it is if the finding is right. */
export type Severity = 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';

/** The reading of a text in which something was found. Offsets always speak of the original text. */
export type ViewName =
  | 'canonical'
  | 'skeleton'
  | 'base64'
  | 'hex'
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
