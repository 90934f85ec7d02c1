import type { Bounds } from '../core/bounds.ts';
import { type Action, type Decision, strongerAction } from '../core/decision.ts';
import type { Finding } from '../core/finding.ts';
import { compareByPlace } from '../core/finding-order.ts';
import type { MessageSegment } from '../core/message.ts';
import { isPlaceholder } from '../core/pseudonyms.ts';
import type { Trust } from '../core/segment.ts';
import type { Treated } from '../decide/components.ts';
import { relax } from '../decide/decide.ts';
import type { Policy } from '../decide/policy.ts';
import type { Detection } from '../detect/detection.ts';
import type { JoinedDetector } from '../detect/joined-detector.ts';
import type { OperatorContext } from '../rewrite/operators.ts';
import { type AssessText, boundaryGroups } from './boundary-groups.ts';
import { failedDetection, failureAt } from './decide-request.ts';
import {
  type ChainedSegment,
  chainsOf,
  type InspectedSegment,
  type JointGroup,
  jointGroups,
  type MessageChain,
  partAt,
} from './message-chains.ts';
import { type MessageEdits, messageEdits } from './message-edits.ts';
import { jointVerdict, type MessageVerdict, segmentVerdict } from './message-verdicts.ts';
import { nameDetection } from './name-detection.ts';
import { reportedFindings } from './reported-findings.ts';
import type { DetectedText } from './second-opinions.ts';

/** What the decision on a message depends on besides its segments. */
export interface MessageContext {
  readonly policy: Policy;
  readonly bounds: Bounds;
  /** Looks at a segment by itself; for one that others may follow with `isPart`. It may throw only on purpose. */
  readonly detect: (text: string, trust: Trust, isPart: boolean) => Detection;
  readonly detectJoined: JoinedDetector;
  readonly assessText: AssessText;
  /** Asks about all segments of the message; missing where nobody is asked. */
  readonly hear?: (texts: readonly DetectedText<Detection>[]) => Promise<readonly Detection[]>;
  /** Lets others have their turn in the middle of a long message. Without it the message is inspected in one go. */
  readonly pause?: () => Promise<void>;
}

/** A message that was inspected. */
export interface InspectedMessage {
  /** Whether it has what looks like a placeholder of a vault. */
  readonly hasPlaceholders: boolean;
  /** The decision on it; operators are asked for what takes the place of what is found. */
  decide(operators: OperatorContext): Decision;
}

/** Inspects a whole message on its way to the model: each segment by its trust, and what is split over segments of one trust that follow each other. */
export async function inspectMessage(
  segments: readonly MessageSegment[],
  context: MessageContext,
): Promise<InspectedMessage> {
  const inspected = await hearOpinions(await inspectSegments(segments, context), context);
  const hasPlaceholders = inspected.some(({ detection }) => detection.findings.some(isPlaceholder));
  return { hasPlaceholders, decide: (operators) => decideInspected(inspected, { ...context, operators }) };
}

type DecidingContext = MessageContext & { readonly operators: OperatorContext };

/** The strongest action counts. Edits and findings name the segment by its pointer. */
function decideInspected(inspected: readonly InspectedSegment[], context: DecidingContext): Decision {
  const { policy, operators, bounds } = context;
  const judged = judge(inspected, context);
  const scores = { injection: highestScore(inspected, judged) };
  const all = judged.reduce<Action>((sum, { verdict }) => strongerAction(sum, verdict.action), 'allow');
  const { action, shadowed } = relax(all, policy.mode);
  const treatments = placedTreatments(judged);
  const findings = reportedFindings(treatments, bounds.findingsMax);
  const facts = { findings, scores, mode: policy.mode, ...(shadowed !== undefined && { shadowed }) };
  if (action === 'block') return { ...facts, action, reason: reasonOf(treatments) };
  if (action !== 'rewrite') return { ...facts, action: 'allow' };
  try {
    const edits = messageEdits(inspected, operators);
    for (const one of judged) planEdits(edits, one);
    return { ...facts, action, edits: edits.list() };
  } catch {
    // Keys are a caller's own code. What cannot be taken out of a message must not go on in it.
    const failure = { ...failureAt('error/rewrite', ''), pointer: '' };
    return {
      ...facts,
      action: 'block',
      reason: `blocked_by_policy: ${failure.ruleId}`,
      findings: [failure, ...findings],
    };
  }
}

/** Units that are inspected before others have a turn; a segment counts at least as {@link SEGMENT_UNITS}. */
const TURN_UNITS = 50_000;
const SEGMENT_UNITS = 100;

async function inspectSegments(
  segments: readonly MessageSegment[],
  { detect, pause }: MessageContext,
): Promise<readonly InspectedSegment[]> {
  const inspected: InspectedSegment[] = [];
  let units = 0;
  for (const [index, segment] of segments.entries()) {
    const { text, trust, fixed } = segment;
    if (pause !== undefined && units >= TURN_UNITS) {
      units = 0;
      await pause();
    }
    const detection =
      fixed === undefined ? detect(text, trust, true) : nameDetection(text, (name) => detect(name, trust, false));
    inspected.push({ segment, index, detection });
    units += Math.max(text.length, SEGMENT_UNITS);
  }
  return inspected;
}

async function hearOpinions(
  inspected: readonly InspectedSegment[],
  { policy, hear }: MessageContext,
): Promise<readonly InspectedSegment[]> {
  if (hear === undefined) return inspected;
  const deciding = { policy, direction: 'request', hasVault: false } as const;
  const texts = inspected.map(({ segment, detection }) => ({
    text: segment.text,
    trust: segment.trust,
    isId: segment.fixed === 'id',
    detection,
    verdict: () => segmentVerdict(segment, detection, deciding),
  }));
  const detections = await hear(texts);
  return inspected.map((one, place) => ({ ...one, detection: detections[place] ?? one.detection }));
}

/** An opinion raises the score of a text where there is no finding, too. */
function highestScore(inspected: readonly InspectedSegment[], judged: readonly Judged[]): number {
  const own = inspected.reduce((most, { detection }) => Math.max(most, detection.scores.injection), 0);
  return judged.reduce((most, { score }) => Math.max(most, score), own);
}

/** A verdict with what it speaks of. */
type Judged = { readonly score: number; readonly verdict: MessageVerdict } & (
  | { readonly of: InspectedSegment }
  | { readonly chain: MessageChain }
);

function judge(inspected: readonly InspectedSegment[], context: DecidingContext): readonly Judged[] {
  const hasVault = context.operators.pseudonyms !== undefined;
  const deciding = { policy: context.policy, direction: 'request', hasVault } as const;
  const judged: Judged[] = [];
  for (const one of inspected) {
    const { findings, scores } = one.detection;
    if (findings.length === 0) continue;
    judged.push({ of: one, score: scores.injection, verdict: segmentVerdict(one.segment, one.detection, deciding) });
  }
  for (const chain of chainsOf(inspected)) {
    for (const group of groupsOf(chain, context)) {
      judged.push({ chain, score: group.score, verdict: jointVerdict(group, chain, deciding) });
    }
  }
  return judged;
}

/** Text around joined findings that the model reads with them. */
const JOINT_REACH_UNITS = 500;

/** What the rules say of findings over boundaries, or more where the model says so of the text around them. */
function jointScore({ findings, score }: JointGroup, chain: MessageChain, { assessText }: MessageContext): number {
  if (score === 0) return 0;
  const start = findings.reduce((least, finding) => Math.min(least, finding.start), Number.POSITIVE_INFINITY);
  const end = findings.reduce((most, finding) => Math.max(most, finding.end), 0);
  const text = chain.text().slice(Math.max(0, start - JOINT_REACH_UNITS), end + JOINT_REACH_UNITS);
  return Math.max(score, assessText(text, chain.trust, score).score);
}

/** Rules of a caller's own run their code in the joined reading, too; where it throws, the check has failed. */
function groupsOf(chain: MessageChain, context: MessageContext): readonly JointGroup[] {
  try {
    const ofRules = jointGroups(chain, context.detectJoined);
    const scored = ofRules.map((group) => ({ ...group, score: jointScore(group, chain, context) }));
    return [...scored, ...boundaryGroups(chain, context.assessText)];
  } catch {
    const { segment } = chain.segments[0] as ChainedSegment;
    const { findings } = failedDetection(segment.text);
    return [{ findings, score: 0, parts: { first: 0, last: 0 } }];
  }
}

function planEdits(edits: MessageEdits, judged: Judged): void {
  if (judged.verdict.action !== 'rewrite') return;
  if ('of' in judged) edits.ofSegment(judged.of, judged.verdict);
  else edits.ofJoint(judged.chain, judged.verdict);
}

/** All treatments with findings at their places: in the order of the segments, and in text order in each of them. */
function placedTreatments(judged: readonly Judged[]): readonly Treated[] {
  const bySegment = new Map<number, Treated[]>();
  for (const one of judged) {
    for (const { finding, treatment } of one.verdict.treatments) {
      const { index, placed } = 'of' in one ? placedIn(one.of, finding) : placedInChain(one.chain, finding);
      const list = bySegment.get(index);
      const treated = { finding: placed, treatment };
      if (list === undefined) bySegment.set(index, [treated]);
      else list.push(treated);
    }
  }
  const inOrder = [...bySegment].sort(([a], [b]) => a - b);
  return inOrder.flatMap(([, list]) => list.sort((a, b) => compareByPlace(a.finding, b.finding)));
}

function placedIn({ segment, index }: InspectedSegment, finding: Finding): { index: number; placed: Finding } {
  return { index, placed: { ...finding, pointer: segment.pointer } };
}

/** A finding over a boundary has the place where it begins; its end is that of the segment. */
function placedInChain(chain: MessageChain, finding: Finding): { index: number; placed: Finding } {
  const part = partAt(chain.offsets, finding.start);
  const { segment, index } = chain.segments[part] as ChainedSegment;
  const offset = chain.offsets[part] as number;
  const end = Math.min(finding.end - offset, segment.text.length);
  return { index, placed: { ...finding, start: finding.start - offset, end, pointer: segment.pointer } };
}

const REASON_RULES_MAX = 8;

function reasonOf(treatments: readonly Treated[]): string {
  const ruleIds = new Set<string>();
  for (const { finding, treatment } of treatments) if (treatment === 'block') ruleIds.add(finding.ruleId);
  return `blocked_by_policy: ${[...ruleIds].slice(0, REASON_RULES_MAX).join(', ')}`;
}
