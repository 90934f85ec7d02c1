import { BOUNDS_DEFAULT } from '../core/bounds.ts';
import type { Decision } from '../core/decision.ts';
import { type Finding, MODEL_RULE_ID } from '../core/finding.ts';
import { shippedInjectionModel } from '../detect/injection/injection-model.ts';
import { modelReasons, type Reason } from '../detect/injection/model/model-reasons.ts';
import { modelView } from '../detect/injection/model/model-text.ts';
import { canonicalView } from '../normalize/canonical.ts';
import { decodedViews } from '../normalize/decode/decoded-views.ts';
import type { ExplainedFinding, Explanation } from './guard.ts';

/** Puts the evidence beside a decision about a text. */
export function explainDecision(text: string, decision: Decision): Explanation {
  return { decision, findings: explainedFindings(text, decision.findings) };
}

/** Puts the text of each finding beside it, and what the model went by. */
export function explainedFindings(text: string, findings: readonly Finding[]): readonly ExplainedFinding[] {
  return findings.map((finding) => {
    const excerpt = text.slice(finding.start, finding.end);
    if (finding.ruleId !== MODEL_RULE_ID) return { ...finding, excerpt };
    return { ...finding, excerpt, reasons: reasonsOf(text, excerpt, finding) };
  });
}

function reasonsOf(text: string, excerpt: string, { view }: Finding): readonly Reason[] {
  const { weights } = shippedInjectionModel();
  const canonical = canonicalView(view === undefined ? excerpt : text);
  if (view === undefined) return modelReasons(modelView(canonical).text, weights);
  const [first] = decodedViews(canonical, text, BOUNDS_DEFAULT).filter(({ name }) => name === view);
  return first === undefined ? [] : modelReasons(first.text, weights);
}
