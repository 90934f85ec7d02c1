import type { Pattern } from './pattern.ts';
import { HEAD_LENGTH_MAX, type Head, headsOf } from './pattern-heads.ts';
import { hasUnit } from './unit-set.ts';

/** Answers which patterns may begin at a place of a text. */
export interface PrefixIndex {
  /**
   * Numbers of the patterns that may match at unit `at`, a superset, ascending; {@link NO_CANDIDATES} for none.
   * Undefined when the text ends before that is known, unless `isEnd` says that no more text will come.
   */
  candidates(text: string, at: number, isEnd: boolean): readonly number[] | undefined;
}

export const NO_CANDIDATES: readonly number[] = [];

/** A state of the index: patterns that the units read so far do not exclude. States are made when first reached. */
interface State {
  readonly depth: number;
  readonly heads: readonly NumberedHead[];
  readonly candidates: readonly number[];
  readonly next: (State | undefined)[];
}

interface NumberedHead {
  readonly number: number;
  readonly sets: Head;
}

/** States kept before the index starts over: a bound on memory, 1 to 5 KB a state. */
const STATES_MAX = 2_048;

const ASCII_CLASSES = 128;

/**
 * Builds the index over patterns' heads: a trie of unit classes, at most {@link HEAD_LENGTH_MAX} deep, made lazily.
 * A lookup costs a table access for each unit that it reads, which is one for most places of ordinary text.
 */
export function prefixIndex(patterns: readonly Pattern[]): PrefixIndex {
  const heads = patterns.flatMap((pattern, number) =>
    headsOf(pattern.ast, pattern.flags).map((sets): NumberedHead => ({ number, sets })),
  );
  const beginsInWord = patterns.map((pattern, number) =>
    canBeginInWord(
      pattern,
      heads.filter((head) => head.number === number),
    ),
  );
  const classes = unitClasses(heads);
  let count = 0;
  let afterWord: State;
  let elsewhere: State;
  const reset = (): void => {
    count = 2;
    elsewhere = stateOf(heads, 0, classes.count);
    afterWord = stateOf(
      heads.filter((head) => beginsInWord[head.number]),
      0,
      classes.count,
    );
  };
  reset();

  return {
    candidates(text, at, isEnd) {
      if (count > STATES_MAX) reset();
      let state = at > 0 && isAsciiWord(text.charCodeAt(at - 1)) ? afterWord : elsewhere;
      for (let i = at; ; i++) {
        if (state.depth === HEAD_LENGTH_MAX || state.heads.length === 0) return state.candidates;
        if (i >= text.length) return isEnd ? state.candidates : undefined;
        const unit = text.charCodeAt(i);
        const unitClass = unit < ASCII_CLASSES ? unit : (classes.ofUnit.get(unit) ?? ASCII_CLASSES);
        let next = state.next[unitClass];
        if (next === undefined) {
          next = step(state, unit, classes.count);
          state.next[unitClass] = next;
          count++;
        }
        state = next;
      }
    },
  };
}

function step(state: State, unit: number, classCount: number): State {
  const { depth } = state;
  const heads = state.heads.filter(({ sets }) => {
    const set = sets[depth];
    return set === undefined || hasUnit(set, unit);
  });
  return stateOf(heads, depth + 1, classCount);
}

/** A state whose heads have all been read to their end has nothing more to exclude: it counts as fully deep. */
function stateOf(heads: readonly NumberedHead[], depth: number, classCount: number): State {
  const candidates =
    heads.length === 0 ? NO_CANDIDATES : [...new Set(heads.map((head) => head.number))].sort((a, b) => a - b);
  const isSettled = depth > 0 && heads.every((head) => head.sets.length <= depth);
  return {
    depth: isSettled ? HEAD_LENGTH_MAX : depth,
    heads,
    candidates,
    next: isSettled || heads.length === 0 ? [] : new Array<undefined>(classCount),
  };
}

/** Units from 128 that some head names get a class each; all others share one: no head tells them apart. */
function unitClasses(heads: readonly NumberedHead[]): {
  readonly ofUnit: ReadonlyMap<number, number>;
  readonly count: number;
} {
  const ofUnit = new Map<number, number>();
  for (const { sets } of heads) {
    for (const { others } of sets) {
      if (others === 'all') continue;
      for (const unit of others) if (!ofUnit.has(unit)) ofUnit.set(unit, ASCII_CLASSES + 1 + ofUnit.size);
    }
  }
  return { ofUnit, count: ASCII_CLASSES + 1 + ofUnit.size };
}

const WORD_UNITS = Array.from({ length: 128 }, (_, unit) => String.fromCharCode(unit)).filter((character) =>
  /\w/u.test(character),
);

/** Whether the pattern's leading look-behind or word boundary lets it begin right after an ASCII letter, digit or `_`. */
function canBeginInWord(pattern: Pattern, heads: readonly NumberedHead[]): boolean {
  return pattern.ast.alternatives.some((alternative) => {
    const first = alternative.elements[0];
    if (first?.type !== 'Assertion') return true;
    if (first.kind === 'word' && !first.negate) return !heads.every(beginsWithWord);
    if (first.kind !== 'lookbehind') return true;
    const assertion = new RegExp(first.raw, `${pattern.flags}y`);
    return WORD_UNITS.some((character) => {
      assertion.lastIndex = 1;
      return assertion.test(character);
    });
  });
}

function beginsWithWord({ sets: [first] }: NumberedHead): boolean {
  if (first === undefined || first.others === 'all' || first.others.size > 0) return false;
  return first.ascii.every((isIn, unit) => isIn === 0 || isAsciiWord(unit));
}

function isAsciiWord(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 95;
}
