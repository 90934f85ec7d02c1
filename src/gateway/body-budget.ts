/** Bytes of request bodies that one key may have under way at a time. */
const KEY_BODIES_BYTES_MAX = 268_435_456;

/** What one request holds of its key's memory. */
export interface BodyClaim {
  /** The body is there and has so many bytes: what was claimed beyond them is given back. */
  settle(bytes: number): void;
  /** Gives all of it back; a second call does nothing. */
  release(): void;
}

/** Memory for the bodies of requests under way, key by key: who announces much and sends little starves nobody else. */
export interface BodyBudget {
  /** Claims memory for a body before it is read; undefined when the key has not enough left. */
  take(keyId: string, bytes: number): BodyClaim | undefined;
}

/** Makes a budget. A body larger than all of it is let in when the key has no other: its own limit bounds it. */
export function createBodyBudget(bytesMax: number = KEY_BODIES_BYTES_MAX): BodyBudget {
  const heldBy = new Map<string, number>();
  return {
    take(keyId, bytes) {
      const held = heldBy.get(keyId) ?? 0;
      if (held > 0 && bytes > 0 && held + bytes > bytesMax) return undefined;
      let own = bytes;
      if (own > 0) heldBy.set(keyId, held + own);
      const shrinkTo = (left: number): void => {
        if (left >= own) return;
        const rest = (heldBy.get(keyId) ?? 0) - (own - left);
        own = left;
        if (rest > 0) heldBy.set(keyId, rest);
        else heldBy.delete(keyId);
      };
      return { settle: shrinkTo, release: () => shrinkTo(0) };
    },
  };
}
