import { frontAutomaton, NO_CANDIDATES, type PrefixState } from './front-automaton.ts';
import type { Pattern } from './pattern.ts';

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

/**
 * Builds the index over the fronts of patterns. A lookup costs a table access for each unit that it reads, which is
 * one for most places of ordinary text.
 */
export function prefixIndex(patterns: readonly Pattern[]): PrefixIndex {
  const automaton = frontAutomaton(patterns);
  const { classes, starts } = automaton;
  const { table } = classes;

  const startBefore = (text: string, at: number): PrefixState =>
    automaton.start(at > 0 ? text.charCodeAt(at - 1) : undefined);

  const walk = (from: PrefixState, text: string, at: number): PrefixState => {
    let state = from;
    for (let i = at; !state.isFinal && i < text.length; i++) {
      const unit = text.charCodeAt(i);
      state = state.next[table[unit] as number] ?? automaton.step(state, unit);
    }
    return state;
  };

  return {
    candidates(text, at, isEnd) {
      const state = walk(startBefore(text, at), text, at);
      return state.isFinal || isEnd ? state.candidates : undefined;
    },
    nextPlace(text, at) {
      let start = startBefore(text, at);
      for (let place = at; place < text.length; place++) {
        const unit = text.charCodeAt(place);
        const unitClass = table[unit] || classes.of(unit);
        const next = start.next[unitClass] ?? automaton.step(start, unit);
        if (next.candidates !== NO_CANDIDATES && walk(next, text, place + 1).candidates !== NO_CANDIDATES) return place;
        start = starts[unitClass] ?? automaton.start(unit);
      }
      return text.length;
    },
  };
}
