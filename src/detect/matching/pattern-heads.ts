import type { AST } from '@eslint-community/regexpp';
import { ANY_UNIT, type UnitSet, unitSetOf } from './unit-set.ts';

/** Units at the front of a pattern that the index looks at. */
export const HEAD_LENGTH_MAX = 4;

/** More heads than this are cut short: a shorter head admits more. */
const HEADS_MAX = 96;

/** One way for a match to begin: the sets of its first units, at most {@link HEAD_LENGTH_MAX}. A superset. */
export type Head = readonly UnitSet[];

/** While heads are put together: an open head ends where the pattern's next element goes on. */
interface Draft {
  readonly sets: Head;
  readonly isOpen: boolean;
}

/** The ways in which a match of the pattern can begin. */
export function headsOf(pattern: AST.Pattern, flags: string): readonly Head[] {
  return drafts(pattern, flags, new Map()).map((draft) => draft.sets);
}

type SetCache = Map<string, UnitSet>;

const EMPTY: readonly Draft[] = [{ sets: [], isOpen: true }];

function drafts(node: AST.Node, flags: string, cache: SetCache): readonly Draft[] {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return bounded(node.alternatives.flatMap((alternative) => drafts(alternative, flags, cache)));
    case 'Alternative':
      return node.elements.reduce((before, element) => append(before, drafts(element, flags, cache)), EMPTY);
    case 'Quantifier': {
      const once = drafts(node.element, flags, cache);
      const all: Draft[] = [];
      let repeated = EMPTY;
      for (let times = 0; times <= Math.min(node.max, node.min + HEAD_LENGTH_MAX); times++) {
        if (times >= node.min) all.push(...repeated);
        if (repeated.every((draft) => !draft.isOpen)) break;
        repeated = append(repeated, once);
      }
      return bounded(all.length > 0 ? all : repeated);
    }
    case 'Character':
      return unitsOf(node, node.value > 0xffff, flags, cache);
    case 'CharacterClass':
    case 'CharacterSet':
      return unitsOf(node, false, flags, cache);
    default:
      return EMPTY;
  }
}

/** A head of one set; of two when the atom may be a surrogate pair, whose second half can be anything here. */
function unitsOf(
  node: AST.Character | AST.CharacterClass | AST.CharacterSet,
  isPair: boolean,
  flags: string,
  cache: SetCache,
): readonly Draft[] {
  const known = cache.get(node.raw);
  const set = known ?? unitSetOf(node, flags);
  if (known === undefined) cache.set(node.raw, set);
  if (isPair) return [{ sets: [set, ANY_UNIT], isOpen: true }];
  const mayBePair = set.others === 'all' || [...set.others].some((unit) => unit >= 0xd800 && unit < 0xdc00);
  // What follows a possible surrogate pair stands one unit further on: the head ends here.
  return mayBePair
    ? [
        { sets: [asciiOnly(set)], isOpen: true },
        { sets: [set], isOpen: false },
      ]
    : [{ sets: [set], isOpen: true }];
}

function asciiOnly(set: UnitSet): UnitSet {
  return { ascii: set.ascii, others: new Set() };
}

function append(before: readonly Draft[], after: readonly Draft[]): readonly Draft[] {
  if (after === EMPTY) return before;
  const joined: Draft[] = [];
  for (const head of before) {
    if (!head.isOpen) joined.push(head);
    else for (const next of after) joined.push(joinDrafts(head, next));
  }
  return joined.length > HEADS_MAX ? before.map((head) => ({ ...head, isOpen: false })) : joined;
}

function joinDrafts(head: Draft, next: Draft): Draft {
  const sets = [...head.sets, ...next.sets];
  return sets.length >= HEAD_LENGTH_MAX
    ? { sets: sets.slice(0, HEAD_LENGTH_MAX), isOpen: false }
    : { sets, isOpen: next.isOpen };
}

/** Keeps the number of heads down: when there are too many, one that admits everything stands for all. */
function bounded(heads: readonly Draft[]): readonly Draft[] {
  return heads.length > HEADS_MAX ? [{ sets: [ANY_UNIT], isOpen: false }] : heads;
}
