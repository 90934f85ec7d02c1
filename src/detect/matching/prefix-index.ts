import { type Guard, guardOf } from './front-guards.ts';
import type { Pattern } from './pattern.ts';
import {
  collectSets,
  FRONT_DEPTH_MAX,
  type Front,
  type FrontStep,
  frontOf,
  type SetCache,
  takesUnit,
  testsOfSets,
} from './pattern-front.ts';
import { type UnitClasses, unitClasses } from './unit-classes.ts';

/** Answers which patterns may begin at a place of a text. */
export interface PrefixIndex {
  /**
   * Numbers of the patterns that may match at unit `at`, a superset, ascending; {@link NO_CANDIDATES} for none.
   * Undefined when the text ends before that is known, unless `isEnd` says that no more text will come.
   */
  candidates(text: string, at: number, isEnd: boolean): readonly number[] | undefined;
  /** The first unit from `at` on whose candidates are some or not known yet; the text's length when there is none. */
  nextPlace(text: string, at: number): number;
}

export const NO_CANDIDATES: readonly number[] = [];

/**
 * Builds the index over the fronts of patterns: an automaton over classes of units, at most {@link FRONT_DEPTH_MAX}
 * deep, whose states are made when they are first reached. A lookup costs a table access for each unit that it reads,
 * which is one for most places of ordinary text.
 */
export function prefixIndex(patterns: readonly Pattern[]): PrefixIndex {
  const automaton = frontAutomaton(patterns);
  const { table } = automaton.classes;

  const walk = (text: string, at: number): State => {
    let state = automaton.start(at > 0 ? text.charCodeAt(at - 1) : undefined);
    for (let i = at; !state.isFinal && i < text.length; i++) {
      const unit = text.charCodeAt(i);
      state = state.next[table[unit] as number] ?? automaton.step(state, unit);
    }
    return state;
  };

  return {
    candidates(text, at, isEnd) {
      const state = walk(text, at);
      return state.isFinal || isEnd ? state.candidates : undefined;
    },
    nextPlace(text, at) {
      const { starts } = automaton;
      let start = automaton.start(at > 0 ? text.charCodeAt(at - 1) : undefined);
      for (let place = at; place < text.length; place++) {
        const unit = text.charCodeAt(place);
        const unitClass = table[unit] as number;
        const next = start.next[unitClass];
        if (next === undefined || next.candidates !== NO_CANDIDATES) {
          if (walk(text, place).candidates !== NO_CANDIDATES) return place;
        }
        start = starts[unitClass] ?? automaton.start(unit);
      }
      return text.length;
    },
  };
}

/** A step of a numbered pattern. */
interface Thread {
  readonly id: number;
  readonly number: number;
  readonly step: FrontStep;
  readonly guard: Guard | undefined;
}

/** What the units read so far leave of the patterns. */
interface State {
  readonly depth: number;
  /** In the state before the first unit: what stands on its left. */
  readonly before: number | undefined;
  readonly threads: readonly Thread[];
  /** Patterns that nothing excludes any more: some match of theirs may be complete. */
  readonly settled: readonly number[];
  /** The patterns of both. */
  readonly candidates: readonly number[];
  /** Whether more units would exclude nothing. */
  readonly isFinal: boolean;
  /** By unit class. */
  readonly next: (State | undefined)[];
}

interface FrontAutomaton {
  readonly classes: UnitClasses;
  /** Start states by the class of the unit on the left, as far as they are made; 0 for none. */
  readonly starts: readonly (State | undefined)[];
  /** The state before the first unit, by the unit on its left. */
  start(before: number | undefined): State;
  /** The state behind one more unit. */
  step(state: State, unit: number): State;
}

/** States kept before the automaton starts over: a bound on memory, up to 2 KB a state. */
const STATES_MAX = 4_096;

function frontAutomaton(patterns: readonly Pattern[]): FrontAutomaton {
  const sets: SetCache = new Map();
  for (const { ast, flags } of patterns) collectSets(ast, flags, sets);
  const guards = new Map<string, Guard>();
  const ids = new Map<FrontStep, number>();
  const threadsOf = (number: number, { steps }: Front, isRoot: boolean): readonly Thread[] =>
    steps.map((step) => {
      let id = ids.get(step);
      if (id === undefined) ids.set(step, (id = ids.size));
      return { id, number, step, guard: isRoot ? guardOfStep(step, patterns[number]?.flags ?? 'u', guards) : undefined };
    });
  const roots = patterns.flatMap(({ ast, flags }, number) => threadsOf(number, frontOf(ast, flags, sets), true));
  const classes = unitClasses([...testsOfSets(sets.values()), ...[...guards.values()].map((guard) => guard.test)]);

  /** States by what they leave, so that two ways to the same rest meet in one state. */
  const states = new Map<string, State>();
  const starts: (State | undefined)[] = [];

  return {
    classes,
    starts,
    start(before) {
      const slot = before === undefined ? 0 : classes.of(before);
      starts[slot] ??= startState(before);
      return starts[slot];
    },
    step(state, unit) {
      if (states.size > STATES_MAX) {
        states.clear();
        starts.length = 0;
      }
      const fronts = state.threads.filter(
        ({ step, guard }) => takesUnit(step.units, unit) && (guard?.admits(state.before, unit) ?? true),
      );
      const next = stateBehind(state, fronts);
      state.next[classes.of(unit)] = next;
      return next;
    },
  };

  function startState(before: number | undefined): State {
    const key = `start ${[...guards.values()].map(({ test }) => (before === undefined ? '-' : Number(test.takes(before))))}`;
    let state = states.get(key);
    if (state === undefined) {
      state = { depth: 0, before, threads: roots, settled: [], candidates: numbersOf(roots, []), isFinal: roots.length === 0, next: [] };
      states.set(key, state);
    }
    return state;
  }

  function stateBehind({ depth, settled: before }: State, taken: readonly Thread[]): State {
    const fronts = taken.map(({ number, step }) => ({ number, front: step.next() }));
    const settled = numbersOf(fronts.filter(({ front }) => front.isEnd), before);
    const threads = new Map<number, Thread>();
    for (const { number, front } of fronts) {
      if (settled.includes(number)) continue;
      for (const thread of threadsOf(number, front, false)) threads.set(thread.id, thread);
    }
    const isFinal = threads.size === 0 || depth + 1 === FRONT_DEPTH_MAX;
    const candidates = numbersOf(threads.values(), settled);
    const rest = isFinal ? '' : `${depth} ${[...threads.keys()].sort((a, b) => a - b)}`;
    const key = `${rest} ${candidates} ${settled}`;
    let state = states.get(key);
    if (state === undefined) {
      state = { depth: depth + 1, before: undefined, threads: isFinal ? [] : [...threads.values()], settled, candidates, isFinal, next: [] };
      states.set(key, state);
    }
    return state;
  }
}

function guardOfStep({ guard }: FrontStep, flags: string, known: Map<string, Guard>): Guard | undefined {
  if (guard === undefined) return undefined;
  const key = `${flags}/${guard.raw}`;
  const made = known.get(key) ?? guardOf(guard, flags);
  if (made !== undefined) known.set(key, made);
  return made;
}

function numbersOf(numbered: Iterable<{ readonly number: number }>, more: readonly number[]): readonly number[] {
  const numbers = new Set(more);
  for (const { number } of numbered) numbers.add(number);
  return numbers.size === 0 ? NO_CANDIDATES : [...numbers].sort((a, b) => a - b);
}
