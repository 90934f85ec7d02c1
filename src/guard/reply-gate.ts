import { type Action, type Decision, type Mode, strongerAction } from '../core/decision.ts';
import type { Edit } from '../core/edit.ts';
import type { Finding } from '../core/finding.ts';
import type { ReplyGate } from '../core/message.ts';
import { comparePointers } from './compare-pointers.ts';
import { LiveChannel, type ReplyFate } from './live-channel.ts';
import type { PlacedDecision } from './placed-decision.ts';
import type { ReplyEvaluation } from './reply-evaluation.ts';
import type { JudgedCall, ToolCallGate } from './tool-call-gate.ts';

/** What a gate is made of. */
export interface ReplyGateParts {
  readonly mode: Mode;
  readonly findingsMax: number;
  /** Opens the evaluation of the texts of one channel, by the pointer of the first. */
  readonly open: (pointer: string) => ReplyEvaluation;
  readonly judgeCall: ToolCallGate;
  readonly holdsSecret: (token: string) => boolean;
  /** Called once, with the decision and the UTF-16 units that were read. */
  readonly record: (decision: Decision, textLength: number) => void;
}

/** What became of one channel or tool call. */
interface Entry {
  decisions(): readonly PlacedDecision[];
  readChars(): number;
}

/** The gate of one reply; see {@link ReplyGate}. Its outcome does not depend on how the texts of its channels were cut. */
export function replyGate(parts: ReplyGateParts): ReplyGate {
  const entries: Entry[] = [];
  const blocked = new Set<number>();
  const fate: ReplyFate = { open: parts.open, blocked, isFinished: false };
  let finished: Decision | undefined;

  return {
    text(choice, pointer) {
      const channel = new LiveChannel(fate, choice, pointer);
      entries.push(channel);
      return channel;
    },
    toolCall(choice, pointer, call) {
      if (finished !== undefined || blocked.has(choice)) return { action: 'block' };
      const judged = parts.judgeCall(call);
      const readChars = call.name.length + call.arguments.length;
      const decisions = (): readonly PlacedDecision[] => [{ pointer, decision: decisionOf(judged, parts.mode) }];
      entries.push({ decisions, readChars: () => readChars });
      if (judged.verdict.action === 'block') blocked.add(choice);
      return judged.verdict;
    },
    isBlocked: (choice) => blocked.has(choice),
    holdsSecret: parts.holdsSecret,
    finish() {
      if (finished === undefined) {
        fate.isFinished = true;
        finished = wholeDecision(entries, parts);
        const textLength = entries.reduce((length, entry) => length + entry.readChars(), 0);
        parts.record(finished, textLength);
      }
      return finished;
    },
  };
}

function decisionOf({ findings, edits, verdict, reason, shadowed }: JudgedCall, mode: Mode): Decision {
  const facts = { findings, scores: { injection: 0 }, mode, ...(shadowed !== undefined && { shadowed }) };
  if (verdict.action === 'block') return { ...facts, action: 'block', reason: reason ?? 'blocked_by_policy' };
  return verdict.action === 'rewrite' ? { ...facts, action: 'rewrite', edits } : { ...facts, action: 'allow' };
}

const REASON_START = 'blocked_by_policy: ';
const REASON_RULES_MAX = 8;

/** Channels come in the order of their pointers, which a stream and a whole reply share, whatever opened first. */
function wholeDecision(entries: readonly Entry[], { mode, findingsMax }: ReplyGateParts): Decision {
  const decided: PlacedDecision[] = [];
  for (const entry of entries) for (const one of entry.decisions()) if (saysSomething(one.decision)) decided.push(one);
  if (decided.length === 0) return { action: 'allow', findings: [], scores: { injection: 0 }, mode };
  decided.sort((a, b) => comparePointers(a.pointer, b.pointer));
  const findings: Finding[] = [];
  const edits: Edit[] = [];
  const reasons = new Set<string>();
  let action: Action = 'allow';
  let shadowed: Action = 'allow';
  for (const { pointer, decision } of decided) {
    action = strongerAction(action, decision.action);
    shadowed = strongerAction(shadowed, decision.shadowed ?? 'allow');
    for (const finding of decision.findings) findings.push({ ...finding, pointer });
    if (decision.action === 'rewrite') for (const edit of decision.edits) edits.push({ ...edit, pointer });
    if (decision.action === 'block') reasons.add(decision.reason.replace(REASON_START, ''));
  }
  const facts = {
    findings: boundedFindings(findings, findingsMax),
    scores: { injection: 0 },
    mode,
    ...(shadowed !== 'allow' && { shadowed }),
  };
  if (action === 'block') {
    return { ...facts, action, reason: REASON_START + [...reasons].slice(0, REASON_RULES_MAX).join(', ') };
  }
  return action === 'rewrite' ? { ...facts, action, edits } : { ...facts, action: 'allow' };
}

/** Most of what a reply says is let through without a finding. */
function saysSomething({ action, findings, shadowed }: Decision): boolean {
  return action !== 'allow' || findings.length > 0 || shadowed !== undefined;
}

function boundedFindings(findings: readonly Finding[], countMax: number): readonly Finding[] {
  if (findings.length <= countMax) return findings;
  const { pointer = '', start } = findings[countMax] as Finding;
  const more: Finding = {
    ruleId: 'bounds/findings',
    category: 'length',
    pointer,
    start,
    end: start,
    score: 0,
    severity: 'LOW',
  };
  return [...findings.slice(0, countMax), more];
}
