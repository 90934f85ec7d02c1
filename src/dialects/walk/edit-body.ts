import type { Edit } from '../../core/edit.ts';
import { decimalForm } from '../../core/json/decimal-form.ts';
import type { JsonPlain, JsonString } from '../../core/json/json-node.ts';
import { applySplices, type Splice } from '../../core/json/splice.ts';
import { splicesInString } from '../../core/json/splice-string.ts';
import type { Place, WalkState } from './walk-state.ts';

/**
 * Makes edits in a body. They are spliced into the strings that they name, through both layers where a string holds JSON; every
 * other unit stays as it came.
 *
 * @param removed - Splices that take parts out of the body; edits inside of them are left out.
 * @throws `RangeError` for a pointer that names no text which may be edited, an edit past the end of its text, or overlapping ones.
 */
export function editBody(
  body: string,
  walk: Pick<WalkState, 'segments' | 'places'>,
  edits: readonly Edit[],
  removed: readonly Splice[] = [],
): string {
  if (edits.length === 0) return applySplices(body, removed);
  const places = editablePlaces(walk);
  const splices: Splice[] = [];
  const inner = new Map<JsonString, Splice[]>();
  for (const [pointer, own] of byPointer(edits)) {
    const place = places.get(pointer);
    if (place === undefined) throw new RangeError('an edit names a place of the request that may not be edited');
    const { node, outer } = place;
    const target = outer === undefined ? splices : (inner.get(outer) ?? []);
    if (outer !== undefined) inner.set(outer, target);
    for (const splice of splicesIn(outer?.value ?? body, node, own)) target.push(splice);
  }
  for (const [outer, own] of inner) {
    for (const splice of splicesInString(body, outer, inOrder(own))) splices.push(splice);
  }
  const isGone = ({ start, end }: Splice): boolean => removed.some((part) => start >= part.start && end <= part.end);
  return applySplices(body, [...splices.filter((splice) => !isGone(splice)), ...removed]);
}

function editablePlaces({ segments, places }: Pick<WalkState, 'segments' | 'places'>): ReadonlyMap<string, Place> {
  const editable = new Map<string, Place>();
  for (const [index, { pointer, fixed }] of segments.entries()) {
    const place = places[index];
    if (fixed === undefined && place !== undefined) editable.set(pointer, place);
  }
  return editable;
}

function byPointer(edits: readonly Edit[]): ReadonlyMap<string, readonly Edit[]> {
  const grouped = new Map<string, Edit[]>();
  for (const edit of edits) {
    const own = grouped.get(edit.pointer);
    if (own === undefined) grouped.set(edit.pointer, [edit]);
    else own.push(edit);
  }
  for (const [pointer, own] of grouped) grouped.set(pointer, inOrder(own));
  return grouped;
}

function inOrder<T extends Splice>(splices: readonly T[]): T[] {
  return [...splices].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** A number becomes a string: what is left of it is as a rule none. */
function splicesIn(source: string, node: JsonString | JsonPlain, edits: readonly Edit[]): readonly Splice[] {
  if (node.kind === 'string') {
    checkRange(node.value, edits);
    return splicesInString(source, node, edits);
  }
  const { start, end } = node;
  const digits = decimalForm(source.slice(start, end));
  checkRange(digits, edits);
  return [{ start, end, replacement: JSON.stringify(applySplices(digits, edits)) }];
}

function checkRange(text: string, edits: readonly Edit[]): void {
  let at = 0;
  for (const { start, end } of edits) {
    if (start < at || end < start || end > text.length) {
      throw new RangeError('edits of a text overlap or reach past its end');
    }
    at = end;
  }
}
