/** A few values that were used a short while ago. What is not asked for is gone soon, whether anybody calls or not. */
export interface ShortLived<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
  clear(): void;
}

/**
 * Keeps what is used, in two generations: what was set or asked for since the last turn, and in the turn before. A turn comes after
 * `turnMs`, by a timer that keeps no process alive, and earlier where a generation is full. A value that nobody asks for is dropped
 * between one and two turns after it was used last.
 *
 * @param options - `entriesMax` values in one generation; `turnMs` in milliseconds.
 */
export function shortLived<Value>(options: {
  readonly entriesMax: number;
  readonly turnMs: number;
}): ShortLived<Value> {
  const { entriesMax, turnMs } = options;
  let fresh = new Map<string, Value>();
  let old = new Map<string, Value>();
  let timer: NodeJS.Timeout | undefined;

  function turn(): void {
    old = fresh;
    fresh = new Map();
    if (old.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  function set(key: string, value: Value): void {
    if (fresh.size >= entriesMax && !fresh.has(key)) turn();
    fresh.set(key, value);
    timer ??= setInterval(turn, turnMs).unref();
  }

  return {
    get(key) {
      const value = fresh.get(key);
      if (value !== undefined) return value;
      const older = old.get(key);
      if (older !== undefined) set(key, older);
      return older;
    },
    set,
    delete(key) {
      fresh.delete(key);
      old.delete(key);
    },
    clear() {
      fresh.clear();
      old.clear();
    },
  };
}
