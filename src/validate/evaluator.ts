import type { Bounds } from '../core/bounds.ts';
import type { Edit, Operator } from '../core/edit.ts';
import { InvalidTextError } from '../core/errors.ts';
import { Fifo } from '../core/fifo.ts';
import type { Finding, Treatment } from '../core/finding.ts';
import type { Scanner, ScanStep } from '../core/ports.ts';
import { type Component, componentQueue, type Treated } from './component-queue.ts';
import { findingList } from './finding-list.ts';
import { lengthGate } from './length-gate.ts';
import { LiveEvaluator } from './live-evaluator.ts';

/** What the evaluator is made of; the guard wires it. All functions are pure. */
export interface EvaluatorParts {
  readonly scanner: Scanner;
  /** What the policy does about one finding. */
  readonly treat: (finding: Finding) => Treatment;
  /** The strongest treatment of a group, and the finding that stands for the group. */
  readonly strongest: (members: readonly Treated[]) => Treated;
  /** The replacement of a matched text; for a region, whose end is not known yet, `matched` is empty. */
  readonly replace: (operator: Operator, matched: string, finding: Finding) => string;
  readonly bounds: Pick<Bounds, 'streamHoldCharsMax' | 'replyCharsMax' | 'findingsMax'>;
}

/** Evaluates one reply, whole or in pieces: for every cutting the same text leaves and the outcome is the same. */
export interface Evaluator {
  /** Takes more of the reply and returns what may leave now. After a stop it takes nothing and returns ''. */
  push(chunk: string): string;
  /** The reply is complete: returns the rest. */
  end(): string;
  /** One text ends behind all that has arrived, and another one begins. Returns what may leave now, and the border. */
  next(): { readonly left: string; readonly border: Border };
  /** Stops at once, as when a check has failed: nothing that was withheld leaves. */
  fail(finding: Finding): void;
  /** UTF-16 units that have arrived and have neither left nor been replaced. */
  readonly withheldChars: number;
  /** UTF-16 units of the reply that have been read. */
  readonly readChars: number;
  /** Nothing more leaves: the reply was blocked or cut. */
  readonly isStopped: boolean;
  /** What became of the reply, as far as it has come. */
  outcome(): ReplyOutcome;
}

/** A place between two texts that are evaluated as one. The replacement of a match that crosses it stands before it. */
export interface Border {
  /** UTF-16 units of the text that have arrived before it. */
  readonly at: number;
  /** UTF-16 units of what leaves that stand before it. Undefined until all before it has left, and for ever behind a block. */
  readonly leftBefore: number | undefined;
}

/** What became of a reply. */
export interface ReplyOutcome {
  readonly action: 'allow' | 'rewrite' | 'block';
  readonly reason?: string;
  /** In text order, at most {@link Bounds.findingsMax}. Behind a block there are none. */
  readonly findings: readonly Finding[];
  /** In text order; the first 10,000 of them. */
  readonly edits: readonly Edit[];
}

/** Edits of one reply that are listed; all are made. */
const EDITS_MAX = 10_000;

/** Text is dropped from the buffer in pieces of at least this many units: dropping costs a copy. */
const BUFFER_SLACK = 4_096;

/** Opens the evaluation of one reply (one choice, one text channel). */
export function createEvaluator(parts: EvaluatorParts): Evaluator {
  const scan = parts.scanner.open();
  const queue = componentQueue(parts.bounds.streamHoldCharsMax, parts.strongest);
  const findings = findingList(parts.bounds.findingsMax);
  const gate = lengthGate(parts.bounds.replyCharsMax);
  const edits: Edit[] = [];
  let buffer = '';
  let base = 0;
  let left = 0;
  let written = 0;
  /** Those that are not reached, as a rule none. */
  let borders: Fifo<OpenBorder> | undefined;
  let reason: string | undefined;
  let isStopped = false;
  let isEdited = false;

  return new LiveEvaluator({
    push,
    end() {
      if (isStopped) return '';
      const rest = gate.finish();
      const released = rest === '' ? '' : settle(read(rest));
      return isStopped ? released : released + finish();
    },
    next,
    fail(finding) {
      findings.add(finding);
      isStopped = true;
      reason = `blocked_by_policy: ${finding.ruleId}`;
    },
    withheld: () => (isStopped ? 0 : base + buffer.length - left),
    read: () => base + buffer.length,
    hasStopped: () => isStopped,
    outcome,
  });

  function push(chunk: string): string {
    if (typeof chunk !== 'string') throw new InvalidTextError(typeof chunk);
    if (isStopped) return '';
    const admitted = gate.admit(chunk);
    const released = admitted === '' ? '' : settle(read(admitted));
    return gate.isOver() && !isStopped ? released + cutHere() : released;
  }

  function next(): ReturnType<Evaluator['next']> {
    const released = isStopped || scan.border === undefined ? '' : settle(scan.border());
    return { left: released, border: borderHere() };
  }

  function borderHere(): Border {
    const at = base + buffer.length;
    const isReached = left === at || (isStopped && reason === undefined);
    const opened: OpenBorder = { at, leftBefore: isReached ? written : undefined };
    if (isReached) return opened;
    borders ??= new Fifo();
    borders.push(opened);
    return opened;
  }

  function outcome(): ReplyOutcome {
    return {
      action: reason !== undefined ? 'block' : isEdited ? 'rewrite' : 'allow',
      ...(reason !== undefined && { reason }),
      findings: findings.sorted(),
      edits,
    };
  }

  function read(text: string): ScanStep {
    buffer += text;
    return scan.push(text);
  }

  function finish(): string {
    const released = settle(scan.end());
    isStopped = true;
    return released;
  }

  /** The reply has reached its greatest length: what has arrived is all there is. */
  function cutHere(): string {
    const released = settle(scan.end());
    if (isStopped) return released;
    const at = base + buffer.length;
    findings.add({ ruleId: 'length/reply', category: 'length', start: at, end: at, score: 1, severity: 'MEDIUM' });
    keep({ pointer: '', start: at, end: at, replacement: '', operator: 'truncate', ruleId: 'length/reply' });
    isStopped = true;
    return released;
  }

  /** Takes what a scan has found, carries out what is complete and releases what is decided. */
  function settle(step: ScanStep): string {
    for (const { finding } of step.opened) open(finding);
    for (const finding of step.findings) take(finding);
    let out = '';
    for (let next = queue.next(step.hold); next !== undefined; next = queue.next(step.hold)) {
      out += next.kind === 'region-end' ? endRegion(next) : carryOut(next);
      if (isStopped) return out;
    }
    const free = Math.min(step.hold, queue.firstStart() ?? step.hold);
    if (free > left) out += release(free);
    findings.settle(left);
    dropReleased();
    return out;
  }

  function open(finding: Finding): void {
    findings.open(finding);
    const treatment = parts.treat(finding);
    if (isActive(treatment)) queue.open({ finding, treatment });
  }

  function take(finding: Finding): void {
    findings.add(finding);
    const treatment = parts.treat(finding);
    if (isActive(treatment)) queue.add({ finding, treatment });
  }

  function carryOut({ verdict, known, kind, ...component }: Component): string {
    const start = Math.max(component.start, left);
    const end = Math.max(component.end, start);
    const before = release(start);
    if (isFinal(verdict.treatment)) {
      stop(verdict, start, known);
      return before;
    }
    const edit = editOf(start, end, kind === 'region' ? '' : buffer.slice(start - base, end - base), verdict);
    written += edit.replacement.length;
    if (kind === 'span') {
      if (edit.operator !== 'restore' || edit.replacement !== buffer.slice(start - base, end - base)) keep(edit);
      moveTo(end, 0);
    }
    return before + edit.replacement;
  }

  /** The replacement has left when the region began. */
  function endRegion({ start, end, verdict, blocking, known }: Component): string {
    keep(editOf(start, end, '', verdict));
    moveTo(end, 0);
    if (blocking !== undefined) stop(blocking, end, known);
    return '';
  }

  function editOf(start: number, end: number, matched: string, { treatment, finding }: Treated): Edit {
    const operator = treatment as Operator;
    return {
      pointer: '',
      start,
      end,
      replacement: parts.replace(operator, matched, finding),
      operator,
      ruleId: finding.ruleId,
    };
  }

  function stop({ treatment, finding }: Treated, at: number, known: number): void {
    findings.cut(known);
    isStopped = true;
    if (treatment === 'block') reason = `blocked_by_policy: ${finding.ruleId}`;
    else keep({ pointer: '', start: at, end: at, replacement: '', operator: 'truncate', ruleId: finding.ruleId });
    if (treatment === 'block') return;
    for (let one = borders?.shift(); one !== undefined; one = borders?.shift()) one.leftBefore = written;
  }

  /** The first edits are kept: a log of any length needs bounded memory. */
  function keep(edit: Edit): void {
    isEdited = true;
    if (edits.length < EDITS_MAX) edits.push(edit);
  }

  /** Never goes back, even where a detector reports what starts before text that has left. */
  function release(upTo: number): string {
    if (upTo <= left) return '';
    const text = buffer.slice(left - base, upTo - base);
    moveTo(upTo, 1);
    return text;
  }

  /** Of every unit up to `offset` `share` units leave: one, or none where the replacement has been counted. */
  function moveTo(offset: number, share: 0 | 1): void {
    for (let first = borders?.first(); first !== undefined && first.at <= offset; first = borders?.first()) {
      first.leftBefore = written + share * (first.at - left);
      borders?.shift();
    }
    written += share * (offset - left);
    left = offset;
  }

  function dropReleased(): void {
    if (left - base < BUFFER_SLACK) return;
    buffer = buffer.slice(left - base);
    base = left;
  }
}

interface OpenBorder extends Border {
  leftBefore: number | undefined;
}

function isActive(treatment: Treatment): boolean {
  return treatment !== 'ignore' && treatment !== 'report';
}

function isFinal(treatment: Treatment): boolean {
  return treatment === 'block' || treatment === 'truncate';
}
