import { InvalidJsonError } from './invalid-json-error.ts';
import type { JsonMember, JsonNode, JsonString } from './json-node.ts';

/** Objects and arrays inside each other. */
export const JSON_DEPTH_MAX = 128;

/** Values of one text, keys not counted: each costs memory of its own. */
export const JSON_VALUES_MAX = 500_000;

/**
 * Reads a JSON text (RFC 8259) with the place of every value. Unlike `JSON.parse` it refuses an object that has a key twice,
 * even in two spellings: of two readers one might take the first value and the other the last.
 *
 * @throws {@link InvalidJsonError} for what is no JSON, more than {@link JSON_DEPTH_MAX} levels or {@link JSON_VALUES_MAX} values.
 */
export function parseJson(source: string): JsonNode {
  let at = 0;
  let values = 0;
  skipSpace();
  const root = readValue(0);
  skipSpace();
  if (at < source.length) refuse('goes on after its end');
  return root;

  function refuse(problem: string, offset = at): never {
    throw new InvalidJsonError(offset, problem);
  }

  function skipSpace(): void {
    for (;;) {
      const unit = source.charCodeAt(at);
      if (unit !== SPACE && unit !== LINE_FEED && unit !== CARRIAGE_RETURN && unit !== TAB) return;
      at++;
    }
  }

  function readValue(depth: number): JsonNode {
    values++;
    if (values > JSON_VALUES_MAX) refuse(`has more than ${JSON_VALUES_MAX} values`);
    const unit = source.charCodeAt(at);
    if (unit === QUOTE) return readString();
    if (unit === OPEN_BRACE) return readObject(depth + 1);
    if (unit === OPEN_BRACKET) return readArray(depth + 1);
    if (unit === MINUS || isDigit(unit)) return readNumber();
    for (const [word, kind] of WORDS) {
      if (!source.startsWith(word, at)) continue;
      const start = at;
      at += word.length;
      return { kind, start, end: at };
    }
    return refuse(at < source.length ? 'has no value where one must be' : 'ends too early');
  }

  function readObject(depth: number): JsonNode {
    if (depth > JSON_DEPTH_MAX) refuse(`is nested deeper than ${JSON_DEPTH_MAX} levels`);
    const start = at++;
    const members: JsonMember[] = [];
    skipSpace();
    if (source.charCodeAt(at) === CLOSE_BRACE) return { kind: 'object', start, end: ++at, members };
    let keys: Set<string> | undefined;
    for (;;) {
      if (source.charCodeAt(at) !== QUOTE) refuse('has no key where one must be');
      const key = readString();
      keys = addKey(members, keys, key);
      skipSpace();
      if (source.charCodeAt(at) !== COLON) refuse('has no ":" behind a key');
      at++;
      skipSpace();
      members.push({ key, value: readValue(depth) });
      skipSpace();
      const unit = source.charCodeAt(at);
      if (unit !== COMMA && unit !== CLOSE_BRACE) refuse('has an object that is not closed');
      at++;
      if (unit === CLOSE_BRACE) return { kind: 'object', start, end: at, members };
      skipSpace();
    }
  }

  function addKey(
    members: readonly JsonMember[],
    keys: Set<string> | undefined,
    key: JsonString,
  ): Set<string> | undefined {
    if (keys === undefined && members.length < FEW_KEYS) {
      for (const member of members) if (member.key.value === key.value) refuse('has a key twice', key.start);
      return undefined;
    }
    const known = keys ?? new Set(members.map((member) => member.key.value));
    if (known.has(key.value)) refuse('has a key twice', key.start);
    return known.add(key.value);
  }

  function readArray(depth: number): JsonNode {
    if (depth > JSON_DEPTH_MAX) refuse(`is nested deeper than ${JSON_DEPTH_MAX} levels`);
    const start = at++;
    const items: JsonNode[] = [];
    skipSpace();
    if (source.charCodeAt(at) === CLOSE_BRACKET) return { kind: 'array', start, end: ++at, items };
    for (;;) {
      items.push(readValue(depth));
      skipSpace();
      const unit = source.charCodeAt(at);
      if (unit !== COMMA && unit !== CLOSE_BRACKET) refuse('has an array that is not closed');
      at++;
      if (unit === CLOSE_BRACKET) return { kind: 'array', start, end: at, items };
      skipSpace();
    }
  }

  function readString(): JsonString {
    const start = at++;
    let hasEscapes = false;
    for (;;) {
      const unit = source.charCodeAt(at);
      if (unit === QUOTE) break;
      if (unit === BACKSLASH) {
        hasEscapes = true;
        checkEscape();
      } else if (unit >= SPACE) at++;
      else refuse(at < source.length ? 'has a control character in a string' : 'has a string that is not closed');
    }
    at++;
    // The grammar has been checked; the platform reads the escapes.
    const value = hasEscapes ? (JSON.parse(source.slice(start, at)) as string) : source.slice(start + 1, at - 1);
    return { kind: 'string', start, end: at, value };
  }

  function checkEscape(): void {
    const kind = source.charAt(at + 1);
    if (kind === 'u') {
      for (let digit = at + 2; digit < at + 6; digit++) {
        if (!isHexDigit(source.charCodeAt(digit))) refuse('has an escape that does not exist');
      }
      at += 6;
    } else if (kind !== '' && SIMPLE_ESCAPES.includes(kind)) at += 2;
    else refuse('has an escape that does not exist');
  }

  function readNumber(): JsonNode {
    const start = at;
    if (source.charCodeAt(at) === MINUS) at++;
    if (source.charCodeAt(at) === ZERO) at++;
    else readDigits();
    if (source.charCodeAt(at) === POINT) {
      at++;
      readDigits();
    }
    if (source.charAt(at) === 'e' || source.charAt(at) === 'E') {
      at++;
      const sign = source.charCodeAt(at);
      if (sign === PLUS || sign === MINUS) at++;
      readDigits();
    }
    return { kind: 'number', start, end: at };
  }

  function readDigits(): void {
    if (!isDigit(source.charCodeAt(at))) refuse('has a number that is none');
    while (isDigit(source.charCodeAt(at))) at++;
  }
}

const WORDS = [
  ['true', 'boolean'],
  ['false', 'boolean'],
  ['null', 'null'],
] as const;

const SIMPLE_ESCAPES = '"\\/bfnrt';

/** Up to here a look at each key is cheaper than a set. */
const FEW_KEYS = 8;

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const PLUS = 0x2b;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isHexDigit(unit: number): boolean {
  return isDigit(unit) || (unit >= 0x41 && unit <= 0x46) || (unit >= 0x61 && unit <= 0x66);
}
