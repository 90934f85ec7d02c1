/** A value of a JSON text with its place: UTF-16 offsets of the source, `end` exclusive. Strings include their quotes. */
export type JsonNode = JsonObject | JsonArray | JsonString | JsonPlain;

/** An object. Its keys are distinct. */
export interface JsonObject {
  readonly kind: 'object';
  readonly start: number;
  readonly end: number;
  readonly members: readonly JsonMember[];
}

/** A key and its value. */
export interface JsonMember {
  readonly key: JsonString;
  readonly value: JsonNode;
}

/** An array. */
export interface JsonArray {
  readonly kind: 'array';
  readonly start: number;
  readonly end: number;
  readonly items: readonly JsonNode[];
}

/** A string; `value` is what it says once its escapes are read. */
export interface JsonString {
  readonly kind: 'string';
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** A number, `true`, `false` or `null`. Its text is the source from `start` to `end`. */
export interface JsonPlain {
  readonly kind: 'number' | 'boolean' | 'null';
  readonly start: number;
  readonly end: number;
}

/** The value of a key of an object; undefined where the node is no object or has no such key. */
export function memberOf(node: JsonNode | undefined, key: string): JsonNode | undefined {
  if (node?.kind !== 'object') return undefined;
  for (const member of node.members) if (member.key.value === key) return member.value;
  return undefined;
}

/** One step down a JSON pointer (RFC 6901, section 3). */
export function pointerTo(parent: string, key: string | number): string {
  if (typeof key === 'number') return `${parent}/${key}`;
  return `${parent}/${key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key}`;
}
