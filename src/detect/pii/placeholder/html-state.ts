const NAME_LENGTH_MAX = 8;
/** Elements whose text is run, applied or shown as code. */
const RAW = new Set(['script', 'style', 'iframe', 'svg', 'math', 'object', 'code', 'pre']);

/**
 * Follows tags, and elements whose text is no text. A tag that does not end is one up to the next blank line, and so is a stray `<` before a
 * letter; a quoted value of an attribute goes on to its closing quote, whatever comes.
 */
export class HtmlState {
  private tag: 'none' | 'opening' | 'name' | 'inside' = 'none';
  private name = '';
  private raw = '';
  private lineBreaks = 0;
  private quote = '';
  private isBehindEqual = false;

  take(unit: string): void {
    this.lineBreaks = unit === '\n' ? this.lineBreaks + 1 : unit.trim() === '' ? this.lineBreaks : 0;
    if (this.quote !== '') {
      if (unit === this.quote) this.quote = '';
      return;
    }
    if (this.lineBreaks > 1) this.tag = 'none';
    if (this.tag === 'none') {
      if (unit === '<') this.tag = 'opening';
      return;
    }
    if (this.tag === 'opening') this.open(unit);
    else if (this.tag === 'name') this.readName(unit);
    if (unit === '>') this.close();
    else if (this.tag === 'inside') this.readValue(unit);
  }

  /** Inside of a tag, or of an element whose text is no text. */
  get isInside(): boolean {
    return this.tag === 'name' || this.tag === 'inside' || this.raw !== '';
  }

  private open(unit: string): void {
    this.isBehindEqual = false;
    if (unit === '<') return;
    this.tag = /[a-z/!?]/iu.test(unit) ? 'name' : 'none';
    this.name = unit.toLowerCase();
  }

  private readName(unit: string): void {
    if (/[a-z0-9]/iu.test(unit) && this.name.length < NAME_LENGTH_MAX) this.name += unit.toLowerCase();
    else if (unit !== '>') this.tag = /[\w:-]/u.test(unit) ? 'name' : 'inside';
  }

  private readValue(unit: string): void {
    if (this.isBehindEqual && (unit === '"' || unit === "'")) this.quote = unit;
    if (unit.trim() !== '') this.isBehindEqual = unit === '=';
  }

  private close(): void {
    if (this.tag === 'none') return;
    this.tag = 'none';
    if (this.raw !== '') {
      if (this.name === `/${this.raw}`) this.raw = '';
    } else if (RAW.has(this.name)) this.raw = this.name;
  }
}
