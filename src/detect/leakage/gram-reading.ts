import { GRAM_UNITS, type GramSet, rolled } from './gram-set.ts';
import { OVERLAP_GAP_MAX, OVERLAP_UNITS_FREE } from './prompt-overlap.ts';
import { startsRing } from './starts-ring.ts';

/** View units that are withheld at the most: a quotation that is spread over more is none. */
const HOLD_MAX = 900;

/** A place of the view that gives a prompt away. */
interface Quoted {
  readonly start: number;
  readonly end: number;
}

/** Takes what was found. */
export type TakeFound = (found: Quoted) => void;

/** What is looked for in a reading. */
export interface Wanted {
  /** The bit of the gram set whose text is looked for. */
  readonly bit: number;
  /** Whether a quotation counts only with a unit among its last that shows it to be encoded. */
  readonly needsTelling: boolean;
}

/** A quotation of one text, as far as it has come. */
class Quotation implements Wanted {
  readonly bit: number;
  readonly needsTelling: boolean;
  /** Grams of the text in a row. */
  hits = 0;
  /** The count of units that were read when the last one was given up. */
  from = 0;
  reportedTo = 0;
  isReported = false;

  constructor({ bit, needsTelling }: Wanted) {
    this.bit = bit;
    this.needsTelling = needsTelling;
  }

  get length(): number {
    return this.hits === 0 ? 0 : this.hits + GRAM_UNITS - 1;
  }

  end(count: number): void {
    this.hits = 0;
    this.isReported = false;
    this.from = count;
  }
}

/** One reading of a reply, in which quotations are runs of units whose grams are all of one text. */
export class GramReading {
  private readonly grams: GramSet;
  private readonly overlapMin: number;
  private readonly quotations: readonly Quotation[];
  private readonly ring: number[] = new Array<number>(GRAM_UNITS).fill(0);
  private readonly starts: number[];
  private hash = 0;
  private count = 0;
  private lastEnd = 0;
  private skipped = 0;
  private lastTelling = -1;
  /** Whether a quotation has begun: mostly none has, and there is nothing to follow. */
  private isQuoting = false;

  constructor(grams: GramSet, overlapMin: number, wanted: readonly Wanted[]) {
    this.grams = grams;
    this.overlapMin = overlapMin;
    this.starts = startsRing(overlapMin);
    this.quotations = wanted.map((each) => new Quotation(each));
  }

  /**
   * Takes the next unit, which the view's units `start` to `end` produced.
   *
   * @param isTelling - Whether it shows that the text is encoded.
   */
  take(unit: number, { start, end, isTelling }: Quoted & { readonly isTelling: boolean }, found: TakeFound): void {
    if (start - this.lastEnd > OVERLAP_GAP_MAX) this.restart();
    const at = this.count & (GRAM_UNITS - 1);
    this.hash = rolled(this.hash, unit, this.ring[at] as number);
    this.ring[at] = unit;
    this.starts[this.count & (this.starts.length - 1)] = start;
    if (isTelling) this.lastTelling = this.count;
    this.count++;
    this.lastEnd = end;
    this.skipped = 0;
    const bits = this.grams(this.hash);
    if (bits === 0 && !this.isQuoting) return;
    this.isQuoting = false;
    for (const quotation of this.quotations) {
      this.follow(quotation, bits, found);
      this.isQuoting ||= quotation.hits > 0;
    }
  }

  /** Takes what was read and is no unit, such as a space: at most {@link OVERLAP_GAP_MAX} in a row stand in a quotation. */
  skip(end: number): void {
    if (end - 1 - this.lastEnd > OVERLAP_GAP_MAX || ++this.skipped > OVERLAP_GAP_MAX) this.restart();
    this.lastEnd = end;
    for (const quotation of this.quotations) this.checkSpread(quotation);
  }

  /** What comes next belongs to no quotation before it. */
  restart(): void {
    for (const quotation of this.quotations) quotation.end(this.count);
    this.skipped = 0;
    this.isQuoting = false;
  }

  /** From where on text may yet be part of a finding, `readTo` being the end so far. */
  holdFrom(readTo: number): number | undefined {
    if (!this.isQuoting || readTo - this.lastEnd > OVERLAP_GAP_MAX) return undefined;
    let hold: number | undefined;
    for (const quotation of this.quotations) {
      if (quotation.length <= OVERLAP_UNITS_FREE || quotation.isReported) continue;
      const from = this.withheldFrom(quotation);
      hold = Math.min(hold ?? from, from);
    }
    return hold;
  }

  private follow(quotation: Quotation, bits: number, found: TakeFound): void {
    const isWhole = this.count - quotation.from >= GRAM_UNITS;
    quotation.hits = isWhole && (bits & quotation.bit) !== 0 ? quotation.hits + 1 : 0;
    this.checkSpread(quotation);
    const { length } = quotation;
    if (length < this.overlapMin) {
      quotation.isReported = false;
      return;
    }
    const isFirst = !quotation.isReported;
    quotation.isReported = true;
    if (!isFirst || (quotation.needsTelling && this.lastTelling < this.count - length)) return;
    found({ start: this.withheldFrom(quotation), end: this.lastEnd });
    quotation.reportedTo = this.lastEnd;
  }

  private withheldFrom({ length, reportedTo }: Quotation): number {
    const first = this.count - Math.min(length, this.overlapMin) + OVERLAP_UNITS_FREE;
    return Math.max(this.starts[first & (this.starts.length - 1)] as number, reportedTo);
  }

  private checkSpread(quotation: Quotation): void {
    if (quotation.length <= OVERLAP_UNITS_FREE || quotation.isReported) return;
    if (this.lastEnd - this.withheldFrom(quotation) > HOLD_MAX) quotation.end(this.count);
  }
}
