import type { ViewWindow } from './matching/match.ts';

/** The part of a view that is still needed while it grows, with the original range of each of its units. */
export interface GrowingView {
  /** The next units; all of them came from the original's units `start` to `end`, exclusive. */
  append(units: string, start: number, end: number): void;
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

/** An empty view. Its memory is bounded by what lies behind the last trim, and by {@link SLACK} units before that. */
export function growingView(): GrowingView {
  let text = '';
  /** View offset of the first unit of `text`. */
  let base = 0;
  let starts: number[] = [];
  let ends: number[] = [];
  /** View offset of the first unit whose range is known. */
  let rangesBase = 0;
  return {
    append(units, start, end) {
      text += units;
      for (let i = 0; i < units.length; i++) {
        starts.push(start);
        ends.push(end);
      }
    },
    window: () => ({ text, base }),
    restart() {
      base += text.length;
      text = '';
    },
    originalOffset: (offset) => starts[offset - rangesBase],
    originalRange(start, end) {
      // A detector that names units which are gone or not there gets the nearest ones: never the start of the text.
      const known = (offset: number): number => Math.min(Math.max(offset - rangesBase, 0), starts.length - 1);
      return { start: starts[known(start)] ?? 0, end: ends[known(Math.max(start, end - 1))] ?? 0 };
    },
    trim(offset) {
      const from = Math.min(offset, base + text.length);
      if (from - base >= SLACK) {
        text = text.slice(from - base);
        base = from;
      }
      if (from - rangesBase >= SLACK) {
        starts = starts.slice(from - rangesBase);
        ends = ends.slice(from - rangesBase);
        rangesBase = from;
      }
    },
  };
}
