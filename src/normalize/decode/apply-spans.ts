import type { ViewName } from '../../core/finding.ts';
import { canonicalView } from '../canonical.ts';
import { skeletonView } from '../skeleton.ts';
import type { View } from '../view.ts';
import { viewBuilder } from '../view-builder.ts';
import type { DecodedSpan } from './decoded-span.ts';

/** Units of the text around a decoded stretch that stay with it, so that a rule matches across. */
const CONTEXT_UNITS = 512;

/**
 * The view with `spans` decoded, in canonical and skeleton form, mapped to the original that `source` maps to. What is
 * further than {@link CONTEXT_UNITS} from all of them is left out, since it stands in `source`; a barrier is there instead.
 *
 * @param spans - In text order, without overlap.
 */
export function applySpans(source: View, spans: readonly DecodedSpan[], name: ViewName): View {
  return folded(decoded(source, spans, name));
}

/** How long the view of {@link applySpans} will be, but for what folding changes. */
export function appliedLength(source: View, spans: readonly DecodedSpan[]): number {
  let length = 0;
  let done = 0;
  for (const [i, span] of spans.entries()) {
    const next = spans[i + 1]?.start ?? source.text.length;
    length += span.start - Math.max(done, span.start - CONTEXT_UNITS) + span.text.length;
    done = Math.min(next, span.end + CONTEXT_UNITS);
    length += done - span.end;
  }
  return length;
}

function decoded(source: View, spans: readonly DecodedSpan[], name: ViewName): View {
  const { text } = source;
  const startOf = (at: number): number => source.starts?.[at] ?? at;
  const endOf = (at: number): number => source.ends?.[at] ?? at + 1;
  const builder = viewBuilder(appliedLength(source, spans));
  let barrier = 0;
  const keep = (start: number, end: number): void => {
    let from = start;
    for (; (source.barriers[barrier] ?? Number.POSITIVE_INFINITY) < end; barrier++) {
      const at = Math.max(from, source.barriers[barrier] ?? from);
      builder.copy(source, from, at);
      builder.barrier();
      from = at;
    }
    builder.copy(source, from, end);
  };
  let done = 0;
  for (const [index, span] of spans.entries()) {
    const near = span.start - CONTEXT_UNITS;
    const from = near <= done ? done : cutBefore(text, near);
    if (from > done) builder.barrier();
    keep(from, span.start);
    if (span.isAligned === true) {
      for (let i = 0; i < span.text.length; i++)
        builder.emit(span.text.charAt(i), startOf(span.start + i), endOf(span.start + i));
    } else if (span.text !== '') builder.emit(span.text, startOf(span.start), endOf(span.end - 1));
    const next = spans[index + 1]?.start ?? text.length;
    done = Math.min(next, span.end + CONTEXT_UNITS);
    keep(span.end, done);
  }
  return builder.view(name);
}

/** White space at or a little after `at`, so that a word is not cut; else `at`. */
function cutBefore(text: string, at: number): number {
  const space = text.slice(at, at + 64).search(/\s/u);
  return space === -1 ? at : at + space;
}

/** Decoded text may hide what the first folding took away: it is folded again, and its offsets composed. */
function folded(view: View): View {
  const again = canonicalView(view.text);
  const canonical = again.starts === undefined ? view : composed(again, view);
  return { ...(skeletonView(canonical) ?? canonical), name: view.name };
}

function composed(inner: View, outer: View): View {
  const { starts = new Uint32Array(0), ends = new Uint32Array(0) } = inner;
  const barriers = [...inner.barriers];
  let i = 0;
  for (const barrier of outer.barriers) {
    while (i < starts.length && (starts[i] as number) < barrier) i++;
    barriers.push(i);
  }
  return {
    name: outer.name,
    text: inner.text,
    starts: starts.map((start) => outer.starts?.[start] ?? start),
    ends: ends.map((end) => outer.ends?.[end - 1] ?? end),
    barriers: [...new Set(barriers)].sort((a, b) => a - b),
  };
}
