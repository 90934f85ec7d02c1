/**
 * Where the last units of a quotation started: a ring for at least `unitsMax + 1` of them, whose length is a power of two. A plain array,
 * since typed ones of this size lie outside the heap, and each reply opens some.
 */
export function startsRing(unitsMax: number): number[] {
  return new Array<number>(2 ** Math.ceil(Math.log2(unitsMax + 1))).fill(0);
}
