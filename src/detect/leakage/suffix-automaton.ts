/** Recognizes every substring of one text, at most {@link AUTOMATON_LENGTH_MAX} units long. State 0 is the empty string. */
export interface SuffixAutomaton {
  /** The state behind the edge that `unit` names, or -1 when no such substring exists. */
  next(state: number, unit: number): number;
  /** The state of the longest suffix that stands in other places, too; -1 for state 0. */
  readonly links: Int32Array;
  /** Units of the longest string of a state. */
  readonly lengths: Int32Array;
}

/** The longest text that an automaton is built of, in units: some 3 MB of tables. */
export const AUTOMATON_LENGTH_MAX = 100_000;

/**
 * Builds the suffix automaton of `units` in linear time and space (Blumer et al. 1985, "The smallest automaton
 * recognizing the subwords of a text"): at most 2n states and 3n edges, kept as lists in typed arrays. The first
 * state's edges, which are many and asked for most, are a table of their own.
 */
export function buildSuffixAutomaton(units: Uint16Array): SuffixAutomaton {
  const tables = emptyTables(units);
  let last = 0;
  for (const unit of units) last = extend(tables, last, unit);
  const { links, lengths } = tables;
  return { next: (state, unit) => target(tables, state, unit), links, lengths };
}

interface Tables {
  stateCount: number;
  edgeCount: number;
  readonly links: Int32Array;
  readonly lengths: Int32Array;
  /** First edge of a state, or -1. State 0 has none here. */
  readonly heads: Int32Array;
  readonly edgeUnits: Uint16Array;
  readonly edgeTargets: Int32Array;
  /** Next edge of the same state, or -1. */
  readonly edgeNexts: Int32Array;
  /** Edges of state 0 by unit, -1 where there is none. */
  readonly root: Int32Array;
}

function emptyTables(units: Uint16Array): Tables {
  const stateMax = 2 * units.length + 1;
  const edgeMax = 3 * units.length + 1;
  const unitMax = units.reduce((max, unit) => Math.max(max, unit), 0);
  const links = new Int32Array(stateMax);
  links[0] = -1;
  return {
    stateCount: 1,
    edgeCount: 0,
    links,
    lengths: new Int32Array(stateMax),
    heads: new Int32Array(stateMax).fill(-1),
    edgeUnits: new Uint16Array(edgeMax),
    edgeTargets: new Int32Array(edgeMax),
    edgeNexts: new Int32Array(edgeMax),
    root: new Int32Array(unitMax + 1).fill(-1),
  };
}

/** Appends one unit; returns the state of the whole text so far. */
function extend(tables: Tables, last: number, unit: number): number {
  const { links, lengths } = tables;
  const added = tables.stateCount++;
  lengths[added] = (lengths[last] as number) + 1;
  let from = last;
  while (from !== -1 && target(tables, from, unit) === -1) {
    addEdge(tables, from, unit, added);
    from = links[from] as number;
  }
  if (from === -1) return added;
  const found = target(tables, from, unit);
  links[added] = (lengths[from] as number) + 1 === lengths[found] ? found : split(tables, from, found, unit);
  return added;
}

/** Gives the shorter strings of `found` a state of their own. */
function split(tables: Tables, from: number, found: number, unit: number): number {
  const { links, lengths, heads } = tables;
  const clone = tables.stateCount++;
  lengths[clone] = (lengths[from] as number) + 1;
  links[clone] = links[found] as number;
  for (let edge = heads[found] as number; edge !== -1; edge = tables.edgeNexts[edge] as number) {
    addEdge(tables, clone, tables.edgeUnits[edge] as number, tables.edgeTargets[edge] as number);
  }
  let state = from;
  while (state !== -1 && target(tables, state, unit) === found) {
    redirect(tables, state, unit, clone);
    state = links[state] as number;
  }
  links[found] = clone;
  return clone;
}

function target(tables: Tables, state: number, unit: number): number {
  if (state === 0) return unit < tables.root.length ? (tables.root[unit] as number) : -1;
  const edge = findEdge(tables, state, unit);
  return edge === -1 ? -1 : (tables.edgeTargets[edge] as number);
}

function findEdge(tables: Tables, state: number, unit: number): number {
  const { edgeUnits, edgeNexts } = tables;
  let edge = tables.heads[state] as number;
  while (edge !== -1 && edgeUnits[edge] !== unit) edge = edgeNexts[edge] as number;
  return edge;
}

function addEdge(tables: Tables, state: number, unit: number, to: number): void {
  if (state === 0) {
    tables.root[unit] = to;
    return;
  }
  const edge = tables.edgeCount++;
  tables.edgeUnits[edge] = unit;
  tables.edgeTargets[edge] = to;
  tables.edgeNexts[edge] = tables.heads[state] as number;
  tables.heads[state] = edge;
}

function redirect(tables: Tables, state: number, unit: number, to: number): void {
  if (state === 0) tables.root[unit] = to;
  else tables.edgeTargets[findEdge(tables, state, unit)] = to;
}
