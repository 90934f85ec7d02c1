import type { AST } from '@eslint-community/regexpp';
import type { UnitTest } from './unit-classes.ts';
import { type CharacterAtom, hasUnit, type UnitSet, unitSetOf } from './unit-set.ts';

/** One unit that a match may have, and what may follow it. Steps of one front are the same objects at every asking. */
export interface FrontStep {
  readonly units: Units;
  readonly next: () => Front;
  /** At the front of a pattern only: a look-behind or word boundary that must hold before the unit. */
  readonly guard: AST.Assertion | undefined;
}

/** Which units a step takes: those of a set, high surrogates that may begin a character of the set, or any low one. */
export type Units =
  | { readonly kind: 'single'; readonly set: UnitSet }
  | { readonly kind: 'lead'; readonly leads: UnitSet['leads'] }
  | { readonly kind: 'trail' };

/** How a match can go on from some place in a pattern. A superset: look-around past the front is not looked at. */
export interface Front {
  readonly steps: readonly FrontStep[];
  /** Whether the match may end here. */
  readonly isEnd: boolean;
}

/** Sets of atoms by flags and code point or source: patterns share most of them. */
export type SetCache = Map<string | number, UnitSet>;

/** Fronts deeper than this are not asked for: what can be empty need not be repeated more often. */
export const FRONT_DEPTH_MAX = 12;

/** The ways in which a match of the pattern can begin; what follows is worked out when it is asked for. */
export function frontOf(pattern: AST.Pattern, flags: string, cache: SetCache): Front {
  return alternatives(pattern.alternatives, { flags, cache }, () => END);
}

interface Build {
  readonly flags: string;
  readonly cache: SetCache;
}

type Next = () => Front;

const END: Front = { steps: [], isEnd: true };

function alternatives(all: readonly AST.Alternative[], build: Build, next: Next): Front {
  return union(all.map((alternative) => sequence(alternative.elements, 0, build, next)));
}

function sequence(elements: readonly AST.Element[], at: number, build: Build, next: Next): Front {
  const element = elements[at];
  if (element === undefined) return next();
  const rest = once(() => sequence(elements, at + 1, build, next));
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return alternatives(element.alternatives, build, rest);
    case 'Quantifier':
      return repetition(element, 0, build, rest);
    case 'Character':
    case 'CharacterClass':
    case 'CharacterSet':
      return atom(element, build, rest);
    case 'Assertion':
      return guarded(element, rest());
    default:
      return rest();
  }
}

function repetition(node: AST.Quantifier, times: number, build: Build, next: Next): Front {
  const canBeEmpty = isNullable(node.element);
  const max = canBeEmpty ? Math.min(node.max, FRONT_DEPTH_MAX) : node.max;
  if (times >= max) return next();
  const again = once(() => repetition(node, times + 1, build, next));
  const body = sequence([node.element], 0, build, again);
  return times >= node.min || canBeEmpty ? union([body, next()]) : body;
}

function isNullable(node: AST.Element): boolean {
  return unitsMin(node) === 0;
}

/** The fewest units that a match of the element has, as far as it matters here. */
function unitsMin(node: AST.Element): number {
  switch (node.type) {
    case 'Group':
    case 'CapturingGroup':
      return Math.min(
        ...node.alternatives.map(({ elements }) => elements.reduce((sum, each) => sum + unitsMin(each), 0)),
      );
    case 'Quantifier':
      return node.min * unitsMin(node.element);
    case 'Character':
    case 'CharacterClass':
    case 'CharacterSet':
      return 1;
    default:
      return 0;
  }
}

/** Puts the sets of all atoms into the cache which the front of the pattern can reach within its depth. */
export function collectSets(pattern: AST.Pattern, flags: string, cache: SetCache): void {
  for (const { elements } of pattern.alternatives) collectFrom(elements, FRONT_DEPTH_MAX, { flags, cache });
}

function collectFrom(elements: readonly AST.Element[], depth: number, build: Build): void {
  let left = depth;
  for (const element of elements) {
    if (left <= 0) return;
    if (element.type === 'Group' || element.type === 'CapturingGroup') {
      for (const alternative of element.alternatives) collectFrom(alternative.elements, left, build);
    } else if (element.type === 'Quantifier') collectFrom([element.element], left, build);
    else if (isAtom(element)) setOf(element, build);
    left -= unitsMin(element);
  }
}

function isAtom(node: AST.Element): node is CharacterAtom {
  return node.type === 'Character' || node.type === 'CharacterClass' || node.type === 'CharacterSet';
}

function setOf(node: CharacterAtom, { flags, cache }: Build): UnitSet {
  const ignoresCase = flags.includes('i');
  const key = node.type === 'Character' ? 2 * node.value + Number(ignoresCase) : `${flags}/${node.raw}`;
  let set = cache.get(key);
  if (set === undefined) {
    set = unitSetOf(node, flags);
    cache.set(key, set);
  }
  return set;
}

function atom(node: CharacterAtom, build: Build, next: Next): Front {
  const set = setOf(node, build);
  const steps: FrontStep[] = [{ units: { kind: 'single', set }, next, guard: undefined }];
  if (set.leads === 'any' || set.leads.size > 0) {
    const trail: Front = { steps: [{ units: { kind: 'trail' }, next, guard: undefined }], isEnd: false };
    steps.push({ units: { kind: 'lead', leads: set.leads }, next: () => trail, guard: undefined });
  }
  return { steps, isEnd: false };
}

/** Only the assertion next to the unit guards it; those farther on the left may be dropped: the front admits more. */
function guarded(assertion: AST.Assertion, front: Front): Front {
  if (assertion.kind !== 'lookbehind' && assertion.kind !== 'word') return front;
  return {
    steps: front.steps.map((step) => (step.guard === undefined ? { ...step, guard: assertion } : step)),
    isEnd: front.isEnd,
  };
}

function union(fronts: readonly Front[]): Front {
  if (fronts.length === 1) return fronts[0] as Front;
  return { steps: [...new Set(fronts.flatMap((front) => front.steps))], isEnd: fronts.some((front) => front.isEnd) };
}

function once(make: Next): Next {
  let made: Front | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Whether a step takes this unit. */
export function takesUnit(units: Units, unit: number): boolean {
  switch (units.kind) {
    case 'single':
      return hasUnit(units.set, unit);
    case 'lead':
      return (unit & 0xfc00) === 0xd800 && (units.leads === 'any' || units.leads.has(unit));
    case 'trail':
      return (unit & 0xfc00) === 0xdc00;
  }
}

/** The tests by which sets tell units apart; surrogates of one half count as told apart. */
export function testsOfSets(sets: Iterable<UnitSet>): readonly UnitTest[] {
  return Array.from(sets).flatMap((set): UnitTest[] => {
    const { others, leads } = set;
    const takes: UnitTest = {
      takes: (unit: number) => hasUnit(set, unit),
      beyondAscii: others instanceof RegExp ? undefined : others,
    };
    return leads === 'any' || leads.size === 0
      ? [takes]
      : [takes, { takes: (unit) => leads.has(unit), beyondAscii: leads }];
  });
}
