import type { Random } from '../../core/ports.ts';

/** The two parts of a virtual key `sp_<id>_<secret>`. */
export interface VirtualKey {
  /** 16 characters of {@link KEY_ID_PATTERN}; public. */
  readonly id: string;
  /** 43 characters, base64url: 256 bits. */
  readonly secret: string;
}

/** How ids of keys look: 80 bits in lower-case letters and digits that are not mistaken for each other. */
export const KEY_ID_PATTERN: RegExp = /^[a-km-np-z2-9]{16}$/u;

/** Makes a key that nobody has had. */
export function makeVirtualKey(random: Random): VirtualKey {
  const id = Array.from(random.bytes(ID_LENGTH), (byte) => ID_ALPHABET[byte & 31]).join('');
  return { id, secret: Buffer.from(random.bytes(SECRET_BYTES)).toString('base64url') };
}

/** The key as its holder sends it. */
export function keyText({ id, secret }: VirtualKey): string {
  return `${PREFIX}${id}_${secret}`;
}

/**
 * Takes a key apart. There is one way to write a key: exactly 63 characters, nothing before or behind, no other case.
 *
 * @returns Undefined for everything that is no key; whether it is one of ours is not looked at.
 */
export function parseKey(text: string): VirtualKey | undefined {
  if (typeof text !== 'string' || text.length !== TEXT_LENGTH || !text.startsWith(PREFIX)) return undefined;
  const id = text.slice(PREFIX.length, PREFIX.length + ID_LENGTH);
  const secret = text.slice(-SECRET_LENGTH);
  if (text[PREFIX.length + ID_LENGTH] !== '_' || !KEY_ID_PATTERN.test(id) || !SECRET_PATTERN.test(secret))
    return undefined;
  return { id, secret };
}

const PREFIX = 'sp_';
const ID_ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
const ID_LENGTH = 16;
const SECRET_BYTES = 32;
const SECRET_LENGTH = 43;
const TEXT_LENGTH = PREFIX.length + ID_LENGTH + 1 + SECRET_LENGTH;

/** 256 bits leave four bits of the last character: it is one of 16. */
const SECRET_PATTERN = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/u;
