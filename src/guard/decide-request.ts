import type { Decision } from '../core/decision.ts';
import type { Edit, Operator } from '../core/edit.ts';
import type { Finding } from '../core/finding.ts';
import type { Trust } from '../core/segment.ts';
import type { ComponentVerdict } from '../decide/components.ts';
import { type DecideContext, decideSegment, relax, type Verdict } from '../decide/decide.ts';
import type { Policy } from '../decide/policy.ts';
import type { Detection } from '../detect/detection.ts';
import { applyEdits } from '../rewrite/apply-edits.ts';
import { applyOperator, type OperatorContext } from '../rewrite/operators.ts';
import { sentenceRange } from '../rewrite/sentence-range.ts';
import { reportedFindings } from './reported-findings.ts';

/** What the decision on a request depends on besides the text. */
export interface RequestContext {
  readonly policy: Policy;
  readonly trust: Trust;
  readonly operators: OperatorContext;
  /** Findings that the decision names; all of them are decided on. */
  readonly findingsMax: number;
}

/** Turns what was detected in a text on its way to the model into a decision on it. */
export function decideRequest(text: string, detection: Detection, context: RequestContext): Decision {
  const { policy, operators, findingsMax } = context;
  const { scores } = detection;
  const verdict = requestVerdict(text, detection, { ...context, hasVault: operators.pseudonyms !== undefined });
  const { action, shadowed } = relax(verdict.action, policy.mode);
  const findings = reportedFindings(verdict.treatments, findingsMax);
  const facts = { findings, scores, mode: policy.mode, ...(shadowed !== undefined && { shadowed }) };
  if (action === 'block') return { ...facts, action, reason: verdict.reason ?? 'blocked_by_policy' };
  if (action !== 'rewrite') return { ...facts, action: 'allow' };
  try {
    const edits = editsOf(text, verdict.rewrites, operators);
    return { ...facts, action, text: applyEdits(text, edits), edits };
  } catch {
    // Keys are a caller's own code. What cannot be taken out of a text must not go on in it.
    const failure = failureAt('error/rewrite', text);
    return {
      ...facts,
      action: 'block',
      reason: `blocked_by_policy: ${failure.ruleId}`,
      findings: [failure, ...findings],
    };
  }
}

/** What the policy does about a text on its way to the model, before its mode and its edits. */
export function requestVerdict(
  text: string,
  { findings, scores }: Detection,
  { policy, trust, hasVault }: Pick<DecideContext, 'policy' | 'trust' | 'hasVault'>,
): Verdict {
  return decideSegment(findings, scores, {
    policy,
    direction: 'request',
    trust,
    hasVault,
    sentenceOf: (finding) => sentenceRange(text, finding.start, finding.end).start,
  });
}

/** What stands in for the detection of a text when it has failed as a whole: a finding that the policy's `onError` decides. */
export function failedDetection(text: string): Detection {
  return { findings: [failureAt('error/inspection', text)], scores: { injection: 0 } };
}

/** A failed check over the whole of a text. */
export function failureAt(ruleId: string, text: string): Finding {
  return { ruleId, category: 'error', start: 0, end: text.length, score: 1, severity: 'HIGH' };
}

/** One edit for each group of findings. Where the sentence of one reaches over edits before it, it takes their place. */
export function editsOf(
  text: string,
  rewrites: readonly ComponentVerdict[],
  operators: OperatorContext,
): readonly Edit[] {
  const edits: Edit[] = [];
  for (const { finding, treatment, start, end } of rewrites) {
    const operator = treatment as Operator;
    const range = operator === 'remove-sentence' ? sentenceRange(text, start, end) : { start, end };
    const last = edits.at(-1);
    if (last !== undefined && last.operator === 'remove-sentence' && range.start < last.end) {
      edits[edits.length - 1] = { ...last, end: Math.max(last.end, range.end) };
      continue;
    }
    while ((edits.at(-1)?.end ?? 0) > range.start) edits.pop();
    const replacement = applyOperator(operator, text.slice(range.start, range.end), finding, operators);
    edits.push({ pointer: '', ...range, replacement, operator, ruleId: finding.ruleId });
  }
  return edits;
}
