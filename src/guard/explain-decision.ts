import { BOUNDS_DEFAULT } from '../core/bounds.ts';
import type { Decision } from '../core/decision.ts';
import { type Finding, MODEL_RULE_ID, type ViewName } from '../core/finding.ts';
import type { Trust } from '../core/segment.ts';
import { shippedInjectionModel, weightsFor } from '../detect/injection/injection-model.ts';
import { modelReasons, type Reason } from '../detect/injection/model/model-reasons.ts';
import { modelView } from '../detect/injection/model/model-text.ts';
import type { Weights } from '../detect/injection/model/weights.ts';
import { canonicalView } from '../normalize/canonical.ts';
import { decodedViews } from '../normalize/decode/decoded-views.ts';
import type { ExplainedFinding, Explanation } from './guard.ts';

/** Puts the evidence beside a decision about a text. */
export function explainDecision(text: string, decision: Decision, trust: Trust): Explanation {
  return { decision, findings: explainedFindings(text, decision.findings, trust) };
}

/** Puts the text of each finding beside it, and what the model went by. */
export function explainedFindings(
  text: string,
  findings: readonly Finding[],
  trust: Trust,
): readonly ExplainedFinding[] {
  const weights = weightsFor(shippedInjectionModel().weights, trust);
  return findings.map((finding) => {
    const excerpt = text.slice(finding.start, finding.end);
    if (finding.ruleId !== MODEL_RULE_ID) return { ...finding, excerpt };
    return { ...finding, excerpt, reasons: reasonsOf(text, excerpt, { view: finding.view, weights }) };
  });
}

function reasonsOf(
  text: string,
  excerpt: string,
  { view, weights }: { readonly view: ViewName | undefined; readonly weights: Weights },
): readonly Reason[] {
  const isWhole = view === undefined || view === 'skeleton';
  const canonical = canonicalView(isWhole ? excerpt : text);
  if (isWhole) return modelReasons(modelView(canonical).text, weights);
  const decoded = decodedViews(canonical, text, BOUNDS_DEFAULT).find(({ name }) => name === view);
  return decoded === undefined ? [] : modelReasons(decoded.text, weights);
}
