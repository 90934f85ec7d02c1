import { type Action, type Decision, type Mode, strongerAction } from '../core/decision.ts';
import type { Edit } from '../core/edit.ts';
import type { Finding } from '../core/finding.ts';
import type { ReplyGate, TextChannel } from '../core/message.ts';
import { guarded } from '../validate/reply-stream.ts';
import { comparePointers } from './compare-pointers.ts';
import { LiveChannel } from './live-channel.ts';
import type { ReplyEvaluation } from './reply-evaluation.ts';
import type { JudgedCall, ToolCallGate } from './tool-call-gate.ts';

/** What a gate is made of. */
export interface ReplyGateParts {
  readonly mode: Mode;
  readonly findingsMax: number;
  /** Opens the evaluation of one text. */
  readonly open: () => ReplyEvaluation;
  readonly judgeCall: ToolCallGate;
  /** Called once, with the decision and the UTF-16 units that were read. */
  readonly record: (decision: Decision, textLength: number) => void;
}

/** What became of one channel or tool call. */
interface Entry {
  readonly pointer: string;
  readonly decision: () => Decision;
  readonly readChars: () => number;
}

/** The gate of one reply; see {@link ReplyGate}. Its outcome does not depend on how the texts of its channels were cut. */
export function replyGate(parts: ReplyGateParts): ReplyGate {
  const entries: Entry[] = [];
  const blocked = new Set<number>();
  let finished: Decision | undefined;

  return {
    text(choice, pointer) {
      const reply = parts.open();
      entries.push({ pointer, decision: reply.decision, readChars: () => reply.evaluator.readChars });
      const isClosed = (): boolean => finished !== undefined || blocked.has(choice);
      return textChannel(reply, { isClosed, isBlocked: () => blocked.has(choice), block: () => blocked.add(choice) });
    },
    toolCall(choice, pointer, call) {
      if (finished !== undefined || blocked.has(choice)) return { action: 'block' };
      const judged = parts.judgeCall(call);
      const readChars = call.name.length + call.arguments.length;
      entries.push({ pointer, decision: () => decisionOf(judged, parts.mode), readChars: () => readChars });
      if (judged.verdict.action === 'block') blocked.add(choice);
      return judged.verdict;
    },
    isBlocked: (choice) => blocked.has(choice),
    finish() {
      if (finished === undefined) {
        finished = wholeDecision(entries, parts);
        const textLength = entries.reduce((length, { readChars }) => length + readChars(), 0);
        parts.record(finished, textLength);
      }
      return finished;
    },
  };
}

/** What a channel shares with the others of its choice. */
interface Fate {
  /** Nothing more is read. */
  isClosed(): boolean;
  isBlocked(): boolean;
  block(): void;
}

function textChannel({ evaluator, isEdited, isBlocked }: ReplyEvaluation, fate: Fate): TextChannel {
  let hasEnded = false;
  let isTruncated = false;
  let isWhole = false;

  /** A stop is a block, which closes the choice, or a cut, which closes the channel. */
  function step(take: () => string, isLast: boolean): string {
    if (fate.isClosed() || hasEnded) return '';
    const text = guarded(evaluator, take);
    hasEnded = isLast || evaluator.isStopped;
    if (isBlocked()) fate.block();
    else {
      isTruncated = evaluator.isStopped && (!isLast || evaluator.outcome().edits.at(-1)?.operator === 'truncate');
      isWhole = hasEnded && !isTruncated;
    }
    return text;
  }

  return new LiveChannel({
    push: (chunk) => step(() => evaluator.push(chunk), false),
    end: () => step(() => evaluator.end(), true),
    stateNow: () => (fate.isBlocked() ? 'blocked' : isTruncated ? 'truncated' : 'open'),
    hasEdits: () => isTruncated || isEdited() || (fate.isBlocked() && !isWhole),
    withheld: () => (fate.isClosed() ? 0 : evaluator.withheldChars),
  });
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
  const decided = entries.map(({ pointer, decision }) => ({ pointer, decision: decision() }));
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
