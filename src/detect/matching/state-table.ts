import { type FrontAutomaton, NO_CANDIDATES, type PrefixState } from './front-automaton.ts';

/** Follows the automaton over a text without touching its states, once a text has been there. */
export interface StateTable {
  /**
   * After how many units from place `at` on it is known that no pattern begins there; 0 when one may, or when they end before that
   * is known. `read` has the classes of the units up to `end` and of the one before `at`, 0 where there is none.
   */
  ruledOutAfter(read: Uint16Array, at: number, end: number): number;
}

/** Classes of units that rows hold; texts of other classes follow the automaton itself. */
const CLASSES_MAX = 128;
/** Rows kept before the table starts over: 1 MiB. */
const ROWS_MAX = 4_096;
const ROWS_AT_FIRST = 256;

/** What a cell says instead of the number of a row: not asked for yet, no candidates, candidates that no more units exclude. */
const UNKNOWN = 0;
const NONE = 1;
const CERTAIN = 2;

/**
 * The states that texts have reached, as rows of numbers side by side. The states themselves lie all over the heap: between two
 * requests the processor forgets them, and to fetch four pieces of each again costs more than all else that is done at a place.
 */
export function stateTable(automaton: FrontAutomaton): StateTable {
  const { classes } = automaton;
  let cells = new Uint16Array(ROWS_AT_FIRST * CLASSES_MAX);
  const starts = new Uint16Array(CLASSES_MAX);
  /** States by row. No row has the number of a word that cells say. */
  const states: (PrefixState | undefined)[] = [undefined, undefined, undefined];
  const rows = new Map<PrefixState, number>();

  return {
    ruledOutAfter(read, at, end) {
      const left = read[at - 1] as number;
      let row = left < CLASSES_MAX ? (starts[left] as number) : UNKNOWN;
      if (row === UNKNOWN) row = startRow(left);
      for (let i = at; i < end; i++) {
        const unit = read[i] as number;
        let cell = unit < CLASSES_MAX ? (cells[row * CLASSES_MAX + unit] as number) : UNKNOWN;
        if (cell === UNKNOWN) cell = stepTo(row, unit);
        if (cell === NONE) return i - at + 1;
        if (cell === CERTAIN) return 0;
        row = cell;
      }
      return 0;
    },
  };

  function startOver(): void {
    cells.fill(UNKNOWN);
    starts.fill(UNKNOWN);
    states.length = 3;
    rows.clear();
  }

  function startRow(left: number): number {
    const row = rowOf(automaton.start(classes.sample(left)));
    if (left < CLASSES_MAX) starts[left] = row;
    return row;
  }

  /** Asks the automaton, and remembers its answer. */
  function stepTo(row: number, unitClass: number): number {
    const state = states[row] as PrefixState;
    const next = state.next[unitClass] ?? automaton.step(state, classes.sample(unitClass) as number);
    const cell = next.candidates === NO_CANDIDATES ? NONE : next.isFinal ? CERTAIN : rowOf(next);
    if (unitClass < CLASSES_MAX && states[row] === state) cells[row * CLASSES_MAX + unitClass] = cell;
    return cell;
  }

  function rowOf(state: PrefixState): number {
    const known = rows.get(state);
    if (known !== undefined) return known;
    if (states.length >= ROWS_MAX) startOver();
    const row = states.length;
    if ((row + 1) * CLASSES_MAX > cells.length) cells = grown(cells);
    states.push(state);
    rows.set(state, row);
    return row;
  }
}

function grown(cells: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  const more = new Uint16Array(cells.length * 2);
  more.set(cells);
  return more;
}
