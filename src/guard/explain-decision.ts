import type { Decision } from '../core/decision.ts';
import type { Explanation } from './guard.ts';

/** Puts the text of each finding beside it. */
export function explainDecision(text: string, decision: Decision): Explanation {
  return {
    decision,
    findings: decision.findings.map((finding) => ({ ...finding, excerpt: text.slice(finding.start, finding.end) })),
  };
}
