import type { Bounds } from '../core/bounds.ts';
import { type Action, type Decision, strongerAction } from '../core/decision.ts';
import type { Finding, Treatment } from '../core/finding.ts';
import type { Scanner } from '../core/ports.ts';
import { isPlaceholder } from '../core/pseudonyms.ts';
import { strongestOf } from '../decide/components.ts';
import { withoutConflicts } from '../decide/conflicts.ts';
import { actionOf, type DecideContext, treatmentOf } from '../decide/decide.ts';
import type { Policy } from '../decide/policy.ts';
import { applyOperator, type OperatorContext } from '../rewrite/operators.ts';
import { createEvaluator, type Evaluator } from '../validate/evaluator.ts';

/** What the evaluation of a reply depends on besides its text. */
export interface ReplyContext {
  readonly policy: Policy;
  readonly operators: OperatorContext;
  readonly bounds: Bounds;
  readonly scanner: Scanner;
}

/** One reply under evaluation: the evaluator, and the decision as far as it has come. */
export interface ReplyEvaluation {
  readonly evaluator: Evaluator;
  /** A finding about the reply as a whole, made when it has ended. */
  judge(finding: Finding): void;
  decision(): Decision;
  /** Something was replaced or cut out of what has left so far. */
  isEdited(): boolean;
  isBlocked(): boolean;
}

/** Opens the evaluation of one reply under a policy. In shadow mode nothing is held against it but its length. */
export function openReply({ policy, operators, bounds, scanner }: ReplyContext): ReplyEvaluation {
  const context: DecideContext = {
    policy,
    direction: 'reply',
    trust: 'model',
    hasVault: operators.pseudonyms !== undefined,
  };
  const isShadow = policy.mode === 'shadow';
  let shadowed: Action = 'allow';
  let judged: Finding | undefined;
  let isEdited = false;

  const treat = (finding: Finding): Treatment => {
    const treatment = treatmentOf(finding, context);
    // What is put back is no judgement on the reply.
    if (!isShadow || treatment === 'restore') return treatment;
    shadowed = strongerAction(shadowed, actionOf(treatment));
    return 'report';
  };
  const evaluator = createEvaluator({
    scanner,
    treat,
    strongest: strongestOf,
    replace: (operator, matched, finding) => {
      const replacement = applyOperator(operator, matched, finding, operators);
      isEdited ||= operator !== 'restore' || replacement !== matched;
      return replacement;
    },
    bounds: { ...bounds, replyCharsMax: Math.min(bounds.replyCharsMax, policy.replyCharsMax ?? bounds.replyCharsMax) },
  });

  return {
    evaluator,
    isEdited: () => isEdited,
    // The outcome sorts findings: it is asked for only where there is one to read.
    isBlocked: () => evaluator.isStopped && evaluator.outcome().action === 'block',
    judge(finding) {
      if (treat(finding) === 'block') evaluator.fail(finding);
      else judged = finding;
    },
    decision() {
      const { action, reason, findings: found, edits } = evaluator.outcome();
      const treated = found.map((finding) => ({ finding, treatment: treatmentOf(finding, context) }));
      const findings = withoutConflicts(treated).flatMap(({ finding }) => (isPlaceholder(finding) ? [] : [finding]));
      const facts = {
        // It starts where the reply does, and so before all others.
        findings: judged === undefined ? findings : [judged, ...findings],
        scores: { injection: 0 },
        mode: policy.mode,
        ...(shadowed !== 'allow' && { shadowed }),
      };
      if (action === 'block') return { ...facts, action, reason: reason ?? 'blocked_by_policy' };
      if (action === 'rewrite') return { ...facts, action, edits };
      return { ...facts, action };
    },
  };
}
