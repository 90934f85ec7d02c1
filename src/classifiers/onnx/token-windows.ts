/** How a long text is cut. */
export interface WindowRule {
  /** Ids of a window, both ends included; at least 4. */
  readonly tokensMax: number;
  readonly beginId: number;
  readonly endId: number;
}

/** A window begins this part of a window before the end of the one before, so that nothing is read in halves only. */
const OVERLAP_SHARE = 8;

/** Cuts the ids of a text into windows, each with its two ends; at least one. Ids are taken as they are needed. */
export function* tokenWindows(ids: Iterable<number>, rule: WindowRule): Generator<readonly number[], void> {
  const { tokensMax, beginId, endId } = rule;
  const room = tokensMax - 2;
  const overlap = Math.floor(room / OVERLAP_SHARE);
  let held: number[] = [];
  for (const id of ids) {
    if (held.length === room) {
      yield [beginId, ...held, endId];
      held = overlap === 0 ? [] : held.slice(-overlap);
    }
    held.push(id);
  }
  yield [beginId, ...held, endId];
}
