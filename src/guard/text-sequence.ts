import type { Decision } from '../core/decision.ts';
import type { Edit } from '../core/edit.ts';
import type { Finding } from '../core/finding.ts';
import type { Border } from '../validate/evaluator.ts';
import { partAt } from './message-chains.ts';
import type { PlacedDecision } from './placed-decision.ts';

/** The texts of a channel that has several: which of them has been reached, and which has what. */
export class TextSequence {
  private readonly pointers: string[];
  /** The border before each text but the first. */
  private readonly borders: Border[] = [];
  private reached = 0;
  /** UTF-16 units that have been given out, and what has left and was not. */
  private givenChars: number;
  private spare = '';

  constructor(pointer: string, givenChars: number) {
    this.pointers = [pointer];
    this.givenChars = givenChars;
  }

  begin(pointer: string, border: Border): void {
    this.pointers.push(pointer);
    this.borders.push(border);
  }

  /** Takes what leaves the channel and returns what of it stands in the text that has been reached. */
  take(left: string): string {
    this.spare += left;
    const before = this.borders[this.reached]?.leftBefore;
    const given = before === undefined ? this.spare : this.spare.slice(0, before - this.givenChars);
    this.spare = this.spare.slice(given.length);
    this.givenChars += given.length;
    return given;
  }

  advance(): string | undefined {
    if (this.borders[this.reached]?.leftBefore === undefined) return undefined;
    this.reached++;
    return this.take('');
  }

  /**
   * The decision on each text. What was found over a border stands in the text where it begins; of an edit over a border each
   * text has its piece, the first with the replacement.
   */
  decisions(decision: Decision, readChars: number): readonly PlacedDecision[] {
    const starts = [0, ...this.borders.map(({ at }) => at)];
    const endOf = (part: number): number => starts[part + 1] ?? readChars;
    const findings = starts.map((): Finding[] => []);
    for (const finding of decision.findings) {
      const part = partAt(starts, finding.start);
      const offset = starts[part] as number;
      const end = Math.max(finding.start, Math.min(finding.end, endOf(part)));
      findings[part]?.push({ ...finding, start: finding.start - offset, end: end - offset });
    }
    const edits = starts.map((): Edit[] => []);
    for (const edit of decision.action === 'rewrite' ? decision.edits : []) {
      const first = partAt(starts, edit.start);
      for (let part = first; part === first || (starts[part] ?? readChars) < edit.end; part++) {
        const offset = starts[part] as number;
        const start = Math.max(edit.start, offset);
        const end = Math.max(start, Math.min(edit.end, endOf(part)));
        const replacement = part === first ? edit.replacement : '';
        edits[part]?.push({ ...edit, start: start - offset, end: end - offset, replacement });
      }
    }
    return this.pointers.map((pointer, part) => {
      const found = { ...decision, findings: findings[part] ?? [] };
      return { pointer, decision: found.action === 'rewrite' ? { ...found, edits: edits[part] ?? [] } : found };
    });
  }
}
