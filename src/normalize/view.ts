import type { ViewName } from '../core/finding.ts';

/**
 * One reading of a text, with a way back to it. `starts[i]` and `ends[i]` are the UTF-16 range of the original that
 * produced the view's unit `i`; both are missing where the view's text is the original, unit by unit.
 */
export interface View {
  readonly name: ViewName;
  readonly text: string;
  readonly starts?: Uint32Array;
  readonly ends?: Uint32Array;
  /** View offsets that no match may cross: more than 8 white-space or 32 ignorable units stood there. Ascending. */
  readonly barriers: readonly number[];
}

/** Takes what a fold emits: `text` came from the original's units `start` to `end`, exclusive. */
export interface FoldSink {
  emit(text: string, start: number, end: number): void;
  /** Units that stand for themselves, from `start` on. Without it they are emitted one by one. */
  run?(text: string, start: number): void;
  barrier(): void;
}

/**
 * An incremental reading. For every cutting of a text into writes the sink sees the same units, ranges and barriers.
 * What depends on text that has not arrived waits: at most {@link FOLD_PENDING_MAX} units.
 */
export interface Fold {
  write(chunk: string, sink: FoldSink): void;
  finish(sink: FoldSink): void;
  /** Original offset from which nothing has been emitted yet. */
  pendingFrom(): number;
}

/** The original range of the view's units `start` to `end`, exclusive. An empty range maps to an empty range. */
export function toOriginalRange(
  view: View,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const { starts, ends } = view;
  if (starts === undefined || ends === undefined) return { start, end };
  const from = starts[start] ?? ends[ends.length - 1] ?? 0;
  const to = end > start ? (ends[end - 1] ?? from) : from;
  return { start: from, end: Math.max(from, to) };
}
