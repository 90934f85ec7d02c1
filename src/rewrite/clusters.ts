/** UTF-16 code units that a boundary moves at the most, so that a text of combining marks alone costs nothing. */
const WIDEN_UNITS_MAX = 64;

/**
 * The smallest range around `start` to `end` that parts no surrogate pair and no base from its combining marks,
 * variation selectors and joiners (Unicode Standard Annex 29, rule GB9). Each boundary moves by at most 64 units.
 */
export function widenToClusters(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  return { start: clusterStart(text, start), end: clusterEnd(text, end) };
}

/** The nearest offset at or before `offset` where a cluster begins. */
function clusterStart(text: string, offset: number): number {
  let from = offset;
  while (offset - from < WIDEN_UNITS_MAX && isInsideCluster(text, from)) from -= 1;
  return isInsidePair(text, from) ? from - 1 : from;
}

/** The nearest offset at or after `offset` where a cluster begins. */
function clusterEnd(text: string, offset: number): number {
  let to = offset;
  while (to - offset < WIDEN_UNITS_MAX && isInsideCluster(text, to)) to += 1;
  return isInsidePair(text, to) ? to + 1 : to;
}

function isInsideCluster(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  return isInsidePair(text, offset) || EXTENDS.test(String.fromCodePoint(text.codePointAt(offset) ?? 0));
}

function isInsidePair(text: string, offset: number): boolean {
  return offset > 0 && isHighSurrogate(text.charCodeAt(offset - 1)) && isLowSurrogate(text.charCodeAt(offset));
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Marks, and U+200D zero width joiner. */
const EXTENDS = /^[\p{M}\u200d]$/u;
