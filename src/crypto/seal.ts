import { createCipheriv, createDecipheriv } from 'node:crypto';
import { InvalidOptionsError, SallyportError } from '../core/errors.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { pooledRandom } from './pooled-random.ts';

/** What a sealed value is bound to. It opens under exactly these three strings, whatever they hold. */
export interface SealContext {
  readonly owner: string;
  readonly name: string;
  /** What sort of value it is, such as `memory` or `vault`, so that one never passes for another. */
  readonly kind: string;
}

/** A value cannot be opened. It does not say why: a wrong key, another owner and a changed byte look the same. */
export class UnsealError extends SallyportError {
  override readonly name = 'UnsealError';

  constructor() {
    super('UNSEAL_FAILED', 'the sealed value cannot be opened with this key for this owner, name and kind');
  }
}

/** The bounds of sealing: what is sealed at once, and what the seal adds to it. */
export const SEAL_BOUNDS: { readonly plaintextBytesMax: number; readonly overheadBytes: number } = {
  plaintextBytesMax: 16_777_216,
  /** Version, nonce and tag. */
  overheadBytes: 29,
};

/**
 * Encrypts and authenticates with AES-256-GCM (NIST SP 800-38D): version byte, 96-bit random nonce, 128-bit tag,
 * ciphertext. Version, owner, name and kind are authenticated with it. One key may seal 2^32 values (section 8.3).
 *
 * @param key - 32 bytes.
 * @param plaintext - At most {@link SEAL_BOUNDS}.plaintextBytesMax bytes; it is {@link SEAL_BOUNDS}.overheadBytes longer when sealed.
 * @throws {@link InvalidOptionsError} for a key or a plaintext of another length.
 * @example
 * const context = { owner: 'o1', name: 'notes', kind: 'memory' };
 * unseal(key, seal(key, bytes, context), context);  // bytes
 */
export function seal(key: Uint8Array, plaintext: Uint8Array, context: SealContext): Uint8Array {
  checkKey(key);
  if (!(plaintext instanceof Uint8Array) || plaintext.length > SEAL_BOUNDS.plaintextBytesMax) {
    throw new InvalidOptionsError('plaintext', `must be at most ${SEAL_BOUNDS.plaintextBytesMax} bytes`);
  }
  const nonce = nonces.bytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundTo(context));
  const sealed = new Uint8Array(SEAL_BOUNDS.overheadBytes + plaintext.length);
  sealed[0] = VERSION;
  sealed.set(nonce, 1);
  sealed.set(cipher.update(plaintext), SEAL_BOUNDS.overheadBytes);
  // GCM has nothing left to give at the end; it only makes the tag.
  cipher.final();
  sealed.set(cipher.getAuthTag(), 1 + NONCE_BYTES);
  return sealed;
}

/**
 * Opens what {@link seal} made.
 *
 * @throws {@link UnsealError} for anything that was not sealed with this key for this context; {@link InvalidOptionsError} for
 * a key that is not 32 bytes long.
 */
export function unseal(key: Uint8Array, sealed: Uint8Array, context: SealContext): Uint8Array {
  checkKey(key);
  const { overheadBytes, plaintextBytesMax } = SEAL_BOUNDS;
  if (!(sealed instanceof Uint8Array) || sealed[0] !== VERSION) throw new UnsealError();
  if (sealed.length < overheadBytes || sealed.length > overheadBytes + plaintextBytesMax) throw new UnsealError();
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  try {
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(boundTo(context));
    decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, overheadBytes));
    const plaintext = decipher.update(sealed.subarray(overheadBytes));
    decipher.final();
    return new Uint8Array(plaintext.buffer, plaintext.byteOffset, plaintext.length);
  } catch {
    // The cause is dropped on purpose: whatever failed, the caller learns the same.
    throw new UnsealError();
  }
}

const nonces = pooledRandom();
const ALGORITHM = 'aes-256-gcm';
const VERSION = 1;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function checkKey(key: Uint8Array): void {
  if (!(key instanceof Uint8Array) || key.length !== KEY_BYTES) {
    throw new InvalidOptionsError('key', `must be ${KEY_BYTES} bytes`);
  }
}

function boundTo({ owner, name, kind }: SealContext): Uint8Array {
  return lengthPrefixed([`sallyport/seal/${VERSION}`, owner, name, kind]);
}
