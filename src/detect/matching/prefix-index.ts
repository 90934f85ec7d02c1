import { READ_UNITS_MAX, readUnits } from '../../normalize/read-units.ts';
import { frontAutomaton, type PrefixState } from './front-automaton.ts';
import type { Pattern } from './pattern.ts';
import { FRONT_DEPTH_MAX } from './pattern-front.ts';
import { ruledOutPairs } from './ruled-out-pairs.ts';
import { stateTable } from './state-table.ts';

/** Answers which patterns may begin at a place of a text. */
export interface PrefixIndex {
  /**
   * Numbers of the patterns that may match at unit `at`, a superset, ascending. Undefined when the text ends before
   * that is known, unless `isEnd` says that no more text will come.
   */
  candidates(text: string, at: number, isEnd: boolean): readonly number[] | undefined;
  /**
   * The units from `from` on, at most {@link PLACES_READ_MAX} of them, whose candidates are some or not known yet, ascending. They
   * depend on `text` alone.
   */
  places(text: string, from: number): readonly number[];
}

/** Units of which {@link PrefixIndex.places} tells at a time; those before and behind are read, too. */
export const PLACES_READ_MAX: number = READ_UNITS_MAX - FRONT_DEPTH_MAX - 1;

/** The class of what is not there: the left of a text's first unit, the right of its last. Classes of units begin at 1. */
const NOTHING = 0;

const NO_PLACES: readonly number[] = [];

/**
 * Builds the index over the fronts of patterns. Three of four places of ordinary text are ruled out by two units, with an access to a
 * table that stays in the processor's cache; elsewhere a lookup costs a table access for each unit that it reads.
 */
export function prefixIndex(patterns: readonly Pattern[]): PrefixIndex {
  const automaton = frontAutomaton(patterns);
  const { classes } = automaton;
  const { table } = classes;
  const pairs = ruledOutPairs();
  const states = stateTable(automaton);
  const read = new Uint16Array(READ_UNITS_MAX + 1);
  const readFromSecond = read.subarray(1);

  return {
    candidates(text, at, isEnd) {
      const state = walk(automaton.start(at > 0 ? text.charCodeAt(at - 1) : undefined), text, at);
      return state.isFinal || isEnd ? state.candidates : undefined;
    },
    places(text, from) {
      const end = readClasses(text, from);
      const count = Math.min(text.length - from, PLACES_READ_MAX);
      let places: number[] | undefined;
      let left = read[0] as number;
      let unit = read[1] as number;
      for (let i = 1; i <= count; i++) {
        const right = read[i + 1] as number;
        if (!pairs.isRuledOut(left, unit, right) && isPlace(i, end)) {
          places ??= [];
          places.push(from + i - 1);
        }
        left = unit;
        unit = right;
      }
      return places ?? NO_PLACES;
    },
  };

  /** Reads classes of units: of the one before `from`, of those from there on, and of what is not there. Returns the place of that. */
  function readClasses(text: string, from: number): number {
    const begin = Math.max(0, from - 1);
    const to = Math.min(text.length, begin + READ_UNITS_MAX - 1);
    readUnits(text, begin, to, from === 0 ? readFromSecond : read);
    const first = from === 0 ? 1 : 0;
    const end = first + to - begin;
    for (let i = first; i < end; i++) {
      const unit = read[i] as number;
      read[i] = table[unit] || classes.of(unit);
    }
    if (from === 0) read[0] = NOTHING;
    read[end] = NOTHING;
    return end;
  }

  /** Whether the candidates of a place are some or not known yet; what two units rule out is remembered. */
  function isPlace(i: number, end: number): boolean {
    const units = states.ruledOutAfter(read, i, end);
    if (units === 0) return true;
    const [left, unit, right] = [read[i - 1], read[i], read[i + 1]] as [number, number, number];
    if (units <= 2 && right !== NOTHING)
      pairs.ruleOut({ left, startKind: automaton.start(classes.sample(left)).kind, unit, right });
    return false;
  }

  function walk(from: PrefixState, text: string, at: number): PrefixState {
    let state = from;
    for (let i = at; !state.isFinal && i < text.length; i++) {
      const unit = text.charCodeAt(i);
      state = state.next[table[unit] as number] ?? automaton.step(state, unit);
    }
    return state;
  }
}
