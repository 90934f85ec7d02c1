import { StoreError, type StoreOperation } from '../store-error.ts';

/** The two parts of a reply. @throws {@link StoreError} for a reply that is not of two. */
export function pairOf(operation: StoreOperation, reply: unknown): readonly [unknown, unknown] {
  if (!Array.isArray(reply) || reply.length !== 2) throw new StoreError(operation, 'corrupt');
  return [reply[0], reply[1]];
}

/** A whole number of a reply. @throws {@link StoreError} for what is none. */
export function numberOf(operation: StoreOperation, reply: unknown): number {
  const number = Number(reply);
  if (!Number.isSafeInteger(number)) throw new StoreError(operation, 'corrupt');
  return number;
}
