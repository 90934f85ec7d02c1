import type { Edit, Operator } from '../core/edit.ts';
import { applyOperator, type OperatorContext } from '../rewrite/operators.ts';
import { sentenceRange } from '../rewrite/sentence-range.ts';
import { editsOf } from './decide-request.ts';
import { type InspectedSegment, type MessageChain, rangesOf } from './message-chains.ts';
import type { MessageVerdict } from './message-verdicts.ts';

/** What takes the place of a text that the policy has taken out of a chat. */
export const REMOVED_NOTICE = '[removed by policy]';

/** The edits of a message as they come together. */
export interface MessageEdits {
  /** Edits of a segment by itself. */
  ofSegment(inspected: InspectedSegment, verdict: MessageVerdict): void;
  /** Edits over boundaries: the replacement stands in the first segment, and nothing in the others. */
  ofJoint(chain: MessageChain, verdict: MessageVerdict): void;
  /** In the order of the segments and in text order, no two overlapping. */
  list(): readonly Edit[];
}

/** An edit whose whole replacement is kept, for the case that it leaves nothing else of its segment. */
interface PlannedEdit extends Edit {
  readonly whole: string;
}

/** Collects edits; keys are a caller's code and may throw. */
export function messageEdits(inspected: readonly InspectedSegment[], operators: OperatorContext): MessageEdits {
  const planned = new Map<number, PlannedEdit[]>();
  return {
    ofSegment({ segment, index }, verdict) {
      if (verdict.noticeOf !== undefined) return replaceWhole(index, verdict.noticeOf);
      for (const edit of editsOf(segment.text, verdict.rewrites, operators)) plan(index, edit, edit.replacement);
    },
    ofJoint(chain, verdict) {
      for (const { finding, treatment } of verdict.noticeOf === undefined ? [] : verdict.treatments) {
        if (treatment !== 'remove') continue;
        for (const { part } of rangesOf(chain, finding.start, finding.end)) {
          replaceWhole((chain.segments[part] as InspectedSegment).index, verdict.noticeOf ?? '');
        }
      }
      for (const { treatment, finding, start, end } of verdict.rewrites) {
        const operator = treatment as Operator;
        const range = operator === 'remove-sentence' ? sentenceRange(chain.text(), start, end) : { start, end };
        const pieces = rangesOf(chain, range.start, range.end);
        const matched = pieces.map(({ part, start, end }) => {
          return (chain.segments[part] as InspectedSegment).segment.text.slice(start, end);
        });
        const whole = applyOperator(operator, matched.join(''), finding, operators);
        for (const [i, { part, start, end }] of pieces.entries()) {
          const { index } = chain.segments[part] as InspectedSegment;
          const replacement = i === 0 ? whole : '';
          plan(index, { pointer: '', start, end, replacement, operator, ruleId: finding.ruleId }, whole);
        }
      }
    },
    list() {
      return [...planned.keys()].sort((a, b) => a - b).flatMap((index) => editsIn(index));
    },
  };

  function plan(index: number, edit: Edit, whole: string): void {
    const edits = planned.get(index);
    const added = { ...edit, whole };
    if (edits === undefined) planned.set(index, [added]);
    else edits.push(added);
  }

  function replaceWhole(index: number, ruleId: string): void {
    const { length } = (inspected[index] as InspectedSegment).segment.text;
    plan(
      index,
      { pointer: '', start: 0, end: length, replacement: REMOVED_NOTICE, operator: 'remove', ruleId },
      REMOVED_NOTICE,
    );
  }

  function editsIn(index: number): readonly Edit[] {
    const { segment } = inspected[index] as InspectedSegment;
    const merged = mergeOverlapping(planned.get(index) ?? []);
    return merged.map(({ whole, ...edit }) => {
      // Providers refuse empty texts, so a segment of which nothing is left says why.
      const isAll = edit.replacement === '' && merged.length === 1 && isBlankAround(segment.text, edit);
      return { ...edit, pointer: segment.pointer, ...(isAll && { replacement: whole }) };
    });
  }
}

/** One edit over all that overlap: with the replacement of the whole notice, or of the first that has one. */
function mergeOverlapping(edits: readonly PlannedEdit[]): readonly PlannedEdit[] {
  const merged: PlannedEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last === undefined || edit.start >= last.end) {
      merged.push(edit);
      continue;
    }
    const lead = last.replacement === '' || edit.replacement === REMOVED_NOTICE ? edit : last;
    merged[merged.length - 1] = { ...lead, start: last.start, end: Math.max(last.end, edit.end) };
  }
  return merged;
}

function isBlankAround(text: string, { start, end }: Edit): boolean {
  return text.slice(0, start).trim() === '' && text.slice(end).trim() === '';
}
