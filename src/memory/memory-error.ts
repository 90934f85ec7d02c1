import { SallyportError } from '../core/errors.ts';

/** Why a memory refused a call. */
export type MemoryRefusal =
  /** Another call has changed the record in between. */
  | 'conflict'
  /** The user has as many records as the quota allows. */
  | 'quota'
  /** What came from outside looks like an attack on the model that would read it. It is not stored. */
  | 'quarantined'
  /** What is stored there does not open: it was changed, moved or sealed under a key that is gone. */
  | 'unreadable'
  /** An entry is appended to what is no conversation. */
  | 'no-conversation';

const PROBLEMS: Readonly<Record<MemoryRefusal, string>> = {
  conflict: 'the record was changed in between; read it again',
  quota: 'the user has as many records as the quota allows; delete some, or let them expire',
  quarantined: 'the value comes from outside and looks like an attack; it was not stored',
  unreadable: 'what is stored there cannot be opened; delete it, or store another value',
  'no-conversation': 'what is stored there is no conversation',
};

/** A memory has refused a call. It says nothing of what is stored. */
export class MemoryError extends SallyportError {
  override readonly name = 'MemoryError';
  readonly reason: MemoryRefusal;

  constructor(reason: MemoryRefusal) {
    super('MEMORY_REFUSED', PROBLEMS[reason]);
    this.reason = reason;
  }
}
