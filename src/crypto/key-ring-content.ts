import { randomBytes } from 'node:crypto';
import { KeyRingError } from './key-ring-error.ts';

/** What a key ring file says. */
export interface KeyRingContent {
  /** Keys the hashes that must not change with rotation. */
  readonly lookupSecret: Uint8Array;
  /** 1 to 64 keys with different ids, the current one first. */
  readonly keys: readonly { readonly kid: string; readonly secret: Uint8Array }[];
}

const RING_KEYS_MAX = 64;

/** A ring of one key. */
export function newKeyRingContent(): KeyRingContent {
  const kid = `k_${randomBytes(8).toString('hex')}`;
  return { lookupSecret: randomBytes(SECRET_BYTES), keys: [{ kid, secret: randomBytes(SECRET_BYTES) }] };
}

/** The text of a file. */
export function writeKeyRingContent({ lookupSecret, keys }: KeyRingContent): string {
  const file = {
    version: VERSION,
    lookup: toText(lookupSecret),
    keys: keys.map(({ kid, secret }) => ({ kid, secret: toText(secret) })),
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/**
 * Reads the text of a file, strictly: what is not understood is not guessed at.
 *
 * @throws {@link KeyRingError} `malformed`, without a cause: the message of a JSON parser quotes what it reads.
 */
export function parseKeyRingContent(text: string): KeyRingContent {
  const file = parseObject(text);
  if (file['version'] !== VERSION || !Array.isArray(file['keys'])) throw new KeyRingError('malformed');
  const list: readonly unknown[] = file['keys'];
  if (list.length === 0 || list.length > RING_KEYS_MAX) throw new KeyRingError('malformed');
  const keys = list.map((entry) => {
    if (!isObject(entry) || typeof entry['kid'] !== 'string' || !KID.test(entry['kid'])) {
      throw new KeyRingError('malformed');
    }
    return { kid: entry['kid'], secret: toSecret(entry['secret']) };
  });
  if (new Set(keys.map(({ kid }) => kid)).size !== keys.length) throw new KeyRingError('malformed');
  return { lookupSecret: toSecret(file['lookup']), keys };
}

const VERSION = 1;
const SECRET_BYTES = 32;
const KID = /^k_[0-9a-f]{16}$/u;

function parseObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new KeyRingError('malformed');
  }
  if (!isObject(value)) throw new KeyRingError('malformed');
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
  if (typeof value !== 'string') throw new KeyRingError('malformed');
  const secret = Buffer.from(value, 'base64url');
  if (secret.length !== SECRET_BYTES || toText(secret) !== value) throw new KeyRingError('malformed');
  if (secret.every((byte) => byte === secret[0])) throw new KeyRingError('malformed');
  return secret;
}
