import { copyJson } from '../../core/copy-json.ts';
import { parseJson } from '../../core/json/parse-json.ts';
import type { JsonValue } from '../../core/json-value.ts';
import { frozen, isPlainPayload, PAYLOAD_DEPTH_MAX, payloadDigest } from '../messages/message-json.ts';
import { AgentRequestError } from './agent-request-error.ts';

/** A JSON value that every reader reads alike. */
export interface PlainJson {
  /** Frozen in all its depth. */
  readonly value: JsonValue;
  /** SHA-256 of its canonical JSON (RFC 8785), in base64url. */
  readonly digest: string;
}

/** JSON, in UTF-8 if anything is said of it (RFC 8259, section 8.1). */
const JSON_TYPE = /^application\/json(?:[ \t]{0,8};[ \t]{0,8}charset="?utf-8"?)?$/iu;

/**
 * Reads a body as JSON. Undefined for an empty one. Refused is what two readers might read as two values: keys that are there twice, also
 * in two spellings of Unicode (NFKC), keys that reach a prototype, numbers that no double holds, lone surrogates, a byte order mark, bytes
 * that are no UTF-8, and more than 32 levels.
 *
 * @throws {@link AgentRequestError} `BODY_NOT_JSON`, `BODY_MALFORMED`.
 */
export function readBodyJson(bytes: Uint8Array, contentType: string | undefined): JsonValue | undefined {
  if (bytes.length === 0) return undefined;
  if (contentType === undefined || !JSON_TYPE.test(contentType)) throw new AgentRequestError('BODY_NOT_JSON');
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    // The first reader refuses what is there twice, the second gives the values.
    parseJson(text);
    return JSON.parse(text) as JsonValue;
  } catch {
    // Without a cause: it may quote the body.
    throw new AgentRequestError('BODY_MALFORMED');
  }
}

/** Holds a value to what arguments may be, and freezes a copy. @throws {@link AgentRequestError} `BODY_MALFORMED`. */
export function plainJson(value: unknown, itemsMax: number): PlainJson {
  try {
    const copy = copyJson(value, { option: 'arguments', depthMax: PAYLOAD_DEPTH_MAX, itemsMax });
    if (isPlainPayload(copy)) return { value: frozen(copy), digest: payloadDigest(copy) };
  } catch {
    // Without a cause: it may quote the value.
  }
  throw new AgentRequestError('BODY_MALFORMED');
}
