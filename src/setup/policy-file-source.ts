import { type CST, LineCounter, Parser, parseDocument } from 'yaml';
import { InvalidPolicyError } from '../core/errors.ts';

/** UTF-16 code units of a policy file. */
export const POLICY_FILE_LENGTH_MAX = 262_144;

/**
 * Reads one YAML 1.2 document, which may be JSON, as plain values. Refused are tags, aliases (and with them expansion
 * bombs), merge keys, duplicate keys, several documents, and more depth or nodes than any policy has.
 *
 * @throws {@link InvalidPolicyError} that says the line.
 */
export function readPolicySource(source: string): unknown {
  if (typeof source !== 'string') throw new InvalidPolicyError('', 'must be given as text, YAML or JSON');
  if (source.length > POLICY_FILE_LENGTH_MAX) {
    throw new InvalidPolicyError('', `is longer than ${POLICY_FILE_LENGTH_MAX} characters; shorten it`);
  }
  const lines = new LineCounter();
  checkShape(source, lines);
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
      if (comparisons > KEY_COMPARISONS_MAX) throw new InvalidPolicyError('', 'has more keys than a policy can have');
      return a === b || ('value' in a && 'value' in b && a.value === b.value);
    },
  });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined)
    throw brokenAt(lines, problem.pos[0], PROBLEMS[problem.code] ?? 'is not valid YAML', problem);
  return document.toJS({ maxAliasCount: 0 });
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
function checkShape(source: string, lines: LineCounter): void {
  let nodes = 0;
  const open: { readonly token: CST.Token; readonly depth: number }[] = [];
  for (const top of new Parser(lines.addNewLine).parse(source)) {
    open.push({ token: top, depth: 0 });
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { token, depth } = next;
      nodes += 1;
      if (nodes > NODES_MAX) throw brokenAt(lines, token.offset, 'holds more than a policy can');
      if (depth > DEPTH_MAX) throw brokenAt(lines, token.offset, 'is nested deeper than a policy can be');
      if (token.type === 'alias') throw brokenAt(lines, token.offset, 'uses an alias ("*…"); write the value out');
      for (const child of childrenOf(token)) open.push({ token: child, depth: depth + 1 });
    }
  }
}

function childrenOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value].filter((child) => child !== undefined && child !== null));
}

function brokenAt(lines: LineCounter, offset: number, problem: string, cause?: Error): InvalidPolicyError {
  return new InvalidPolicyError(`line ${lines.linePos(offset).line}`, problem, cause === undefined ? {} : { cause });
}
