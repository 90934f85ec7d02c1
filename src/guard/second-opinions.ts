import type { AskWhen, ClassifierPanel, Opinion, PanelMember, Question } from '../core/classifier-panel.ts';
import type { Finding, Severity } from '../core/finding.ts';
import { compareByPlace } from '../core/finding-order.ts';
import type { Principal, Trust } from '../core/segment.ts';
import { actionOf, treatmentOf } from '../decide/decide.ts';
import type { Policy } from '../decide/policy.ts';
import type { Detection } from '../detect/detection.ts';
import type { MessageVerdict } from './message-verdicts.ts';

/** A text that has been looked at, before classifiers are asked about it. */
export interface DetectedText<D extends Detection> {
  readonly text: string;
  readonly trust: Trust;
  /** It is an id or a fixed name of the format. */
  readonly isId: boolean;
  readonly detection: D;
  /** What is done about it without any opinion. */
  readonly verdict: () => Pick<MessageVerdict, 'action' | 'noticeOf'>;
}

/** Asks the classifiers about the texts of one message, and adds to each detection what they say. Never rejects. */
export type SecondOpinions = <D extends Detection>(
  texts: readonly DetectedText<D>[],
  principal: Principal,
) => Promise<readonly D[]>;

/**
 * Makes what asks the classifiers of a panel under a policy; undefined where it would never ask any.
 *
 * A message that is blocked without them is not asked about, and no opinion takes anything back, so that a decision with them
 * is never weaker than the one without. An opinion raises the injection score of its text. It is a finding over the whole text where
 * the policy acts on that score, or where it is 0.5 or more.
 */
export function secondOpinions(panel: ClassifierPanel | undefined, policy: Policy): SecondOpinions | undefined {
  const members = (panel?.members ?? []).map((member) => ({ ...member, when: whenOf(member, policy) }));
  const asked = members.filter(({ when }) => when !== 'never');
  if (panel === undefined || asked.length === 0) return undefined;
  return async (texts, principal) => {
    const questions = questionsOn(texts, asked);
    if (questions.length === 0) return texts.map(({ detection }) => detection);
    const opinions = await panel.ask(questions, principal);
    const found = new Map<number, Heard[]>();
    for (const [place, { index, member }] of questions.entries()) {
      const heard = { member, opinion: opinions[place] ?? { failure: 'failed' as const } };
      const list = found.get(index);
      if (list === undefined) found.set(index, [heard]);
      else list.push(heard);
    }
    return texts.map((one, index) => withHeard(one, found.get(index) ?? [], policy));
  };
}

interface Asked extends Question {
  /** Of the text. */
  readonly index: number;
  readonly member: PanelMember;
}

interface Heard {
  readonly member: PanelMember;
  readonly opinion: Opinion;
}

function whenOf({ id, when }: PanelMember, { classifiers = {} }: Policy): AskWhen {
  return Object.hasOwn(classifiers, id) ? (classifiers[id] ?? when) : when;
}

function questionsOn(texts: readonly DetectedText<Detection>[], members: readonly PanelMember[]): readonly Asked[] {
  const questions = texts.flatMap(({ text, trust, isId, detection }, index) => {
    const { findings, scores } = detection;
    if (isBlank(text) || (isId && findings.length === 0 && PLAIN_ID.test(text))) return [];
    return members
      .filter(({ trusts, when }) => trusts.includes(trust) && isInZone(scores.injection, when))
      .map((member) => ({ index, member, classifier: member.id, input: { text, trust } }));
  });
  if (questions.length === 0) return questions;
  const verdicts = texts.map(({ detection, verdict }) => (detection.findings.length === 0 ? undefined : verdict()));
  if (verdicts.some((verdict) => verdict?.action === 'block')) return [];
  // What is replaced by a notice as a whole is gone.
  return questions.filter(({ index }) => verdicts[index]?.noticeOf === undefined);
}

/** The ids that formats make; each message repeats them by the dozen. */
const PLAIN_ID = /^[\w.:-]{1,64}$/u;

function isBlank(text: string): boolean {
  return !/\S/u.test(text);
}

function isInZone(score: number, when: AskWhen): boolean {
  return when === 'always' || (when !== 'never' && score >= when.from && score <= when.to);
}

/** From this score on an opinion is a finding, whatever the policy does about it. */
const FINDING_SCORE_MIN = 0.5;

function withHeard<D extends Detection>(
  { text, trust, detection }: DetectedText<D>,
  heard: readonly Heard[],
  policy: Policy,
): D {
  let { injection } = detection.scores;
  const findings: Finding[] = [];
  const place = { start: 0, end: text.length };
  for (const { member, opinion } of heard) {
    if ('failure' in opinion) {
      findings.push({ ...place, ...failureFinding(member, opinion.failure) });
      continue;
    }
    const { score } = opinion;
    injection = Math.max(injection, score);
    const ruleId = `injection/classifier/${member.id}`;
    const finding: Finding = { ...place, ruleId, category: 'injection', score, severity: severityOf(score) };
    const context = { policy, direction: 'request', trust, hasVault: false, injectionScore: score } as const;
    if (score >= FINDING_SCORE_MIN || actionOf(treatmentOf(finding, context)) !== 'allow') findings.push(finding);
  }
  if (findings.length === 0 && injection === detection.scores.injection) return detection;
  return {
    ...detection,
    findings: [...detection.findings, ...findings].sort(compareByPlace),
    scores: { ...detection.scores, injection },
  };
}

/** The name after `error/` is that of the policy's `onError`; what was declared open is never more than reported. */
function failureFinding(
  { id, onFailure }: PanelMember,
  failure: string,
): Pick<Finding, 'ruleId' | 'category' | 'score' | 'severity'> {
  const check = onFailure === 'open' ? 'open' : 'injection';
  const severity = onFailure === 'open' ? 'MEDIUM' : 'HIGH';
  return { ruleId: `error/${check}/classifier/${id}/${failure}`, category: 'error', score: 1, severity };
}

const HIGH_SCORE_MIN = 0.8;

function severityOf(score: number): Severity {
  return score >= HIGH_SCORE_MIN ? 'HIGH' : 'MEDIUM';
}
