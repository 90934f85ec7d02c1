import { CompactEncrypt, type CryptoKey, compactDecrypt } from 'jose';
import { isCanonicalBase64url } from '../../core/canonical-base64url.ts';
import { parseJson } from '../../core/json/parse-json.ts';
import type { JsonValue } from '../../core/json-value.ts';
import type { AgentMessage, MessageBounds } from './agent-message.ts';
import { AgentMessageError } from './agent-message-error.ts';
import { wrongField } from './message-fields.ts';
import { canonicalJson, canonicalMessage, frozen } from './message-json.ts';

/** What a signed message says that it is (RFC 8725, section 3.11): no token is ever taken for one, nor the other way round. */
const SIGNED_TYPE = 'agent-message+jws';
const SEALED_TYPE = 'agent-message+jwe';

/** A message whose form is right. Nothing in it is verified. */
export interface ReadMessage {
  /** Parsed once, from the bytes that are signed; frozen. */
  readonly message: AgentMessage;
  readonly keyId: string;
  /** What the payload's digest would have to be. */
  readonly digest: string;
}

/** The header of a signed message, of which there is one spelling: its members stand in their canonical order. */
export function signedHeader(keyId: string): { readonly alg: 'EdDSA'; readonly kid: string; readonly typ: string } {
  return { alg: 'EdDSA', kid: keyId, typ: SIGNED_TYPE };
}

/**
 * Reads a signed message: a JSON Web Signature in compact form (RFC 7515, section 7.1), whose header and payload are canonical JSON.
 *
 * @throws {@link AgentMessageError} `MESSAGE_TOO_LARGE`, `MESSAGE_MALFORMED`.
 */
export function readSigned(jws: string, { messageBytesMax }: MessageBounds): ReadMessage {
  if (jws.length > signedLengthMax(messageBytesMax)) throw new AgentMessageError('MESSAGE_TOO_LARGE');
  const parts = jws.split('.', SIGNED_PARTS + 1);
  const [header = '', body = '', signature = ''] = parts;
  if (parts.length !== SIGNED_PARTS || !parts.every(isCanonicalBase64url)) malformed();
  if (header.length > HEADER_LENGTH_MAX || signature.length !== SIGNATURE_LENGTH) malformed();
  if (body.length > encodedLength(messageBytesMax)) throw new AgentMessageError('MESSAGE_TOO_LARGE');
  const keyId = keyIdOf(header);
  const text = textOf(body);
  const members = jsonObject(text);
  if (wrongField(members) !== undefined) malformed();
  const message = members as unknown as AgentMessage;
  const canonical = attempt(() => canonicalMessage(message));
  if (canonical.text !== text) malformed();
  return { message: frozen(message), keyId, digest: canonical.digest };
}

/** Whether a text has the form of a sealed message: five parts instead of three. */
export function isSealed(text: string): boolean {
  return text.split('.', SEALED_PARTS + 1).length === SEALED_PARTS;
}

/**
 * Seals a signed message for its recipient: JSON Web Encryption (RFC 7516) with ECDH-ES over X25519 (RFC 8037, section 3.2) and A256GCM.
 * The recipient has one key, so that wrapping a key under the agreed one (`+A256KW`) would add bytes and nothing else.
 */
export async function sealFor({ kid, key }: SealingKey, jws: string): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(jws))
    .setProtectedHeader({ alg: SEALING_ALGORITHM, enc: SEALING_CIPHER, kid, typ: SEALED_TYPE })
    .encrypt(key);
}

/**
 * Opens a sealed message.
 *
 * @throws {@link AgentMessageError} `MESSAGE_TOO_LARGE`, `MESSAGE_MALFORMED`; `MESSAGE_UNREADABLE` whatever else it was.
 */
export async function openSealed(
  sealed: string,
  keys: readonly SealingKey[],
  { messageBytesMax }: MessageBounds,
): Promise<string> {
  if (sealed.length > encodedLength(signedLengthMax(messageBytesMax)) + HEADER_LENGTH_MAX)
    throw new AgentMessageError('MESSAGE_TOO_LARGE');
  const [header = '', wrapped, ...rest] = sealed.split('.');
  // The agreed key is the content key: there is no wrapped one.
  if (wrapped !== '' || header.length > HEADER_LENGTH_MAX || ![header, ...rest].every(isCanonicalBase64url))
    malformed();
  const keyId = sealedKeyIdOf(header);
  const own = keys.find(({ kid }) => kid === keyId);
  if (own === undefined) throw new AgentMessageError('MESSAGE_UNREADABLE');
  try {
    const { plaintext } = await compactDecrypt(sealed, own.key, {
      keyManagementAlgorithms: [SEALING_ALGORITHM],
      contentEncryptionAlgorithms: [SEALING_CIPHER],
    });
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plaintext);
  } catch {
    // Without a cause: cryptographic failures do not say which check failed.
    throw new AgentMessageError('MESSAGE_UNREADABLE');
  }
}

/** A key that messages are sealed for, or opened with. */
export interface SealingKey {
  readonly kid: string;
  readonly key: CryptoKey;
}

const SEALING_ALGORITHM = 'ECDH-ES';
const SEALING_CIPHER = 'A256GCM';
const SIGNED_PARTS = 3;
const SEALED_PARTS = 5;
/** Base64url of the 64 bytes of an Ed25519 signature. */
const SIGNATURE_LENGTH = 86;
const HEADER_LENGTH_MAX = 1_024;
const SEALED_HEADER_NAMES = 'alg,enc,epk,kid,typ';
const EPHEMERAL_NAMES = 'crv,kty,x';

function encodedLength(bytes: number): number {
  return Math.ceil((bytes * 4) / 3);
}

function signedLengthMax(messageBytesMax: number): number {
  return encodedLength(messageBytesMax) + HEADER_LENGTH_MAX + SIGNATURE_LENGTH + 2;
}

/** The key that must have signed. `alg` is pinned, and `jku`, `jwk`, `x5u`, `crit` and all else are no members of this header. */
function keyIdOf(header: string): string {
  const text = textOf(header);
  const { kid } = jsonObject(text);
  if (typeof kid !== 'string' || text !== attempt(() => canonicalJson(signedHeader(kid)))) malformed();
  return kid;
}

/** Libraries write this header in an order of their own, so that its members are looked at one by one. */
function sealedKeyIdOf(header: string): string {
  const text = textOf(header);
  // The first reader refuses what is there twice, the second gives the values.
  attempt(() => parseJson(text));
  const members = jsonObject(text);
  const { alg, enc, typ, kid, epk } = members;
  if (alg !== SEALING_ALGORITHM || enc !== SEALING_CIPHER || typ !== SEALED_TYPE || typeof kid !== 'string')
    malformed();
  if (namesOf(members) !== SEALED_HEADER_NAMES || namesOf(epk) !== EPHEMERAL_NAMES) malformed();
  return kid;
}

function namesOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? Object.keys(value).sort().join() : '';
}

function textOf(encoded: string): string {
  return attempt(() =>
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(encoded, 'base64url')),
  );
}

function jsonObject(text: string): Readonly<Record<string, JsonValue>> {
  const value = attempt(() => JSON.parse(text) as JsonValue);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) malformed();
  return value as Readonly<Record<string, JsonValue>>;
}

function attempt<Result>(read: () => Result): Result {
  try {
    return read();
  } catch {
    // Without a cause: it may quote the message.
    return malformed();
  }
}

function malformed(): never {
  throw new AgentMessageError('MESSAGE_MALFORMED');
}
