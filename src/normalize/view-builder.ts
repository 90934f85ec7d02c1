import type { ViewName } from '../core/finding.ts';
import type { FoldSink, View } from './view.ts';

/** A sink that collects what a fold emits into a view. */
export interface ViewBuilder extends FoldSink {
  /** Takes the units `start` to `end`, exclusive, of another view, with their ranges. */
  copy(source: Pick<View, 'text' | 'starts' | 'ends'>, start: number, end: number): void;
  /** Adds `offset` to the ranges that are emitted from now on. */
  shift(offset: number): void;
  view(name: ViewName): View;
}

/**
 * A builder with nothing in it yet. It grows as needed and holds 10 bytes for each unit that it takes.
 *
 * @param lengthExpected - UTF-16 units that will probably be emitted; more is allowed.
 */
export function viewBuilder(lengthExpected: number): ViewBuilder {
  const store: Store = {
    units: new Uint16Array(lengthExpected + 16),
    starts: new Uint32Array(lengthExpected + 16),
    ends: new Uint32Array(lengthExpected + 16),
    length: 0,
    shift: 0,
  };
  const barriers: number[] = [];
  return {
    emit: (text: string, start: number, end: number): void =>
      append(store, text, start + store.shift, end + store.shift),
    barrier(): void {
      if (barriers[barriers.length - 1] !== store.length) barriers.push(store.length);
    },
    copy: (source: Pick<View, 'text' | 'starts' | 'ends'>, start: number, end: number): void =>
      appendCopy(store, source, start, end),
    shift(offset: number): void {
      store.shift = offset;
    },
    view(name: ViewName): View {
      const { units, starts, ends, length } = store;
      return {
        name,
        text: textOf(units, length),
        starts: starts.subarray(0, length),
        ends: ends.subarray(0, length),
        barriers,
      };
    },
  };
}

interface Store {
  units: Uint16Array;
  starts: Uint32Array;
  ends: Uint32Array;
  length: number;
  shift: number;
}

function append(store: Store, text: string, start: number, end: number): void {
  let length = store.length;
  if (length + text.length > store.units.length) grow(store, length + text.length);
  const { units, starts, ends } = store;
  for (let i = 0; i < text.length; i++, length++) {
    units[length] = text.charCodeAt(i);
    starts[length] = start;
    ends[length] = end;
  }
  store.length = length;
}

function appendCopy(store: Store, source: Pick<View, 'text' | 'starts' | 'ends'>, start: number, end: number): void {
  let length = store.length;
  if (length + end - start > store.units.length) grow(store, length + end - start);
  const { units, starts, ends } = store;
  const { text } = source;
  for (let i = start; i < end; i++, length++) {
    units[length] = text.charCodeAt(i);
    starts[length] = i;
    ends[length] = i + 1;
  }
  if (source.starts !== undefined && end > start) starts.set(source.starts.subarray(start, end), store.length);
  if (source.ends !== undefined && end > start) ends.set(source.ends.subarray(start, end), store.length);
  store.length = length;
}

function grow(store: Store, lengthMin: number): void {
  const capacity = Math.max(lengthMin, store.units.length * 2);
  const units = new Uint16Array(capacity);
  const starts = new Uint32Array(capacity);
  const ends = new Uint32Array(capacity);
  units.set(store.units);
  starts.set(store.starts);
  ends.set(store.ends);
  Object.assign(store, { units, starts, ends });
}

/** Units passed to `String.fromCharCode` at once; argument lists have an engine's limit. */
const BLOCK_UNITS = 4_096;

function textOf(units: Uint16Array, length: number): string {
  let text = '';
  for (let start = 0; start < length; start += BLOCK_UNITS) {
    text += String.fromCharCode.apply(
      null,
      units.subarray(start, Math.min(length, start + BLOCK_UNITS)) as unknown as number[],
    );
  }
  return text;
}
