/** Follows the strings of a text that begins as a JSON object or array does. */
export class JsonState {
  private kind: 'unknown' | 'opened' | 'json' | 'other' = 'unknown';
  private inString = false;
  private isEscaped = false;

  take(unit: string): void {
    if (this.kind === 'other') return;
    if (this.kind !== 'json') this.kind = this.kindAfter(unit);
    if (this.kind !== 'json') return;
    if (this.isEscaped) this.isEscaped = false;
    else if (unit === '"') this.inString = !this.inString;
    else if (unit === '\\' && this.inString) this.isEscaped = true;
  }

  get isJson(): boolean {
    return this.kind === 'json';
  }

  get isInString(): boolean {
    return this.kind === 'json' && this.inString;
  }

  /** `{` or `[`, and behind it what begins a value: `[1] Berlin` is a footnote. */
  private kindAfter(unit: string): 'unknown' | 'opened' | 'json' | 'other' {
    if (/\s/u.test(unit)) return this.kind;
    if (this.kind === 'unknown') return unit === '{' || unit === '[' ? 'opened' : 'other';
    return unit === '"' || unit === '{' || unit === '[' ? 'json' : 'other';
  }
}
