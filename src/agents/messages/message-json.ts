import canonicalize from 'canonicalize';
import { PROTOTYPE_KEYS } from '../../core/copy-json.ts';
import type { JsonValue } from '../../core/json-value.ts';
import { sha256 } from '../../crypto/digest.ts';
import type { AgentMessage } from './agent-message.ts';

/** Levels of lists and objects in each other in a payload. */
export const PAYLOAD_DEPTH_MAX = 32;

/** A message in its only spelling, and the digest that its payload has. */
export interface CanonicalMessage {
  readonly text: string;
  readonly digest: string;
}

/**
 * The canonical JSON of a value (RFC 8785): each value has one spelling, so that a text that is equal to it has no key twice, no `1e0`
 * for 1, no other order, white space or escape.
 *
 * @throws for a lone surrogate and for a number that is none.
 */
export function canonicalJson(value: JsonValue): string {
  return canonicalize(value) as string;
}

/** SHA-256 of a value's canonical JSON, in base64url. Throws as {@link canonicalJson} does. */
export function payloadDigest(payload: JsonValue): string {
  return digestOf(canonicalJson(payload));
}

/** The canonical JSON of a message, for which its payload is written once, whatever its size. Throws as {@link canonicalJson} does. */
export function canonicalMessage(message: AgentMessage): CanonicalMessage {
  const payload = canonicalJson(message.payload);
  const members = Object.entries<JsonValue>({ ...message })
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `"${name}":${name === 'payload' ? payload : canonicalJson(value)}`);
  return { text: `{${members.join(',')}}`, digest: digestOf(payload) };
}

function digestOf(canonical: string): string {
  return Buffer.from(sha256(canonical)).toString('base64url');
}

/**
 * Whether a payload is one that all readers read alike: not too deep, without keys that reach a prototype, and without two keys of an
 * object that are the same once Unicode is normalized (NFKC, UAX #15).
 */
export function isPlainPayload(value: JsonValue, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth === PAYLOAD_DEPTH_MAX) return false;
  if (Array.isArray(value)) return value.every((item: JsonValue) => isPlainPayload(item, depth + 1));
  const keys = Object.keys(value);
  const folded = new Set(keys.map((key) => key.normalize('NFKC')));
  if (folded.size < keys.length) return false;
  for (const key of folded) if (PROTOTYPE_KEYS.has(key)) return false;
  return Object.values(value).every((item: JsonValue) => isPlainPayload(item, depth + 1));
}

/** Freezes a value in all its depth, and gives it back. It must be no deeper than a payload may be. */
export function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const item of Object.values(value)) frozen(item);
  return Object.freeze(value);
}
