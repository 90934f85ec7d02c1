import type { JsonString } from './json-node.ts';
import type { Splice } from './splice.ts';

/**
 * Turns replacements in what a JSON string says into replacements in the source that holds it. What is not replaced keeps
 * its spelling, escapes included.
 *
 * @param edits - UTF-16 offsets of `node.value`, in text order, not overlapping.
 */
export function splicesInString(source: string, node: JsonString, edits: readonly Splice[]): readonly Splice[] {
  const isPlain = node.end - node.start === node.value.length + 2;
  const first = node.start + 1;
  if (isPlain) {
    return edits.map(({ start, end, replacement }) => ({
      start: first + start,
      end: first + end,
      replacement: jsonText(replacement),
    }));
  }
  let at = first;
  let unit = 0;
  const placeOf = (offset: number): number => {
    for (; unit < offset; unit++) at += spellingLength(source, at);
    return at;
  };
  return edits.map(({ start, end, replacement }) => ({
    start: placeOf(start),
    end: placeOf(end),
    replacement: jsonText(replacement),
  }));
}

/** A text as it stands between the quotes of a JSON string. */
export function jsonText(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Source units that spell one unit of the value: an escape, or the unit itself. */
function spellingLength(source: string, at: number): number {
  if (source.charAt(at) !== '\\') return 1;
  return source.charAt(at + 1) === 'u' ? 6 : 2;
}
