import { randomBytes } from 'node:crypto';
import { hexOf } from '../core/hex-of.ts';
import type { KeyWrapper, WrapContext } from '../core/ports.ts';
import { type KeyRingContent, parseKeyRingContent, writeKeyRingContent } from './key-ring-content.ts';
import { KeyRingError } from './key-ring-error.ts';
import { type SealContext, seal, UnsealError, unseal } from './seal.ts';

/** What opens a wrapped ring: its data key, and how that stands in the file. */
export interface RingEnvelope {
  /** Told to the keeper of the wrapping key with each call. */
  readonly ringId: string;
  readonly keyId: string;
  readonly wrappedKey: string;
  /** 32 bytes. */
  readonly dataKey: Uint8Array;
}

/** Whom to ask, and how long to wait. */
export interface WrapOptions {
  readonly wrapper: KeyWrapper;
  /** Of one call, in milliseconds. */
  readonly timeoutMs: number;
}

/**
 * Makes an envelope: a random data key, wrapped by somebody who is asked once. The ring itself never leaves this process.
 *
 * @throws {@link KeyRingError} `wrapper-denied`, `wrapper-away` or `wrapper-missing`.
 */
export async function newEnvelope({ wrapper, timeoutMs }: WrapOptions): Promise<RingEnvelope> {
  const ringId = hexOf(randomBytes(RING_ID_BYTES));
  const dataKey = new Uint8Array(randomBytes(DATA_KEY_BYTES));
  const { ciphertext, keyId } = await asked(() => wrapper.wrap(dataKey, contextOf(ringId)), timeoutMs);
  if (!(ciphertext instanceof Uint8Array) || ciphertext.length === 0 || ciphertext.length > WRAPPED_BYTES_MAX) {
    throw new KeyRingError('wrapper-away');
  }
  if (typeof keyId !== 'string' || keyId.length > KEY_ID_LENGTH_MAX) throw new KeyRingError('wrapper-away');
  return { ringId, keyId, wrappedKey: Buffer.from(ciphertext).toString('base64url'), dataKey };
}

/** The text of a wrapped ring: everything in it that is secret is sealed with the data key, and all else is bound to that. */
export function writeWrappedRing(envelope: RingEnvelope, content: KeyRingContent): string {
  const { ringId, keyId, wrappedKey, dataKey } = envelope;
  const sealed = seal(dataKey, new TextEncoder().encode(writeKeyRingContent(content)), sealContextOf(envelope));
  const file = {
    wrappedVersion: VERSION,
    ringId,
    keyId,
    wrappedKey,
    sealed: Buffer.from(sealed).toString('base64url'),
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/**
 * Has the data key of a wrapped ring unwrapped.
 *
 * @throws {@link KeyRingError} `malformed` for a text that is no wrapped ring, or not this keeper's; `wrapper-denied`, `wrapper-away`,
 * `wrapper-missing`.
 */
export async function openEnvelope(text: string, { wrapper, timeoutMs }: WrapOptions): Promise<RingEnvelope> {
  const { ringId, keyId, wrappedKey } = parseWrapped(text);
  const ciphertext = bytesOf(wrappedKey);
  const dataKey = await asked(() => wrapper.unwrap(ciphertext, contextOf(ringId)), timeoutMs);
  if (!(dataKey instanceof Uint8Array) || dataKey.length !== DATA_KEY_BYTES) throw new KeyRingError('malformed');
  return { ringId, keyId, wrappedKey, dataKey: Uint8Array.from(dataKey) };
}

/**
 * Reads a wrapped ring with an envelope that is open. A plain ring in its place is refused: whoever can write the file could otherwise
 * have everything sealed under keys of his own.
 *
 * @throws {@link KeyRingError} `malformed`, which does not say what is wrong.
 */
export function readWrappedRing(text: string, envelope: RingEnvelope): KeyRingContent {
  const { ringId, keyId, wrappedKey, sealed } = parseWrapped(text);
  if (ringId !== envelope.ringId || keyId !== envelope.keyId || wrappedKey !== envelope.wrappedKey) throw malformed();
  try {
    const plain = unseal(envelope.dataKey, bytesOf(sealed), sealContextOf(envelope));
    return parseKeyRingContent(new TextDecoder().decode(plain));
  } catch (error) {
    if (error instanceof UnsealError || error instanceof KeyRingError) throw malformed();
    throw error;
  }
}

const VERSION = 1;
const RING_ID_BYTES = 16;
const DATA_KEY_BYTES = 32;
const WRAPPED_BYTES_MAX = 6_144;
const KEY_ID_LENGTH_MAX = 2_048;
const RING_ID = /^[0-9a-f]{32}$/u;

interface WrappedFile {
  readonly ringId: string;
  readonly keyId: string;
  readonly wrappedKey: string;
  readonly sealed: string;
}

function parseWrapped(text: string): WrappedFile {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw malformed();
  }
  if (typeof file !== 'object' || file === null) throw malformed();
  const { wrappedVersion, ringId, keyId, wrappedKey, sealed } = file as Readonly<Record<string, unknown>>;
  if (wrappedVersion !== VERSION || typeof ringId !== 'string' || !RING_ID.test(ringId)) throw malformed();
  if (typeof keyId !== 'string' || typeof wrappedKey !== 'string' || typeof sealed !== 'string') throw malformed();
  return { ringId, keyId, wrappedKey, sealed };
}

/** Only the one text that these bytes have (RFC 4648, section 3.5). */
function bytesOf(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length === 0 || bytes.toString('base64url') !== text) throw malformed();
  return new Uint8Array(bytes);
}

function contextOf(ringId: string): WrapContext {
  return { application: 'sallyport', purpose: 'key-ring', ring: ringId };
}

function sealContextOf({ ringId, keyId, wrappedKey }: RingEnvelope): SealContext {
  return { owner: ringId, name: `${keyId} ${wrappedKey}`, kind: 'key-ring' };
}

/** Errors of whoever is asked are dropped with their causes: nobody knows what stands in them. */
async function asked<Result>(call: () => Promise<Result>, timeoutMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new KeyRingError('wrapper-away')), timeoutMs);
  });
  try {
    return await Promise.race([call(), late]);
  } catch (error) {
    throw error instanceof KeyRingError ? error : new KeyRingError('wrapper-away');
  } finally {
    clearTimeout(timer);
  }
}

function malformed(): KeyRingError {
  return new KeyRingError('malformed');
}
