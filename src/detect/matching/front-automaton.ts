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

/** What some units leave of a list of patterns. */
export interface PrefixState {
  /** Units read. */
  readonly depth: number;
  /** In the state before the first unit: what stands on its left. */
  readonly before: number | undefined;
  /** In the state before the first unit: one number for all units on its left that mean the same to the patterns. */
  readonly kind: number;
  readonly threads: readonly Thread[];
  /** Patterns that nothing excludes any more: some match of theirs may be complete. */
  readonly settled: readonly number[];
  /** All patterns that are left, ascending; {@link NO_CANDIDATES} when none is. */
  readonly candidates: readonly number[];
  /** Whether more units would exclude nothing. */
  readonly isFinal: boolean;
  /** The state behind one more unit, by unit class, as far as it has been asked for. */
  readonly next: (PrefixState | undefined)[];
}

/** A way to go on in one of the patterns. */
interface Thread {
  readonly id: number;
  readonly number: number;
  readonly step: FrontStep;
  readonly guard: Guard | undefined;
}

/** The automaton of a list of patterns: which of them a text can begin with. */
export interface FrontAutomaton {
  readonly classes: UnitClasses;
  /** Start states by the class of the unit on the left, as far as they are made; 0 for none. */
  readonly starts: readonly (PrefixState | undefined)[];
  /** The state before the first unit, by the unit on its left. */
  start(before: number | undefined): PrefixState;
  /** The state behind one more unit. */
  step(state: PrefixState, unit: number): PrefixState;
}

/** No rule may begin there; compared by identity. */
export const NO_CANDIDATES: readonly number[] = [];

/** States kept before the automaton starts over: a bound on memory, up to 2 KB a state. */
const STATES_MAX = 4_096;

/**
 * Makes the automaton over classes of units, at most {@link FRONT_DEPTH_MAX} deep. Its states are made when a text
 * first reaches them: a set of some hundred patterns has millions, and texts reach some hundred.
 */
export function frontAutomaton(patterns: readonly Pattern[]): FrontAutomaton {
  const { roots, guards, sets } = rootsOf(patterns);
  const classes = unitClasses([...testsOfSets(sets.values()), ...guards.map((guard) => guard.test)]);
  /** Kinds keep their numbers when the states are made anew. */
  const kinds = new Map<string, number>();
  const startOf = (before: number | undefined, key: string): PrefixState => ({
    ...EMPTY,
    before,
    kind: kindOf(key),
    threads: roots,
    candidates: numbersOf(roots, []),
    isFinal: roots.length === 0,
    next: [],
  });
  /** States by what they leave, so that two ways to the same rest meet in one state. */
  const states = new Map<string, PrefixState>();
  const starts: (PrefixState | undefined)[] = [];
  const behind = stepper();

  return {
    classes,
    starts,
    start(before) {
      const slot = before === undefined ? 0 : classes.of(before);
      let state = starts[slot];
      if (state === undefined) {
        const key = `start ${guards.map(({ test }) => before !== undefined && test.takes(before))}`;
        state = before === undefined ? startOf(before, 'start') : kept(key, () => startOf(before, key));
        starts[slot] = state;
      }
      return state;
    },
    step(state, unit) {
      if (states.size > STATES_MAX) {
        states.clear();
        starts.length = 0;
      }
      const { key, make } = behind(state, unit);
      const next = kept(key, make);
      state.next[classes.of(unit)] = next;
      return next;
    },
  };

  function kindOf(key: string): number {
    const kind = kinds.get(key) ?? kinds.size;
    kinds.set(key, kind);
    return kind;
  }

  function kept(key: string, make: () => PrefixState): PrefixState {
    let state = states.get(key);
    if (state === undefined) {
      state = make();
      states.set(key, state);
    }
    return state;
  }
}

const EMPTY: PrefixState = {
  depth: 0,
  before: undefined,
  kind: 0,
  threads: [],
  settled: [],
  candidates: NO_CANDIDATES,
  isFinal: true,
  next: [],
};

interface Roots {
  readonly roots: readonly Thread[];
  readonly guards: readonly Guard[];
  readonly sets: SetCache;
}

/** Where the patterns begin, with what must stand on the left. */
function rootsOf(patterns: readonly Pattern[]): Roots {
  const sets: SetCache = new Map();
  const guards = new Map<string, Guard>();
  const guardOfStep = ({ guard }: FrontStep, flags: string): Guard | undefined => {
    if (guard === undefined) return undefined;
    const key = `${flags}/${guard.raw}`;
    const made = guards.get(key) ?? guardOf(guard, flags);
    if (made !== undefined) guards.set(key, made);
    return made;
  };
  const roots = patterns.flatMap(({ ast, flags }, number) => {
    collectSets(ast, flags, sets);
    return frontOf(ast, flags, sets).steps.map((step) => ({ id: -1, number, step, guard: guardOfStep(step, flags) }));
  });
  return { roots, guards: [...guards.values()], sets };
}

/** Threads of a state that has many, by the units from 128 on that they name; those that name none stand under -1. */
const NAMED = new WeakMap<PrefixState, ReadonlyMap<number, readonly Thread[]>>();

/** From so many threads on, a look-up is worth its index. */
const THREADS_INDEXED_MIN = 64;

/** The threads that may take a unit, in their order: not all of the thousands that a start state has. */
function threadsFor(state: PrefixState, unit: number): readonly Thread[] {
  if (unit < 128 || state.threads.length < THREADS_INDEXED_MIN) return state.threads;
  let named = NAMED.get(state);
  if (named === undefined) {
    named = threadsByUnit(state.threads);
    NAMED.set(state, named);
  }
  const both = [...(named.get(unit) ?? []), ...(named.get(-1) ?? [])];
  return both.sort((a, b) => a.number - b.number);
}

function threadsByUnit(threads: readonly Thread[]): ReadonlyMap<number, readonly Thread[]> {
  const named = new Map<number, Thread[]>();
  for (const thread of threads) {
    for (const unit of namedUnits(thread.step) ?? [-1]) {
      const list = named.get(unit) ?? [];
      list.push(thread);
      named.set(unit, list);
    }
  }
  return named;
}

/** The units from 128 on that a step may take, where it names them. */
function namedUnits({ units }: FrontStep): ReadonlySet<number> | undefined {
  if (units.kind === 'single') return units.set.others instanceof RegExp ? undefined : units.set.others;
  return units.kind === 'lead' && units.leads !== 'any' ? units.leads : undefined;
}

/** Makes what finds the state behind another one: its name, which equal states share, and the state itself. */
function stepper() {
  const ids = new Map<FrontStep, number>();
  const threadsOf = (number: number, { steps }: Front): readonly Thread[] =>
    steps.map((step) => {
      const id = ids.get(step) ?? ids.size;
      ids.set(step, id);
      return { id, number, step, guard: undefined };
    });

  return (state: PrefixState, unit: number): { readonly key: string; readonly make: () => PrefixState } => {
    const depth = state.depth + 1;
    const taken = threadsFor(state, unit)
      .filter(({ step, guard }) => takesUnit(step.units, unit) && (guard?.admits(state.before, unit) ?? true))
      .map(({ number, step }) => ({ number, front: step.next() }));
    const ended = taken.filter(({ front }) => front.isEnd);
    const settled = numbersOf(ended, state.settled);
    const threads = new Map<number, Thread>();
    for (const { number, front } of taken) {
      if (settled.includes(number)) continue;
      for (const thread of threadsOf(number, front)) threads.set(thread.id, thread);
    }
    const isFinal = threads.size === 0 || depth === FRONT_DEPTH_MAX;
    const candidates = numbersOf(threads.values(), settled);
    const rest = isFinal ? 'final' : `${depth} ${[...threads.keys()].sort((a, b) => a - b)}`;
    return {
      key: `${rest} ${candidates} ${settled}`,
      make: () => ({
        ...EMPTY,
        depth,
        threads: isFinal ? [] : [...threads.values()],
        settled,
        candidates,
        isFinal,
        next: [],
      }),
    };
  };
}

function numbersOf(numbered: Iterable<{ readonly number: number }>, more: readonly number[]): readonly number[] {
  const numbers = new Set(more);
  for (const { number } of numbered) numbers.add(number);
  return numbers.size === 0 ? NO_CANDIDATES : [...numbers].sort((a, b) => a - b);
}
