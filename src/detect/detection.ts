import type { Scores } from '../core/decision.ts';
import type { Finding } from '../core/finding.ts';

/** What the detectors say of one whole text. */
export interface Detection {
  /** In text order, all of them: how many are reported is decided after what is done about them. */
  readonly findings: readonly Finding[];
  readonly scores: Scores;
}
