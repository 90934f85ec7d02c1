import { decimalForm } from '../core/json/decimal-form.ts';
import type { JsonNode, JsonString } from '../core/json/json-node.ts';
import { jsonText } from '../core/json/splice-string.ts';

/** A text of a tool call: what it says, and where it stands in the JSON text of the arguments. */
export interface ArgumentText {
  readonly value: string;
  /** UTF-16 offsets in the source, quotes included; in the name for a name. */
  readonly start: number;
  readonly end: number;
  /** `plain`: the whole of arguments that are no JSON. */
  readonly kind: 'name' | 'key' | 'string' | 'number' | 'plain';
}

/** A number with fewer characters identifies nobody. */
const NUMBER_LENGTH_MIN = 7;

/** Keys, strings and long numbers in the order of the source. */
export function argumentTexts(root: JsonNode, source: string): readonly ArgumentText[] {
  const texts: ArgumentText[] = [];
  const addString = ({ value, start, end }: JsonString, kind: 'key' | 'string'): void => {
    if (value !== '') texts.push({ value, start, end, kind });
  };
  const visit = (node: JsonNode): void => {
    if (node.kind === 'string') addString(node, 'string');
    else if (node.kind === 'array') for (const item of node.items) visit(item);
    else if (node.kind === 'object') {
      for (const { key, value } of node.members) {
        addString(key, 'key');
        visit(value);
      }
    } else if (node.kind === 'number' && node.end - node.start >= NUMBER_LENGTH_MIN) {
      const { start, end } = node;
      texts.push({ value: decimalForm(source.slice(start, end)), start, end, kind: 'number' });
    }
  };
  visit(root);
  return texts;
}

/** Gives the source's offset of an offset in a text; to be asked in any order. */
export function placesInSource({ value, start, end, kind }: ArgumentText, source: string): (offset: number) => number {
  if (kind === 'number') return (offset) => Math.min(start + offset, end);
  if (kind !== 'key' && kind !== 'string') return (offset) => start + offset;
  const first = start + 1;
  if (end - start === value.length + 2) return (offset) => first + offset;
  let offsets: Uint32Array | undefined;
  return (offset) => {
    offsets ??= spelledAt(source, first, value.length);
    return offsets[offset] ?? end - 1;
  };
}

/** What stands in the source for a text that replaces all of a value or, with `isInside`, a part of a string. */
export function replacementIn({ kind }: ArgumentText, text: string, isInside = false): string {
  if (kind === 'plain') return text;
  if (kind === 'number' || !isInside) return JSON.stringify(text);
  return jsonText(text);
}

/** A text with the escapes of JSON read, wherever they stand. */
export function unescaped(source: string): string {
  if (!source.includes('\\')) return source;
  return source.replaceAll(/\\(?:u([0-9A-Fa-f]{4})|(["\\/bfnrt]))/gu, (_, hex: string | undefined, simple: string) => {
    return hex === undefined ? (SIMPLE.get(simple) ?? simple) : String.fromCharCode(Number.parseInt(hex, 16));
  });
}

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** Where each unit of a string's value is spelled, and where its closing quote is. */
function spelledAt(source: string, first: number, length: number): Uint32Array {
  const offsets = new Uint32Array(length + 1);
  let at = first;
  for (let unit = 0; unit < length; unit++) {
    offsets[unit] = at;
    if (source.charAt(at) !== '\\') at++;
    else at += source.charAt(at + 1) === 'u' ? 6 : 2;
  }
  offsets[length] = at;
  return offsets;
}
