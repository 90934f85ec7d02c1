import { type CST, LineCounter, Parser, parseDocument } from 'yaml';

/** What a YAML text is for, and how it is refused. */
export interface YamlSourceKind {
  /** With its article, as messages call it: `a policy`. */
  readonly noun: string;
  /** UTF-16 code units of the text. */
  readonly lengthMax: number;
  /** Makes the error that is thrown. `path` is empty or names the line. */
  readonly makeError: (path: string, problem: string, options?: ErrorOptions) => Error;
}

/**
 * Reads one YAML 1.2 document, which may be JSON, as plain values. Refused are tags, aliases (and with them expansion
 * bombs), merge keys, duplicate keys, several documents, reserved names, and more depth or nodes than any file of ours has.
 *
 * @returns Undefined or null for a text that says nothing.
 * @throws What `kind.makeError` makes.
 */
export function readYamlSource(source: string, kind: YamlSourceKind): unknown {
  if (typeof source !== 'string') throw kind.makeError('', 'must be given as text, YAML or JSON');
  if (source.length > kind.lengthMax) {
    throw kind.makeError('', `is longer than ${kind.lengthMax} characters; shorten it`);
  }
  const lines = new LineCounter();
  const brokenAt = (offset: number, problem: string, options?: ErrorOptions): Error =>
    kind.makeError(`line ${lines.linePos(offset).line}`, problem, options);
  checkShape(source, lines, kind.noun, brokenAt);
  // Keys are compared pair by pair: 30,000 keys would take many seconds.
  let comparisons = 0;
  const document = parseDocument(source, {
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
    strict: true,
    prettyErrors: false,
    // With 'silent' a second document would be dropped without an error.
    logLevel: 'error',
    uniqueKeys: (a, b) => {
      comparisons += 1;
      if (comparisons > KEY_COMPARISONS_MAX) throw kind.makeError('', `has more keys than ${kind.noun} can have`);
      return a === b || ('value' in a && 'value' in b && a.value === b.value);
    },
  });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) {
    throw brokenAt(problem.pos[0], PROBLEMS[problem.code] ?? 'is not valid YAML', { cause: problem });
  }
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  refuseReservedKeys(value, kind);
  return value;
}

const DEPTH_MAX = 16;
const NODES_MAX = 50_000;
const KEY_COMPARISONS_MAX = 200_000;

/** What to do about the mistakes that people make; the parser's own words quote the file. */
const PROBLEMS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'has the same key twice; remove one of them',
  TAB_AS_INDENT: 'is indented with a tab; use spaces',
  MULTIPLE_DOCS: 'holds more than one document; remove all "---" but the first',
  TAG_RESOLVE_FAILED: 'uses a tag ("!…"); tags are not allowed',
  NON_STRING_KEY: 'has a key that is not a plain text',
  BAD_INDENT: 'is indented wrongly, or a bracket before it is not closed',
  MISSING_CHAR: 'misses a character, such as a closing bracket, a quote, or the space after ":"',
};

/**
 * Composing a document recurses, and on Node a parser that runs out of stack can take the process with it: so depth and
 * number of nodes are looked at in the flat token tree first, without recursion.
 */
function checkShape(
  source: string,
  lines: LineCounter,
  noun: string,
  brokenAt: (offset: number, problem: string) => Error,
): void {
  let nodes = 0;
  const open: { readonly token: CST.Token; readonly depth: number }[] = [];
  for (const top of new Parser(lines.addNewLine).parse(source)) {
    open.push({ token: top, depth: 0 });
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { token, depth } = next;
      nodes += 1;
      if (nodes > NODES_MAX) throw brokenAt(token.offset, `holds more than ${noun} can`);
      if (depth > DEPTH_MAX) throw brokenAt(token.offset, `is nested deeper than ${noun} can be`);
      if (token.type === 'alias') throw brokenAt(token.offset, 'uses an alias ("*…"); write the value out');
      for (const child of childrenOf(token)) open.push({ token: child, depth: depth + 1 });
    }
  }
}

function childrenOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value].filter((child) => child !== undefined && child !== null));
}

/** Names that reach an object's prototype. The schemas refuse them, too; this does not depend on how those are written. */
const RESERVED_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

function refuseReservedKeys(value: unknown, kind: YamlSourceKind): void {
  const open: unknown[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const key of Object.keys(next)) {
      if (RESERVED_KEYS.includes(key)) throw kind.makeError(key, 'is a reserved name; remove it');
    }
    open.push(...Object.values(next).filter((child) => child !== undefined));
  }
}
