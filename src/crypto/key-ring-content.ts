import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { KeyRingError } from './key-ring-error.ts';
import { lengthPrefixed } from './length-prefixed.ts';

/** One key of a ring. */
export interface RingKey {
  readonly kid: string;
  readonly secret: Uint8Array;
}

/** What a key ring holds. */
export interface KeyRingContent {
  /** Grows by one with each change, so that an older ring is known as one. */
  readonly generation: number;
  /** Keys the hashes that must not change with rotation. */
  readonly lookupSecret: Uint8Array;
  /** The key that new values are sealed under. */
  readonly currentKid: string;
  /** 1 to 64 keys with different ids, the oldest first. Those behind the current one wait for their turn. */
  readonly keys: readonly RingKey[];
}

/** How many keys a ring may have. */
export const RING_KEYS_MAX = 64;

/** A ring of one key. */
export function newKeyRingContent(): KeyRingContent {
  const key = newRingKey();
  return { generation: 1, lookupSecret: randomBytes(SECRET_BYTES), currentKid: key.kid, keys: [key] };
}

/** A key with random id and secret. */
export function newRingKey(): RingKey {
  return { kid: `k_${randomBytes(8).toString('hex')}`, secret: randomBytes(SECRET_BYTES) };
}

/** The text of a ring: what stands in its file, and in an environment variable. */
export function writeKeyRingContent(content: KeyRingContent): string {
  const { generation, lookupSecret, currentKid, keys } = content;
  const file = {
    version: VERSION,
    generation,
    current: currentKid,
    lookup: toText(lookupSecret),
    keys: keys.map(({ kid, secret }) => ({ kid, secret: toText(secret) })),
    check: toText(checkOf(content)),
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/**
 * Reads the text of a ring, strictly: what is not understood is not guessed at. A text of which a bit was changed is no ring: its check
 * is over all of it. Rings of version 1 have no check; they are read, and become version 2 when they are changed.
 *
 * @throws {@link KeyRingError} `malformed`, without a cause: the message of a JSON parser quotes what it reads.
 */
export function parseKeyRingContent(text: string): KeyRingContent {
  const file = parseObject(text);
  if (file['version'] === FIRST_VERSION) return parseFirstVersion(file);
  const { generation, current, check } = file;
  if (file['version'] !== VERSION || !Number.isSafeInteger(generation) || (generation as number) < 1) throw malformed();
  const keys = toKeys(file['keys']);
  if (typeof current !== 'string' || !keys.some(({ kid }) => kid === current)) throw malformed();
  const content: KeyRingContent = {
    generation: generation as number,
    lookupSecret: toSecret(file['lookup']),
    currentKid: current,
    keys,
  };
  if (!timingSafeEqual(toSecret(check), checkOf(content))) throw malformed();
  return content;
}

const FIRST_VERSION = 1;
const VERSION = 2;
const SECRET_BYTES = 32;
const KID = /^k_[0-9a-f]{16}$/u;

/** The current key stood first, and the one before it second. */
function parseFirstVersion(file: Readonly<Record<string, unknown>>): KeyRingContent {
  const keys = toKeys(file['keys']);
  const { kid } = keys[0] as RingKey;
  return { generation: 0, lookupSecret: toSecret(file['lookup']), currentKid: kid, keys: keys.toReversed() };
}

function toKeys(list: unknown): readonly RingKey[] {
  if (!Array.isArray(list) || list.length === 0 || list.length > RING_KEYS_MAX) throw malformed();
  const keys = (list as readonly unknown[]).map((entry) => {
    if (!isObject(entry) || typeof entry['kid'] !== 'string' || !KID.test(entry['kid'])) throw malformed();
    return { kid: entry['kid'], secret: toSecret(entry['secret']) };
  });
  if (new Set(keys.map(({ kid }) => kid)).size !== keys.length) throw malformed();
  return keys;
}

/** Tells damage, not forgery: who can write a ring has it. */
function checkOf({ generation, lookupSecret, currentKid, keys }: KeyRingContent): Uint8Array {
  const pairs = keys.flatMap(({ kid, secret }) => [kid, toText(secret)]);
  const said = lengthPrefixed(['sallyport/key-ring/2', String(generation), currentKid, ...pairs]);
  return createHmac('sha256', lookupSecret).update(said).digest();
}

function parseObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed();
  }
  if (!isObject(value)) throw malformed();
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toText(secret: Uint8Array): string {
  return Buffer.from(secret).toString('base64url');
}

/** Only the one text that these bytes have (RFC 4648, section 3.5), and never a secret of a single repeated byte. */
function toSecret(value: unknown): Uint8Array {
  if (typeof value !== 'string') throw malformed();
  const secret = Buffer.from(value, 'base64url');
  if (secret.length !== SECRET_BYTES || toText(secret) !== value) throw malformed();
  if (secret.every((byte) => byte === secret[0])) throw malformed();
  return secret;
}

function malformed(): KeyRingError {
  return new KeyRingError('malformed');
}
