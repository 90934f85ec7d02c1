import { readBareUrl } from '../../detect/links/bare-url.ts';
import type { ArgumentLeaf } from './argument-leaves.ts';
import { plainNumber } from './read-amount.ts';
import { hostOfValue, type TypedValue, typedValues } from './typed-values.ts';
import type { ValueKind } from './value-kind.ts';

/** A value that is traced: a leaf, or a typed value within it. */
export interface LeafValue {
  readonly pointer: string;
  readonly kind: ValueKind;
  readonly text: string;
  /** Canonical forms of an amount or a date. */
  readonly values: readonly string[];
}

/** The leaf itself, then what is in it: typed values, the hosts of addresses and URLs, what a URL's query says. Each once. */
export function leafValues(leaf: ArgumentLeaf): readonly LeafValue[] {
  const { pointer, form } = leaf;
  const text = leaf.text.trim();
  const number = form === 'number' ? plainNumber(Number(text)) : undefined;
  if (form === 'number') return [{ pointer, kind: 'amount', text, values: number === undefined ? [] : [number] }];
  const parts = typedValues(text);
  const values: LeafValue[] = [];
  const seen = new Set<string>();
  const add = (kind: ValueKind, part: string, figures: readonly string[] = []): void => {
    if (part === '' || seen.has(part)) return;
    seen.add(part);
    values.push({ pointer, kind, text: part, values: figures });
  };
  const whole = parts.find(({ start, end }) => start === 0 && end === text.length);
  const sum = whole === undefined ? sumOf(text, parts) : undefined;
  if (form === 'string') add(whole?.kind ?? sum?.kind ?? kindOf(text, leaf.name), text, (whole ?? sum)?.values);
  for (const part of parts) {
    add(part.kind, part.text, part.values);
    addInner(part, add);
  }
  return values;
}

/** An amount with its currency and nothing else. */
function sumOf(text: string, parts: readonly TypedValue[]): TypedValue | undefined {
  const [part, ...more] = parts;
  if (part?.kind !== 'amount' || more.length > 0) return undefined;
  return CURRENCY.test(text.slice(0, part.start) + text.slice(part.end)) ? part : undefined;
}

const CURRENCY = /^ ?(?:[A-Za-z]{0,3}\p{Sc}|\p{Lu}{3}|\p{Ll}{3,8}|[+-]) ?$/u;

function addInner(part: TypedValue, add: (kind: ValueKind, part: string, figures?: readonly string[]) => void): void {
  const host = hostOfValue(part);
  if (host !== undefined) add('host', host);
  if (part.kind !== 'url') return;
  for (const piece of piecesOfUrl(part.text)) {
    const inner = typedValues(piece);
    const whole = inner.find(({ start, end }) => start === 0 && end === piece.length);
    if (whole === undefined) add('text', piece);
    for (const value of inner) {
      add(value.kind, value.text, value.values);
      const innerHost = hostOfValue(value);
      if (innerHost !== undefined) add('host', innerHost);
    }
  }
}

/** Values of a query that are looked at. */
const PIECES_MAX = 32;

/** The values of a URL's query and its fragment, decoded. */
function piecesOfUrl(url: string): readonly string[] {
  const { destination } = readBareUrl(url);
  const rest = destination.kind === 'relative' ? '' : destination.rest;
  const from = rest.search(/[?#]/u);
  if (from < 0) return [];
  return rest
    .slice(from + 1)
    .split(/[&#;]/u)
    .slice(0, PIECES_MAX)
    .map((pair) => decoded(pair.slice(pair.indexOf('=') + 1)))
    .filter((piece) => piece.length >= 4);
}

function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch (error) {
    // What is no percent-encoding of UTF-8 stands for itself.
    if (error instanceof URIError) return spaced;
    throw error;
  }
}

function kindOf(text: string, name: string): ValueKind {
  if (COMMAND_NAME.test(name)) return 'command';
  return NAME.test(text) ? 'name' : 'text';
}

const COMMAND_NAME = /^(?:.{0,20}[_-])?(?:command|cmd|script|shell|bash|code|sql|query|exec)$/iu;

/** One to five words that begin with capitals, with small words such as `de` and `van` between them. */
const NAME = /^\p{Lu}[\p{L}\p{M}.'’-]{1,40}(?: (?:\p{Ll}{1,3} )?\p{Lu}[\p{L}\p{M}.'’-]{0,40}){0,4}$/u;
