import { StoreError, type StoreOperation } from './store-error.ts';

/** Says whether a port is open; each port of a store is closed by itself. */
export interface PortDoor {
  /** @throws {@link StoreError} with the reason `closed` once the port is closed. */
  enter(operation: StoreOperation): void;
  close(): Promise<void>;
}

/** A door that is open until it is closed. */
export function portDoor(): PortDoor {
  let isClosed = false;
  return {
    enter(operation) {
      if (isClosed) throw new StoreError(operation, 'closed');
    },
    async close() {
      isClosed = true;
    },
  };
}
