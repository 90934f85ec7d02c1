import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { PolicyRule } from '../decide/policy.ts';
import { readPolicyFile } from '../setup/policy-file.ts';
import type { PolicyFile } from '../setup/policy-schema.ts';
import { UneditablePolicyError } from './offline-errors.ts';
import { type PlacedRule, rulesOf } from './threshold-rules.ts';

/**
 * Puts rules into the text of a policy file, YAML or JSON. Only what is new is written: comments, order, quotes, indentation
 * and line ends stay as they are.
 *
 * @param source - Is read with `readPolicyFile`, so that hostile YAML is refused first.
 * @param placed - The rules that the file is to have; those that are kept in their old order.
 * @throws {@link UneditablePolicyError} where the text would not say afterwards what it has to; InvalidPolicyError.
 */
export function editPolicyText(source: string, placed: readonly PlacedRule[]): string {
  const file = readPolicyFile(source);
  const edited = applySplices(source, splicesOf(source, placed));
  const wanted: PolicyFile = { ...file, rules: rulesOf(placed, rulesIn(file)) };
  if (!isDeepStrictEqual(withoutMissing(readBack(edited)), withoutMissing(wanted))) throw new UneditablePolicyError();
  return edited;
}

/** The rules of a policy file itself; the schema has checked them. */
export function rulesIn(file: PolicyFile): readonly PolicyRule[] {
  return (file.rules ?? []) as readonly PolicyRule[];
}

/** A stretch of the text, and what it becomes. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function applySplices(source: string, splices: readonly Splice[]): string {
  return splices.reduceRight((text, { start, end, text: own }) => text.slice(0, start) + own + text.slice(end), source);
}

/** What changes, in text order. */
function splicesOf(source: string, placed: readonly PlacedRule[]): readonly Splice[] {
  const top = parseDocument(source, { version: '1.2', schema: 'core' }).contents;
  if (!isMap(top)) throw new UneditablePolicyError();
  const rules = top.get('rules', true);
  const list = isSeq(rules) ? rules : undefined;
  const splices: Splice[] = [];
  let waiting: PolicyRule[] = [];
  const insertBefore = (index: number): void => {
    if (waiting.length === 0) return;
    splices.push(list === undefined ? newList(source, top, waiting) : insertion({ source, top, list, index }, waiting));
    waiting = [];
  };
  for (const rule of placed) {
    if ('added' in rule) waiting.push(rule.added);
    else {
      insertBefore(rule.kept);
      if (rule.threshold !== undefined) splices.push(changedThreshold(list?.items[rule.kept], rule.threshold));
    }
  }
  insertBefore(list?.items.length ?? 0);
  return splices;
}

function changedThreshold(rule: unknown, threshold: number): Splice {
  const scalar = isMap(rule) ? rule.get('threshold', true) : undefined;
  if (!isScalar(scalar) || !scalar.range) throw new UneditablePolicyError();
  return { start: scalar.range[0], end: scalar.range[1], text: String(threshold) };
}

/** A place in the list of rules: before the item at `index`, or at the end. */
interface ListPlace {
  readonly source: string;
  readonly top: YAMLMap;
  readonly list: YAMLSeq;
  readonly index: number;
}

function insertion(place: ListPlace, rules: readonly PolicyRule[]): Splice {
  const { source, top, list, index } = place;
  const before = endOf(list.items[index - 1]);
  if (list.flow === true) {
    const json = rules.map((rule) => JSON.stringify(rule)).join(', ');
    const isLast = index >= list.items.length;
    if (before !== undefined) return { start: before, end: before, text: `, ${json}` };
    const start = startOf(list) + 1;
    return { start, end: start, text: isLast ? json : `${json}, ` };
  }
  // Comments above an item are about it, so new items stand above them: right after the item before, or after "rules:".
  const after = before ?? endOf(top.items.find(({ value }) => value === list)?.key);
  if (after === undefined) throw new UneditablePolicyError();
  const dash = startOf(list);
  return linesAfter(
    source,
    after,
    rules.map((rule) => `${' '.repeat(dash - lineStartOf(source, dash))}- ${yamlOf(rule)}`),
  );
}

/** The key `rules` behind the last key that the file has. */
function newList(source: string, top: YAMLMap, rules: readonly PolicyRule[]): Splice {
  const last: Pair | undefined = top.items.at(-1);
  const after = endOf(last?.value);
  if (top.flow === true) {
    const json = `"rules": ${JSON.stringify(rules)}`;
    if (after !== undefined) return { start: after, end: after, text: `, ${json}` };
    return { start: startOf(top) + 1, end: startOf(top) + 1, text: json };
  }
  if (after === undefined) throw new UneditablePolicyError();
  const first = startOf(top);
  const indent = ' '.repeat(first - lineStartOf(source, first));
  return linesAfter(source, after, [`${indent}rules:`, ...rules.map((rule) => `${indent}  - ${yamlOf(rule)}`)]);
}

/** New lines after the line on which a node ends. Block nodes end with their line break. */
function linesAfter(source: string, end: number, lines: readonly string[]): Splice {
  const lineBreak = source.includes('\r\n') ? '\r\n' : '\n';
  const next = source[end - 1] === '\n' ? end : source.indexOf('\n', end) + 1;
  if (next > 0) return { start: next, end: next, text: lines.map((line) => line + lineBreak).join('') };
  return { start: source.length, end: source.length, text: lines.map((line) => lineBreak + line).join('') };
}

/** As people write rules by hand. */
function yamlOf(rule: PolicyRule): string {
  const fields = Object.entries(rule).map(
    ([key, value]) => `${key}: ${Array.isArray(value) ? `[${value.join(', ')}]` : value}`,
  );
  return `{ ${fields.join(', ')} }`;
}

function lineStartOf(source: string, offset: number): number {
  return source[offset - 1] === BYTE_ORDER_MARK ? offset : source.lastIndexOf('\n', offset - 1) + 1;
}

const BYTE_ORDER_MARK = '\uFEFF';

function startOf(node: { readonly range?: readonly [number, number, number] | null | undefined }): number {
  if (!node.range) throw new UneditablePolicyError();
  return node.range[0];
}

/** Undefined where there is no node. */
function endOf(node: unknown): number | undefined {
  const range = (node as { readonly range?: readonly [number, number, number] } | null | undefined)?.range;
  return range?.[1];
}

function readBack(edited: string): PolicyFile {
  try {
    return readPolicyFile(edited);
  } catch (error) {
    throw new UneditablePolicyError({ cause: error });
  }
}

/** What is undefined in one of two equal files may be missing in the other. */
function withoutMissing(file: PolicyFile): unknown {
  return JSON.parse(JSON.stringify(file));
}
