import type { JsonNode, JsonString } from '../../core/json/json-node.ts';
import { applySplices, type Splice } from '../../core/json/splice.ts';
import { splicesInString } from '../../core/json/splice-string.ts';

/** The source of one value with splices in it made. */
export function renderNode(source: string, node: JsonNode, splices: readonly Splice[]): string {
  const text = source.slice(node.start, node.end);
  if (splices.length === 0) return text;
  return applySplices(
    text,
    splices.map(({ start, end, replacement }) => ({ start: start - node.start, end: end - node.start, replacement })),
  );
}

/** Splices that make a string say `text`. What it said before at its beginning and end keeps its spelling. */
export function splicesTo(source: string, node: JsonString, text: string): readonly Splice[] {
  const { value } = node;
  if (text === value) return [];
  const shorter = Math.min(text.length, value.length);
  let head = 0;
  while (head < shorter && text.charCodeAt(head) === value.charCodeAt(head)) head++;
  if (head > 0 && isHighSurrogate(value.charCodeAt(head - 1))) head--;
  let tail = 0;
  while (
    tail < shorter - head &&
    text.charCodeAt(text.length - 1 - tail) === value.charCodeAt(value.length - 1 - tail)
  ) {
    tail++;
  }
  if (tail > 0 && isLowSurrogate(value.charCodeAt(value.length - tail))) tail--;
  const replacement = text.slice(head, text.length - tail);
  return splicesInString(source, node, [{ start: head, end: value.length - tail, replacement }]);
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
