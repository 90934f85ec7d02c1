import { frontAutomaton, NO_CANDIDATES, type PrefixState } from './front-automaton.ts';
import type { Pattern } from './pattern.ts';
import { ruledOutPairs } from './ruled-out-pairs.ts';

/** Answers which patterns may begin at a place of a text. */
export interface PrefixIndex {
  /**
   * Numbers of the patterns that may match at unit `at`, a superset, ascending. Undefined when the text ends before
   * that is known, unless `isEnd` says that no more text will come.
   */
  candidates(text: string, at: number, isEnd: boolean): readonly number[] | undefined;
  /** The first unit from `at` on whose candidates are some or not known yet; the text's length when there is none. */
  nextPlace(text: string, at: number): number;
}

/** The class of what is not there: the left of a text's first unit, the right of its last. Classes of units begin at 1. */
const NOTHING = 0;

/**
 * Builds the index over the fronts of patterns. Three of four places of ordinary text are ruled out by two units, with an access to a
 * table that stays in the processor's cache; elsewhere a lookup costs a table access for each unit that it reads.
 */
export function prefixIndex(patterns: readonly Pattern[]): PrefixIndex {
  const automaton = frontAutomaton(patterns);
  const { classes } = automaton;
  const { table } = classes;

  const pairs = ruledOutPairs();

  return {
    candidates(text, at, isEnd) {
      const state = walk(startBefore(text, at), text, at);
      return state.isFinal || isEnd ? state.candidates : undefined;
    },
    nextPlace(text, at) {
      const { length } = text;
      let left = at > 0 ? classAt(text, at - 1) : NOTHING;
      let unit = at < length ? classAt(text, at) : NOTHING;
      for (let place = at; place < length; place++) {
        const right = place + 1 < length ? classAt(text, place + 1) : NOTHING;
        if (!pairs.isRuledOut(left, unit, right) && isPlace(text, place, left, unit, right)) return place;
        left = unit;
        unit = right;
      }
      return length;
    },
  };

  function startBefore(text: string, at: number): PrefixState {
    return automaton.start(at > 0 ? text.charCodeAt(at - 1) : undefined);
  }

  function classAt(text: string, at: number): number {
    const unit = text.charCodeAt(at);
    return table[unit] || classes.of(unit);
  }

  function walk(from: PrefixState, text: string, at: number): PrefixState {
    let state = from;
    for (let i = at; !state.isFinal && i < text.length; i++) state = walkOne(state, text.charCodeAt(i));
    return state;
  }

  function walkOne(state: PrefixState, unit: number): PrefixState {
    return state.next[table[unit] as number] ?? automaton.step(state, unit);
  }

  /** Whether the candidates of a place are some or not known yet; what two units rule out is remembered. */
  function isPlace(text: string, at: number, left: number, unit: number, right: number): boolean {
    const start = startBefore(text, at);
    const first = start.next[unit] ?? automaton.step(start, text.charCodeAt(at));
    if (right === NOTHING) return first.candidates !== NO_CANDIDATES;
    const second = first.isFinal ? first : walkOne(first, text.charCodeAt(at + 1));
    if (second.candidates === NO_CANDIDATES) {
      pairs.ruleOut({ left, startKind: start.kind, unit, right });
      return false;
    }
    return walk(second, text, at + 2).candidates !== NO_CANDIDATES;
  }
}
