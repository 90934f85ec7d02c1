/** Items by the time at which they are to be looked at again. */
export interface ExpiryQueue<Item> {
  add(item: Item, atMs: number): void;
  /** Takes out the item that is due first, if one is due at `nowMs`. */
  takeDue(nowMs: number): Item | undefined;
}

/**
 * A binary heap. Items that are no longer there are not searched for: they stay until they are due or until more than
 * half of the heap is dead, and then all dead ones go at once. So an item costs O(log n), and memory is bounded by what
 * is alive.
 */
export function expiryQueue<Item>(isAlive: (item: Item) => boolean): ExpiryQueue<Item> {
  let heap: Entry<Item>[] = [];
  let compactAtSize = COMPACT_SIZE_MIN;
  return {
    add(item, atMs) {
      heap.push({ item, atMs });
      rise(heap, heap.length - 1);
      if (heap.length < compactAtSize) return;
      heap = heap.filter((entry) => isAlive(entry.item));
      for (let index = (heap.length >>> 1) - 1; index >= 0; index -= 1) sink(heap, index);
      compactAtSize = Math.max(COMPACT_SIZE_MIN, heap.length * 2);
    },
    takeDue(nowMs) {
      for (let first = heap[0]; first !== undefined && first.atMs <= nowMs; first = heap[0]) {
        const last = heap.pop() as Entry<Item>;
        if (heap.length > 0) {
          heap[0] = last;
          sink(heap, 0);
        }
        if (isAlive(first.item)) return first.item;
      }
      return undefined;
    },
  };
}

interface Entry<Item> {
  readonly item: Item;
  readonly atMs: number;
}

const COMPACT_SIZE_MIN = 1_024;

function rise<Item>(heap: Entry<Item>[], from: number): void {
  const entry = heap[from] as Entry<Item>;
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >>> 1;
    const above = heap[parent] as Entry<Item>;
    if (above.atMs <= entry.atMs) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = entry;
}

function sink<Item>(heap: Entry<Item>[], from: number): void {
  const entry = heap[from] as Entry<Item>;
  let at = from;
  for (;;) {
    let child = at * 2 + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && (heap[child + 1] as Entry<Item>).atMs < (heap[child] as Entry<Item>).atMs)
      child += 1;
    const below = heap[child] as Entry<Item>;
    if (below.atMs >= entry.atMs) break;
    heap[at] = below;
    at = child;
  }
  heap[at] = entry;
}
