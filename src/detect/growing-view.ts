import type { ViewWindow } from './matching/match.ts';

/** The part of a view that is still needed while it grows, with the original range of each of its units. */
export interface GrowingView {
  /** The next units; all of them came from the original's units `start` to `end`, exclusive. */
  append(units: string, start: number, end: number): void;
  /** The next units; each stands for the unit of the original at its place, from `start` on. */
  appendRun(units: string, start: number): void;
  /** The text since the last restart, as far as it is kept. */
  window(): ViewWindow;
  /** What has been read so far has nothing to do with what follows. Its ranges stay known until the next trim. */
  restart(): void;
  /** Original offset of a unit; undefined behind the last one. */
  originalOffset(offset: number): number | undefined;
  originalRange(start: number, end: number): { readonly start: number; readonly end: number };
  /** Forgets what lies before `offset`, once that is worth a copy. */
  trim(offset: number): void;
}

/** Units that may lie to the left of what is needed before they are cut off: cutting costs a copy. */
const SLACK = 4_096;

/** Units of the view from `from` on that came from the same range, or each from the unit at its place. */
interface Piece {
  readonly from: number;
  readonly start: number;
  /** End of the range that all units share; undefined when each has its own. */
  readonly end: number | undefined;
}

/** An empty view. Its memory is bounded by what lies behind the last trim, and by {@link SLACK} units before that. */
export function growingView(): GrowingView {
  let text = '';
  /** View offset of the first unit of `text`. */
  let base = 0;
  let length = 0;
  let pieces: Piece[] = [];

  return {
    append(units, start, end) {
      if (units.length === 1 && end - start === 1) add(units, start, undefined);
      else add(units, start, end);
    },
    appendRun: (units, start) => add(units, start, undefined),
    window: () => ({ text, base }),
    restart() {
      base = length;
      text = '';
    },
    originalOffset: (offset) => (offset < length ? rangeOf(offset).start : undefined),
    originalRange(start, end) {
      // A detector that names units which are not there gets the nearest ones.
      const known = (offset: number): number => Math.max(0, Math.min(offset, length - 1));
      return { start: rangeOf(known(start)).start, end: rangeOf(known(Math.max(start, end - 1))).end };
    },
    trim(offset) {
      const from = Math.min(offset, length);
      if (from - base >= SLACK) {
        text = text.slice(from - base);
        base = from;
      }
      const kept = pieceAt(from);
      if (kept >= SLACK || (kept > 0 && from - (pieces[0] as Piece).from >= SLACK)) pieces = pieces.slice(kept);
    },
  };

  function add(units: string, start: number, end: number | undefined): void {
    const last = pieces.at(-1);
    const goesOn =
      last !== undefined && end === undefined && last.end === undefined && last.start + (length - last.from) === start;
    if (!goesOn && units !== '') pieces.push({ from: length, start, end });
    text += units;
    length += units.length;
  }

  function rangeOf(offset: number): { readonly start: number; readonly end: number } {
    const piece = pieces[pieceAt(offset)];
    if (piece === undefined) return { start: 0, end: 0 };
    if (piece.end !== undefined) return { start: piece.start, end: piece.end };
    const start = piece.start + Math.max(0, offset - piece.from);
    return { start, end: start + 1 };
  }

  /** The piece of a unit by bisection: most look-ups are near the end, but findings of long regions are not. */
  function pieceAt(offset: number): number {
    let low = 0;
    let high = pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((pieces[middle] as Piece).from <= offset) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }
}
