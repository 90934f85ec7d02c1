import { caseMode, type NameHistory, seenAs } from './name-history.ts';
import type { TokenFacts } from './token-facts.ts';

/** Tokens ahead that a decision may look at. */
export const LOOKAHEAD = 3;

/** Features that one token may have at the most. */
export const FEATURES_MAX = 96;

/** A token, what comes after it, and where its features go. */
export interface Place {
  readonly here: TokenFacts;
  readonly next: TokenFacts;
  readonly next2: TokenFacts;
  readonly next3: TokenFacts;
}

let out: Int32Array;
let count: number;
let kind: number;

/**
 * Writes the features that depend on the tokens alone. `history` says which tokens stood before; its labels are not read.
 *
 * @returns How many there are: the same for all tokens.
 */
export function readTokens(place: Place, history: NameHistory, into: Int32Array): number {
  begin(into, 0, 1);
  words(place, history);
  forms(place, history);
  lists(place, history);
  lines(place, history);
  return count;
}

function words({ here, next, next2, next3 }: Place, { before, before2, before3 }: NameHistory): void {
  one(0);
  one(here.word);
  one(before.word);
  one(next.word);
  one(before2.word);
  one(next2.word);
  two(before3.word, here.capitals);
  two(before.word, here.word);
  two(here.word, next.word);
  two(before2.word, before.word);
  three(before2.word, before.word, here.capitals);
  three(before3.word, before2.word, before.word);
  two(next.word, next2.word);
  three(next2.word, next3.word, here.capitals);
}

function forms({ here, next, next2 }: Place, { before }: NameHistory): void {
  one(here.shape);
  two(before.shape, here.shape);
  two(here.shape, next.shape);
  three(before.shape, here.shape, next.shape);
  one(here.prefix2);
  one(here.prefix3);
  two(here.suffix1, here.capitals);
  one(here.suffix2);
  one(here.suffix3);
  one(here.suffix4);
  two(here.suffix3, here.capitals);
  one(before.suffix3);
  one(next.suffix3);
  two(before.word, here.shape);
  two(next.word, here.shape);
  three(here.capitals, next.capitals, next2.capitals);
  three(here.gap, next.gap, here.shape);
}

function lists({ here, next, next2 }: Place, { before }: NameHistory): void {
  two(here.lists, here.capitals);
  two(before.lists, here.lists);
  two(here.lists, next.lists);
  three(before.lists, here.lists, next.lists);
  two(here.lists, here.shape);
  two(here.lists, here.suffix3);
  two(before.word, here.lists);
  two(next.word, here.lists);
  three(next.word, next2.lists, here.lists);
  three(here.gap, next.gap, here.lists);
  three(here.lists, next.shape, next2.shape);
}

function lines({ here, next }: Place, history: NameHistory): void {
  const { before, before2 } = history;
  const first = here.gap === 2 ? here : history.first;
  const mode = caseMode(history);
  two(here.gap, here.capitals);
  two(mode, here.lists);
  three(mode, here.capitals, here.lists);
  two(first.word, here.capitals);
  three(first.word, before.sign, here.shape);
  three(before.sign === 1 ? before2.word : 0, here.capitals, here.lists);
  three(here.gap, next.sign, here.lists);
}

/**
 * Writes the features that depend on the labels before as well.
 *
 * @returns How many there are in all, with `from` that were there before.
 */
export function readLabels({ here, next }: Place, history: NameHistory, into: Int32Array, from: number): number {
  begin(into, from, 100);
  const { label, label2, before, length, holds, lastKind, since } = history;
  const labels = label * 16 + label2;
  one(label);
  one(labels);
  two(label, here.word);
  two(label, here.shape);
  two(label, here.lists);
  two(label, before.word);
  two(label, next.word);
  two(labels, here.shape);
  three(label, here.gap, here.capitals);
  three(labels, next.capitals, here.lists);
  three(label, before.lists, here.lists);
  three(label, here.sign, next.shape);
  three(label, Math.min(length, 4), here.capitals);
  three(label, holds, here.shape);
  three(label, holds, here.sign === 0 ? here.lists : here.sign + 0x10000);
  three(label, holds, (here.gap << 8) | (here.sign << 4) | next.sign);
  three(lastKind, since, here.lists);
  three(lastKind * 8 + since, before.word, here.capitals);
  const seen = seenAs(history, here);
  two(seen, here.capitals);
  two(seen, label);
  two(seenAs(history, next), here.lists);
  return count;
}

function begin(into: Int32Array, from: number, firstKind: number): void {
  out = into;
  count = from;
  kind = firstKind;
}

function one(value: number): void {
  out[count++] = mixed(value, kind++);
}

function two(a: number, b: number): void {
  out[count++] = mixed(Math.imul(a, 0x01000193) ^ b, kind++);
}

function three(a: number, b: number, c: number): void {
  out[count++] = mixed(Math.imul(Math.imul(a, 0x01000193) ^ b, 0x01000193) ^ c, kind++);
}

/** The finalizer of MurmurHash3 over a value and its kind. */
function mixed(value: number, of: number): number {
  let hash = Math.imul(value ^ Math.imul(of, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
