import { GRAM_UNITS, type GramSet, rolled } from './gram-set.ts';
import { OVERLAP_GAP_MAX, OVERLAP_UNITS_FREE } from './prompt-overlap.ts';

/** View units that are withheld at the most: a quotation that is spread over more is none. */
const HOLD_MAX = 900;

/** One reading of a reply, in which quotations are runs of units whose grams are all of the prompt. */
export class GramLane {
  private readonly grams: GramSet;
  private readonly overlapMin: number;
  private readonly ring: number[];
  private readonly starts: number[];
  private readonly mask: number;
  private hash = 0;
  private count = 0;
  /** Units since the last gap. */
  private run = 0;
  /** Grams of the prompt in a row. */
  private hits = 0;
  private lastEnd = 0;
  private skipped = 0;
  private lastTelling = -1;
  private reportedTo = 0;
  private isReported = false;

  constructor(grams: GramSet, overlapMin: number) {
    this.grams = grams;
    this.overlapMin = overlapMin;
    this.mask = 2 ** Math.ceil(Math.log2(overlapMin + 1)) - 1;
    this.starts = new Array<number>(this.mask + 1).fill(0);
    this.ring = new Array<number>(GRAM_UNITS).fill(0);
  }

  /**
   * Takes the next unit, which the view's units `start` to `end` produced.
   *
   * @param isTelling - Whether it shows that the text is encoded; a quotation without such a unit among its first
   *   is none of this lane.
   * @returns The range that has crossed the threshold.
   */
  take(unit: number, start: number, end: number, isTelling = true): { start: number; end: number } | undefined {
    if (start - this.lastEnd > OVERLAP_GAP_MAX) this.restart();
    const at = this.count & (GRAM_UNITS - 1);
    this.hash = rolled(this.hash, unit, this.ring[at] as number);
    this.ring[at] = unit;
    this.starts[this.count & this.mask] = start;
    if (isTelling) this.lastTelling = this.count;
    this.count++;
    this.run++;
    this.lastEnd = end;
    this.skipped = 0;
    this.hits = this.run >= GRAM_UNITS && this.grams(this.hash) ? this.hits + 1 : 0;
    if (this.hits === 0) {
      this.isReported = false;
      return undefined;
    }
    this.checkSpread();
    const { length } = this;
    if (length < this.overlapMin) {
      this.isReported = false;
      return undefined;
    }
    const isFirst = !this.isReported;
    this.isReported = true;
    if (!isFirst || this.lastTelling < this.count - length) return undefined;
    const found = { start: this.withheldFrom(this.overlapMin), end };
    this.reportedTo = end;
    return found;
  }

  /** Takes what was read and is no unit, such as a space: at most {@link OVERLAP_GAP_MAX} in a row stand in a quotation. */
  skip(end: number): void {
    if (end - 1 - this.lastEnd > OVERLAP_GAP_MAX || ++this.skipped > OVERLAP_GAP_MAX) this.restart();
    this.lastEnd = end;
    this.checkSpread();
  }

  /** From where on text may yet be part of a finding, `readTo` being the end so far. */
  holdFrom(readTo: number): number | undefined {
    const { length } = this;
    if (length <= OVERLAP_UNITS_FREE || this.isReported || readTo - this.lastEnd > OVERLAP_GAP_MAX) return undefined;
    return this.withheldFrom(Math.min(length, this.overlapMin));
  }

  private get length(): number {
    return this.hits === 0 ? 0 : this.hits + GRAM_UNITS - 1;
  }

  private withheldFrom(length: number): number {
    return Math.max(this.starts[(this.count - length + OVERLAP_UNITS_FREE) & this.mask] as number, this.reportedTo);
  }

  private checkSpread(): void {
    const { length } = this;
    if (length <= OVERLAP_UNITS_FREE || this.isReported) return;
    if (this.lastEnd - this.withheldFrom(Math.min(length, this.overlapMin)) > HOLD_MAX) this.restart();
  }

  /** What comes next belongs to no quotation before it. */
  restart(): void {
    if (this.run === 0) return;
    this.run = 0;
    this.hits = 0;
    this.skipped = 0;
    this.isReported = false;
  }
}
