import { SallyportError } from '../core/errors.ts';

/** Why a key ring cannot be used. */
export type KeyRingReason = 'missing' | 'exists' | 'unsafe' | 'malformed' | 'unwritable' | 'unknown-key';

const ADVICE: Readonly<Record<KeyRingReason, string>> = {
  missing: 'there is no key ring file; create one, or restore it from a backup if there was one',
  exists: 'there is a file already, which is never overwritten; open it or give another path',
  unsafe:
    'the file must be a regular file of this user with mode 0600, no link; set owner and mode, and replace its keys if others could read them',
  malformed: 'the file is no key ring; restore it from a backup',
  unwritable: 'the file cannot be read or written; check the path, the owner and the free space',
  'unknown-key': 'the ring does not have this key; restore the ring that has it',
};

/** A key ring is missing, unsafe or damaged. It holds no key, no key's id and no path. */
export class KeyRingError extends SallyportError {
  override readonly name = 'KeyRingError';
  readonly reason: KeyRingReason;

  constructor(reason: KeyRingReason) {
    super('KEY_RING_FAILED', `key ring: ${ADVICE[reason]}`);
    this.reason = reason;
  }
}
