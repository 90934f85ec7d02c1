import type { Finding } from '../core/finding.ts';
import type { OpenRegion, Scan, Scanner, ScanStep } from '../core/ports.ts';

/**
 * Scans for texts that follow each other in one channel. All of them are read as one, with nothing in between, and each by
 * itself: a secret that is split over two shows only in the one reading, one that a letter of the next text touches only in
 * the other. As long as there is one text it is read once.
 *
 * @param alone - For each text by itself; without measures, which borders do not change.
 */
export function partedScanner(joined: Scanner, alone: Scanner): Scanner {
  return { open: () => new PartedScan(joined.open(), alone) };
}

/** Something found, or a region that has begun. */
interface Found {
  readonly finding: Finding;
  readonly isOpened: boolean;
}

/** Its methods stand on a prototype, for the reason that `LiveEvaluator` gives. */
class PartedScan implements Scan {
  private readonly joined: Scan;
  private readonly aloneScanner: Scanner;
  private joinedHold = 0;
  private readChars = 0;
  /** The first text as long as there is no other. What is found in it by itself is asked when it has ended. */
  private first = '';
  /** The last text by itself, where it begins, and up to where it is decided. Missing while there is one text. */
  private alone: Scan | undefined;
  private start = 0;
  private aloneHold = 0;
  /** What the one reading has found and the other may find, too. */
  private known: Found[] = [];
  /** What was found in a text by itself, and whether the one reading finds it, too, is not known yet. */
  private waiting: Found[] = [];
  /** Regions that both readings have found, by {@link keyOf}, until they end. */
  private shared: Set<string> | undefined;

  constructor(joined: Scan, aloneScanner: Scanner) {
    this.joined = joined;
    this.aloneScanner = aloneScanner;
  }

  push(chunk: string): ScanStep {
    const step = this.joined.push(chunk);
    this.joinedHold = step.hold;
    this.readChars += chunk.length;
    if (this.alone !== undefined) this.wait(this.alone.push(chunk));
    else {
      this.first += chunk;
      // Most of a reply: one text, in which nothing is found.
      if (step.findings.length === 0 && step.opened.length === 0) return step;
    }
    return this.merged(step.findings, step.opened);
  }

  border(): ScanStep {
    if (this.alone !== undefined) this.wait(this.alone.end());
    else {
      const first = this.aloneScanner.open();
      // What begins before the hold the one reading has found as well.
      this.wait(first.push(this.first), this.joinedHold);
      this.wait(first.end(), this.joinedHold);
      this.first = '';
    }
    this.alone = this.aloneScanner.open();
    this.start = this.readChars;
    this.aloneHold = this.readChars;
    return this.merged([], []);
  }

  end(): ScanStep {
    const step = this.joined.end();
    if (this.alone === undefined) return step;
    this.joinedHold = Number.POSITIVE_INFINITY;
    this.wait(this.alone.end());
    const { findings, opened } = this.merged(step.findings, step.opened);
    return { findings, opened, hold: step.hold };
  }

  /** Takes what was found in the last text by itself, from `from` on. */
  private wait({ findings, opened, hold }: ScanStep, from = 0): void {
    const start = this.start;
    this.aloneHold = start + hold;
    for (const { finding } of opened) this.add(moved(finding, start), true, from);
    for (const finding of findings) this.add(moved(finding, start), false, from);
  }

  private add(finding: Finding, isOpened: boolean, from: number): void {
    if (finding.start >= from) this.waiting.push({ finding, isOpened });
  }

  private merged(findings: readonly Finding[], opened: readonly OpenRegion[]): ScanStep {
    const hold = this.alone === undefined ? this.joinedHold : Math.min(this.joinedHold, this.aloneHold);
    for (const finding of findings) this.known.push({ finding, isOpened: false });
    for (const { finding } of opened) this.known.push({ finding, isOpened: true });
    const step = this.waiting.length === 0 ? { findings, opened, hold } : this.delivered(findings, opened, hold);
    if (this.known.length > 0) this.known = this.known.filter(({ finding }) => finding.start >= hold);
    return step;
  }

  /** Adds what was found in a text by itself alone, as far as the one reading is decided. */
  private delivered(findings: readonly Finding[], opened: readonly OpenRegion[], hold: number): ScanStep {
    const step = { findings: [...findings], opened: [...opened], hold };
    const later: Found[] = [];
    for (const one of this.waiting) {
      const { finding, isOpened } = one;
      if (finding.start >= this.joinedHold) later.push(one);
      else if (this.isKnown(one)) {
        if (isOpened) this.shared = (this.shared ?? new Set()).add(keyOf(finding));
      } else if (isOpened) step.opened.push({ finding });
      else if (this.shared?.delete(keyOf(finding)) !== true) step.findings.push(finding);
    }
    this.waiting = later;
    return step;
  }

  private isKnown({ finding: { ruleId, start, end } }: Found): boolean {
    return this.known.some(({ finding, isOpened }) => {
      return finding.start === start && finding.ruleId === ruleId && (isOpened || finding.end >= end);
    });
  }
}

function moved(finding: Finding, by: number): Finding {
  return by === 0 ? finding : { ...finding, start: finding.start + by, end: finding.end + by };
}

function keyOf({ start, ruleId }: Finding): string {
  return `${start} ${ruleId}`;
}
