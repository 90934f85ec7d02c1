/** Units of a line that are looked at, and of a run without white space; what is longer is taken for a link. */
const LINE_KEPT = 64;
const RUN_MAX = 2_048;

/** What makes a run without white space a link to some reader. */
const LINK =
  /:\/\/|\/\/[a-z0-9]|www\.|(?:https?|ftps?|wss?|file|mailto|tel|sms|data|javascript):|[a-z0-9-]\.[a-z]{2,24}(?::\d{1,5})?[/?#]/iu;
const FENCE = /^[\s>*+-]*(?:\d{1,9}[.)]\s*)?(`{3,}|~{3,})/u;
const DEFINITION = /^[\s>*+-]*(?:\d{1,9}[.)]\s*)?\[[^\]]{1,60}\]:/u;

/** Follows fences, code spans, link targets and images, line by line; where readers may differ it takes the worse. */
export class MarkdownState {
  private line = '';
  private run = '';
  private fence = '';
  private ticks = 0;
  private isSpan = false;
  private target: 'none' | 'image' | 'link' = 'none';
  private last = '';

  take(unit: string): void {
    if (unit === '\n') this.endLine();
    else if (this.line.length < LINE_KEPT || this.line.trim() === '') this.line += unit;
    if (/[\s"'`]/u.test(unit)) this.run = '';
    // JSON escapes slashes with it.
    else if (unit !== '\\' && this.run.length < RUN_MAX) this.run += unit;
    this.takeTicks(unit);
    this.takeTarget(unit);
    this.last = unit;
  }

  get sink(): 'text' | 'link' | 'code' {
    if (this.fence !== '' || this.isSpan || this.ticks > 0 || FENCE.test(this.line)) return 'code';
    if (this.target !== 'none' || this.run.length === RUN_MAX) return 'link';
    return DEFINITION.test(this.line) || LINK.test(this.run) ? 'link' : 'text';
  }

  private endLine(): void {
    const mark = FENCE.exec(this.line)?.[1]?.slice(0, 3) ?? '';
    const isBlank = this.line.trim() === '';
    if (mark !== '') this.fence = this.fence === '' ? mark : this.fence === mark ? '' : this.fence;
    if (mark !== '' || isBlank) this.isSpan = false;
    if (isBlank) this.target = 'none';
    this.line = '';
  }

  private takeTicks(unit: string): void {
    if (unit === '`') this.ticks++;
    else if (this.ticks > 0) {
      if (this.ticks < 3) this.isSpan = !this.isSpan;
      this.ticks = 0;
    }
  }

  private takeTarget(unit: string): void {
    if (this.target !== 'none') {
      if (unit === ')') this.target = 'none';
    } else if (unit === '[' && this.last === '!') this.target = 'image';
    else if (unit === '(' && this.last === ']') this.target = 'link';
  }
}
