import { SallyportError } from '../core/errors.ts';

/** Why a key ring cannot be used. */
export type KeyRingReason =
  | 'missing'
  | 'exists'
  | 'unsafe'
  | 'malformed'
  | 'unwritable'
  | 'unknown-key'
  | 'mismatch'
  | 'read-only'
  | 'busy'
  | 'full'
  | 'key-in-use'
  | 'wrapper-missing'
  | 'wrapper-denied'
  | 'wrapper-away';

const ADVICE: Readonly<Record<KeyRingReason, string>> = {
  missing: 'there is no key ring at its place; create one, or restore it from a backup if there was one',
  exists: 'there is a file already, which is never overwritten; open it or give another path',
  unsafe:
    'the file must be a regular file of this user with mode 0600, no link; set owner and mode, and replace its keys if others could read them. One that is mounted as a secret must not be writable by others',
  malformed: 'this is no key ring, or not one for this place; restore it from a backup',
  unwritable: 'the file cannot be read or written; check the path, the owner and the free space',
  'unknown-key': 'the ring does not have this key; restore the ring that has it',
  mismatch:
    'the ring is not the one that this store was used with last; restore that one, or begin with an empty store',
  'read-only': 'a ring of the environment cannot be changed from here; write the next one with --out and put it there',
  busy: 'another process is changing the ring; try again in a minute',
  full: 'the ring has 64 keys; retire old ones first',
  'key-in-use': 'the key is still needed; activate another one, and reseal what is sealed under it',
  'wrapper-missing':
    'AWS KMS needs the package @aws-sdk/client-kms, which is not there: npm install @aws-sdk/client-kms',
  'wrapper-denied':
    'the key service refused; check that its key is there and enabled, and that this identity may encrypt and decrypt with it',
  'wrapper-away': 'the key service did not answer in time; check region, endpoint and network, and try again',
};

/** A key ring is missing, unsafe or damaged, or cannot be unwrapped. It holds no key, no key's id and no path. */
export class KeyRingError extends SallyportError {
  override readonly name = 'KeyRingError';
  readonly reason: KeyRingReason;

  constructor(reason: KeyRingReason) {
    super('KEY_RING_FAILED', `key ring: ${ADVICE[reason]}`);
    this.reason = reason;
  }
}
