import { type Action, strongerAction } from '../core/decision.ts';
import type { Finding, Treatment } from '../core/finding.ts';
import type { MessageSegment } from '../core/message.ts';
import type { ComponentVerdict, Treated } from '../decide/components.ts';
import { actionOf, type DecideContext, decideSegment, type Verdict } from '../decide/decide.ts';
import { sentenceRange } from '../rewrite/sentence-range.ts';
import type { JointGroup, MessageChain } from './message-chains.ts';

/** What is done about a piece of evidence in a message: about one segment, or about what crosses from one into others. */
export interface MessageVerdict {
  readonly action: Action;
  /** Findings in offsets of the segment, or of the chain. */
  readonly treatments: readonly Treated[];
  readonly rewrites: readonly ComponentVerdict[];
  /** The segments concerned are replaced as a whole, for the reason of this rule. */
  readonly noticeOf?: string;
}

/** Decides one segment by itself, and as its kind allows: what may not be edited is blocked or left. */
export function segmentVerdict(
  segment: MessageSegment,
  detection: { readonly findings: readonly Finding[]; readonly scores: { readonly injection: number } },
  context: Omit<DecideContext, 'trust' | 'sentenceOf'>,
): MessageVerdict {
  const { text, trust, fixed, isHistory } = segment;
  const verdict = decideSegment(detection.findings, detection.scores, {
    ...context,
    trust,
    sentenceOf: (finding) => sentenceRange(text, finding.start, finding.end).start,
  });
  if (fixed !== undefined) return fixedVerdict(verdict, fixed);
  return isHistory === true ? historyVerdict(verdict) : verdict;
}

/** Decides what crosses boundaries of a chain together. */
export function jointVerdict(
  { findings, score, parts }: JointGroup,
  chain: MessageChain,
  context: Omit<DecideContext, 'trust' | 'sentenceOf'>,
): MessageVerdict {
  const verdict = decideSegment(
    findings,
    { injection: score },
    {
      ...context,
      trust: chain.trust,
      sentenceOf: (finding) => sentenceRange(chain.text(), finding.start, finding.end).start,
    },
  );
  const isPast = chain.segments.slice(parts.first, parts.last + 1).every(({ segment }) => segment.isHistory === true);
  return isPast ? historyVerdict(verdict) : verdict;
}

/** An id must stay as it is, so only attacks act on it; in a key, what would be rewritten is blocked. */
function fixedVerdict(verdict: Verdict, fixed: 'id' | 'key'): MessageVerdict {
  if (verdict.action === 'allow') return verdict;
  const treatments = verdict.treatments.map(({ finding, treatment }) => ({
    finding,
    treatment: fixedTreatment(finding, treatment, fixed),
  }));
  return { action: actionOfAll(treatments), treatments, rewrites: [] };
}

function fixedTreatment(finding: Finding, treatment: Treatment, fixed: 'id' | 'key'): Treatment {
  if (actionOf(treatment) === 'allow') return treatment;
  // A name of a field that looks like contact data is worth a look, and no reason to refuse the message.
  if (treatment === 'pseudonymize') return 'report';
  return fixed === 'key' || isAttack(finding) || finding.category === 'error' ? 'block' : 'report';
}

/** What was answered already does not end the chat: an attack in it is taken out. What else blocks, blocks. */
function historyVerdict(verdict: Verdict): MessageVerdict {
  if (verdict.action !== 'block') return verdict;
  const blocking = verdict.treatments.filter(({ treatment }) => treatment === 'block');
  if (!blocking.every(({ finding }) => isAttack(finding))) return verdict;
  const treatments = verdict.treatments.map((one): Treated => {
    return one.treatment === 'block' ? { finding: one.finding, treatment: 'remove' } : one;
  });
  return { action: 'rewrite', treatments, rewrites: [], noticeOf: blocking[0]?.finding.ruleId ?? 'injection' };
}

function isAttack({ category }: Finding): boolean {
  return category === 'injection' || category === 'obfuscation';
}

function actionOfAll(treatments: readonly Treated[]): Action {
  return treatments.reduce<Action>((sum, { treatment }) => strongerAction(sum, actionOf(treatment)), 'allow');
}
