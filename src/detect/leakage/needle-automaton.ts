/** Finds many needles in one pass (Aho & Corasick 1975, "Efficient string matching"). State 0 is the start. */
export interface NeedleAutomaton {
  next(state: number, unit: number): number;
  /** Units of the longest beginning of a needle that ends here, by state. */
  readonly depths: Int32Array;
  /** Units of the longest needle that ends here, by state; 0 for none. */
  readonly matches: Int32Array;
  readonly needleLengthMax: number;
}

/** Builds the automaton as one table of states × distinct units. Meant for some thousand units of needles at most. */
export function buildNeedleAutomaton(needles: readonly Uint16Array[]): NeedleAutomaton {
  const classes = new Map<number, number>();
  for (const needle of needles) for (const unit of needle) if (!classes.has(unit)) classes.set(unit, classes.size);
  const width = Math.max(1, classes.size);
  const stateMax = needles.reduce((sum, needle) => sum + needle.length, 1);
  const table = new Int32Array(stateMax * width).fill(-1);
  const depths = new Int32Array(stateMax);
  const matches = new Int32Array(stateMax);
  let stateCount = 1;

  for (const needle of needles) {
    let state = 0;
    for (const unit of needle) {
      const cell = state * width + (classes.get(unit) as number);
      if (table[cell] === -1) {
        depths[stateCount] = (depths[state] as number) + 1;
        table[cell] = stateCount++;
      }
      state = table[cell] as number;
    }
    matches[state] = needle.length;
  }
  completeTable({ table, matches, width, stateCount });

  const classOf = new Int32Array(classUnitMax(classes) + 1).fill(-1);
  for (const [unit, unitClass] of classes) classOf[unit] = unitClass;
  return {
    next(state, unit) {
      const unitClass = unit < classOf.length ? (classOf[unit] as number) : -1;
      return unitClass === -1 ? 0 : (table[state * width + unitClass] as number);
    },
    depths,
    matches,
    needleLengthMax: needles.reduce((max, needle) => Math.max(max, needle.length), 0),
  };
}

interface Trie {
  readonly table: Int32Array;
  readonly matches: Int32Array;
  readonly width: number;
  readonly stateCount: number;
}

/** Fills in the missing edges from each state's longest proper suffix, breadth first. */
function completeTable({ table, matches, width, stateCount }: Trie): void {
  const suffixes = new Int32Array(stateCount);
  const queue = new Int32Array(stateCount);
  let queued = 1;
  for (let head = 0; head < queued; head++) {
    const state = queue[head] as number;
    const suffix = suffixes[state] as number;
    for (let unitClass = 0; unitClass < width; unitClass++) {
      const cell = state * width + unitClass;
      const fallback = state === 0 ? 0 : (table[suffix * width + unitClass] as number);
      const child = table[cell] as number;
      if (child === -1) {
        table[cell] = fallback;
        continue;
      }
      suffixes[child] = fallback;
      if (matches[child] === 0) matches[child] = matches[fallback] as number;
      queue[queued++] = child;
    }
  }
}

function classUnitMax(classes: ReadonlyMap<number, number>): number {
  let max = 0;
  for (const unit of classes.keys()) max = Math.max(max, unit);
  return max;
}
