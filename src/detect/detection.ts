import type { Scores } from '../core/decision.ts';
import type { Finding } from '../core/finding.ts';

/** What the detectors say of one whole text. */
export interface Detection {
  /** In text order; at most {@link Bounds.findingsMax}. */
  readonly findings: readonly Finding[];
  readonly scores: Scores;
}
