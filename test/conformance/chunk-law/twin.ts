import type { Edit, Operator } from '../../../src/core/edit.ts';
import type { Finding } from '../../../src/core/finding.ts';
import type { Rule } from '../../../src/detect/matching/rule.ts';
import type { Treated } from '../../../src/validate/component-queue.ts';
import type { EvaluatorParts, ReplyOutcome } from '../../../src/validate/evaluator.ts';
import { type Found, twinMatches } from './twin-matches.ts';

/** What a reply becomes: the text that leaves, and the outcome. */
export interface TwinResult extends ReplyOutcome {
  readonly text: string;
}

/** The twin's inputs: the rules, and what the evaluator gets beside its scanner. */
export interface TwinParts extends Omit<EvaluatorParts, 'scanner'> {
  readonly rules: readonly Rule[];
}

/**
 * The slow twin of scanner and evaluator: evaluates a whole reply directly by the definitions, with no windows, holds,
 * prefix index, partial patterns or queue. Quadratic.
 *
 * @param borders - Where the texts begin that the reply is made of, but for the first.
 */
export function evaluateWhole(reply: string, parts: TwinParts, borders: readonly number[] = []): TwinResult {
  const { replyCharsMax, findingsMax } = parts.bounds;
  const text = reply.length > replyCharsMax ? cutTo(reply, replyCharsMax) : reply;
  const found = borders.length === 0 ? twinMatches(parts.rules, text) : partedMatches(text, parts.rules, borders);
  const result = carryOut(text, found, parts);
  let findings = result.stop === undefined ? found.map(({ finding }) => finding) : cutFindings(found, result.stop.at);
  if (reply.length > replyCharsMax && result.stop === undefined) {
    const [ruleId, at] = ['length/reply', text.length];
    findings = [...findings, { ruleId, category: 'length', start: at, end: at, score: 1, severity: 'MEDIUM' }];
    result.edits.push({ pointer: '', start: at, end: at, replacement: '', operator: 'truncate', ruleId });
  }
  const reason = result.stop?.blockedBy && `blocked_by_policy: ${result.stop.blockedBy}`;
  return {
    text: result.text,
    action: reason !== undefined ? 'block' : result.edits.length > 0 ? 'rewrite' : 'allow',
    ...(reason !== undefined && { reason }),
    findings: [...findings].sort(byPlace).slice(0, findingsMax),
    edits: result.edits,
  };
}

/** What is found in the texts as one, and what is found in one of them by itself and not there at that place, or not as far. */
function partedMatches(text: string, rules: readonly Rule[], borders: readonly number[]): readonly Found[] {
  const joined = twinMatches(rules, text);
  const unmetered = rules.filter(({ kind }) => kind !== 'meter');
  const starts = [0, ...borders];
  const alone = starts.flatMap((start, i) => {
    return twinMatches(unmetered, text.slice(start, starts[i + 1])).map(({ finding, opener }) => ({
      finding: movedBy(finding, start),
      ...(opener !== undefined && { opener: movedBy(opener, start) }),
    }));
  });
  const news = alone.filter(({ finding, opener }) => {
    const same = joined.filter((one) => one.finding.start === finding.start && one.finding.ruleId === finding.ruleId);
    return !same.some((one) => opener !== undefined || one.finding.end >= finding.end);
  });
  return [...joined, ...news];
}

function movedBy(finding: Finding, by: number): Finding {
  return { ...finding, start: finding.start + by, end: finding.end + by };
}

function cutTo(reply: string, lengthMax: number): string {
  const isHigh = /[\ud800-\udbff]/.test(reply.charAt(lengthMax - 1));
  return reply.slice(0, isHigh ? lengthMax - 1 : lengthMax);
}

/** Behind a stop nothing is known: a region that reaches it counts as its opener. */
function cutFindings(found: readonly Found[], at: number): readonly Finding[] {
  return found
    .filter(({ finding }) => finding.start < at)
    .map(({ finding, opener }) => (opener !== undefined && finding.end >= at ? opener : finding));
}

interface Member extends Treated {
  readonly start: number;
  readonly end: number;
  readonly isRegion: boolean;
}

interface Carried {
  text: string;
  readonly edits: Edit[];
  stop: { readonly at: number; readonly blockedBy: string | undefined } | undefined;
}

function carryOut(text: string, found: readonly Found[], parts: TwinParts): Carried {
  const result: Carried = { text: '', edits: [], stop: undefined };
  let left = 0;
  let waiting = inOrder(membersOf(found, parts.treat));
  while (waiting.length > 0) {
    const chain = chainOf(waiting, parts.bounds.streamHoldCharsMax);
    const region = chain.find((member) => member.isRegion);
    const deciding = region === undefined ? chain : chain.filter((member) => member.start <= region.start);
    const spans = deciding.filter((member) => !member.isRegion);
    const start = (deciding[0] as Member).start;
    const verdict = parts.strongest(deciding);
    result.text += text.slice(left, start);
    const ends = spans.map((member) => member.end);
    const end =
      region === undefined
        ? Math.min(Math.max(...ends), start + parts.bounds.streamHoldCharsMax)
        : Math.max(region.end, ...ends);
    if (verdict.treatment === 'block' || verdict.treatment === 'truncate') {
      stop(result, verdict, start, region === undefined ? end : region.start + 1);
      return result;
    }
    const edit = editOf(start, end, region === undefined ? text.slice(start, end) : '', verdict, parts);
    result.text += edit.replacement;
    result.edits.push(edit);
    left = end;
    if (region !== undefined) {
      waiting = waiting.filter((member) => member !== region && !spans.includes(member));
      const blocking = waiting.find((member) => member.start < end && member.treatment === 'block');
      if (blocking !== undefined) {
        stop(result, blocking, end, end);
        return result;
      }
    }
    waiting = inOrder(behind(waiting, end));
  }
  result.text += text.slice(left);
  return result;
}

function membersOf(found: readonly Found[], treat: TwinParts['treat']): readonly Member[] {
  return found
    .map(({ finding, opener }) => ({
      finding: opener ?? finding,
      treatment: treat(opener ?? finding),
      start: finding.start,
      end: finding.end,
      isRegion: opener !== undefined,
    }))
    .filter(({ treatment }) => treatment !== 'ignore' && treatment !== 'report');
}

/** The first member and all that overlap it, directly or through others, as far as they start within `lengthMax`. */
function chainOf(members: readonly Member[], lengthMax: number): readonly Member[] {
  const start = (members[0] as Member).start;
  let end = start + 1;
  for (;;) {
    const chain = members.filter((member) => member.start < Math.min(end, start + lengthMax));
    const reach = Math.max(...chain.map((member) => member.end));
    if (reach <= end) return chain;
    end = reach;
  }
}

/** What is left behind `end`: members that reach beyond it begin again there. */
function behind(members: readonly Member[], end: number): readonly Member[] {
  return members
    .filter((member) => member.end > end)
    .map((member) => ({ ...member, start: Math.max(member.start, end) }));
}

function stop(result: Carried, { treatment, finding }: Treated, at: number, known: number): void {
  result.stop = { at: known, blockedBy: treatment === 'block' ? finding.ruleId : undefined };
  if (treatment === 'block') return;
  const { ruleId } = finding;
  result.edits.push({ pointer: '', start: at, end: at, replacement: '', operator: 'truncate', ruleId });
}

function editOf(start: number, end: number, matched: string, { treatment, finding }: Treated, parts: TwinParts): Edit {
  const operator = treatment as Operator;
  const replacement = parts.replace(operator, matched, finding);
  return { pointer: '', start, end, replacement, operator, ruleId: finding.ruleId };
}

function inOrder(members: readonly Member[]): readonly Member[] {
  return [...members].sort(
    (a, b) => a.start - b.start || a.finding.start - b.finding.start || compareText(a.finding.ruleId, b.finding.ruleId),
  );
}

function byPlace(a: Finding, b: Finding): number {
  return a.start - b.start || b.end - a.end || compareText(a.ruleId, b.ruleId);
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
