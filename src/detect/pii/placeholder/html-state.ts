const NAME_LENGTH_MAX = 8;
/** Elements whose text is run or applied. */
const RAW = new Set(['script', 'style', 'iframe', 'svg', 'math', 'object']);

/** Follows tags, and elements whose text is run. A tag that does not end is one up to the next blank line; so is a stray `<` before a letter. */
export class HtmlState {
  private tag: 'none' | 'opening' | 'name' | 'inside' = 'none';
  private name = '';
  private raw = '';
  private lineBreaks = 0;

  take(unit: string): void {
    this.lineBreaks = unit === '\n' ? this.lineBreaks + 1 : unit.trim() === '' ? this.lineBreaks : 0;
    if (this.lineBreaks > 1) this.tag = 'none';
    if (this.tag === 'none') {
      if (unit === '<') this.tag = 'opening';
      return;
    }
    if (this.tag === 'opening') this.open(unit);
    else if (this.tag === 'name') this.readName(unit);
    if (unit === '>') this.close();
  }

  /** Inside of a tag, or of an element whose text is no text. */
  get isInside(): boolean {
    return this.tag === 'name' || this.tag === 'inside' || this.raw !== '';
  }

  private open(unit: string): void {
    if (unit === '<') return;
    this.tag = /[a-z/!?]/iu.test(unit) ? 'name' : 'none';
    this.name = unit.toLowerCase();
  }

  private readName(unit: string): void {
    if (/[a-z0-9]/iu.test(unit) && this.name.length < NAME_LENGTH_MAX) this.name += unit.toLowerCase();
    else if (unit !== '>') this.tag = /[\w:-]/u.test(unit) ? 'name' : 'inside';
  }

  private close(): void {
    if (this.tag === 'none') return;
    this.tag = 'none';
    if (this.raw !== '') {
      if (this.name === `/${this.raw}`) this.raw = '';
    } else if (RAW.has(this.name)) this.raw = this.name;
  }
}
