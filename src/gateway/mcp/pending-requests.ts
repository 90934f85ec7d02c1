import { idKey, type RpcId } from './rpc-message.ts';

/** What is known of a request that waits for its answer. */
export interface PendingRequest {
  readonly id: RpcId;
  readonly method: string;
  /** The tool or prompt that it names. */
  readonly target?: string;
  /** Whether it asks for a listing from its start. */
  readonly isFirstPage?: boolean;
  /** Gives back what the request has taken, such as its place among those under way. */
  readonly release?: () => void;
}

/** Requests of one side by their ids. */
export interface PendingRequests {
  /** Whether a request with this id waits, or one that was given up may still be answered. */
  has(id: RpcId): boolean;
  /** Takes a request. With `timeoutMs`, `onTimeout` is called when it has not been answered by then; it is given up then. */
  open(request: PendingRequest, timing?: { readonly timeoutMs: number; readonly onTimeout: () => void }): void;
  /** The request that is answered; it does not wait any more. */
  take(id: RpcId): PendingRequest | 'given-up' | undefined;
  /** An answer is not waited for any more; one that comes all the same is known as such. */
  giveUp(id: RpcId): void;
  /** All that wait; none does afterwards. */
  drain(): readonly PendingRequest[];
  readonly size: number;
}

/** Ids that are remembered after their requests were given up. */
const GIVEN_UP_MAX = 1_024;

/** An empty table. Its size is bounded by whoever opens requests. */
export function createPendingRequests(): PendingRequests {
  const waiting = new Map<string, { readonly request: PendingRequest; readonly timer: NodeJS.Timeout | undefined }>();
  const givenUp = new Set<string>();

  function close(key: string): PendingRequest | undefined {
    const entry = waiting.get(key);
    if (entry === undefined) return undefined;
    waiting.delete(key);
    clearTimeout(entry.timer);
    entry.request.release?.();
    return entry.request;
  }

  function giveUp(id: RpcId): void {
    const key = idKey(id);
    if (close(key) === undefined) return;
    givenUp.add(key);
    const [oldest] = givenUp;
    if (givenUp.size > GIVEN_UP_MAX && oldest !== undefined) givenUp.delete(oldest);
  }

  return {
    has: (id) => waiting.has(idKey(id)) || givenUp.has(idKey(id)),
    open(request, timing) {
      const { id } = request;
      const expire = (): void => {
        giveUp(id);
        timing?.onTimeout();
      };
      const timer = timing === undefined ? undefined : setTimeout(expire, timing.timeoutMs);
      waiting.set(idKey(id), { request, timer });
    },
    take(id) {
      const key = idKey(id);
      return close(key) ?? (givenUp.delete(key) ? 'given-up' : undefined);
    },
    giveUp,
    drain: () => [...waiting.keys()].flatMap((key) => close(key) ?? []),
    get size() {
      return waiting.size;
    },
  };
}
