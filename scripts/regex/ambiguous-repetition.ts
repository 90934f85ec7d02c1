import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';

/** Fewer rounds than this multiply the work by a small constant only. */
const ROUNDS_MIN = 3;

/** Characters by which overlaps are looked for: printable ASCII, line break, tab, and some that rules care about. */
const PROBES: readonly string[] = [
  ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)),
  ...'\n\t’‘“”«»–—…éßñяёіعاहे中あ한ก\u{1f600}',
];

/**
 * Finds repeated groups that can split one text in many ways: within a group that is repeated, two neighbouring elements
 * of variable length take the same character, as in `(?:[ ']{1,3}[a-z']{1,12}){0,8}`, or two alternatives of one element
 * do. The number of ways, and with it the time to fail, is exponential in the rounds, even where every bound is small.
 *
 * @returns The groups as they stand in the pattern. Empty says nothing about other kinds of slowness.
 */
export function ambiguousRepetitions({ source, flags }: Pick<RegExp, 'source' | 'flags'>): readonly string[] {
  const found: string[] = [];
  const modes = { unicode: flags.includes('u'), unicodeSets: flags.includes('v') };
  const membersOf = memberLister(flags);
  visitRegExpAST(new RegExpParser().parsePattern(source, 0, source.length, modes), {
    onQuantifierEnter: (quantifier) => {
      const { element, max, raw } = quantifier;
      if (max < ROUNDS_MIN || (element.type !== 'Group' && element.type !== 'CapturingGroup')) return;
      const bodies = element.alternatives.map((alternative) => alternative.elements.filter(isConsuming));
      if (bodies.some((body) => hasOverlap(neighboursIn(body), membersOf)) || hasOverlap(rivalsIn(bodies), membersOf)) {
        found.push(raw);
      }
    },
  });
  return found;
}

type Pair = readonly [AST.Element, AST.Element];
type MemberLister = (element: AST.Element) => ReadonlySet<string>;

/** Pairs of variable elements with nothing between them that must take a character; the last meets the first again. */
function neighboursIn(body: readonly AST.Element[]): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const [index, left] of body.entries()) {
    if (!isVariable(left)) continue;
    for (let step = 1; step <= body.length; step++) {
      const right = body[(index + step) % body.length];
      if (right === undefined) break;
      if (isVariable(right)) pairs.push([left, right]);
      if (right.type !== 'Quantifier' || right.min > 0) break;
    }
  }
  return pairs;
}

/** Alternatives that are one element each can both be taken for the same character. */
function rivalsIn(bodies: readonly (readonly AST.Element[])[]): readonly Pair[] {
  const single = bodies.flatMap((body) => (body.length === 1 && body[0] !== undefined ? [body[0]] : []));
  return single.flatMap((left, index) => single.slice(index + 1).map((right): Pair => [left, right]));
}

function hasOverlap(pairs: readonly Pair[], membersOf: MemberLister): boolean {
  return pairs.some(([left, right]) => [...membersOf(left)].some((character) => membersOf(right).has(character)));
}

function isConsuming(element: AST.Element): boolean {
  return element.type !== 'Assertion';
}

function isVariable(element: AST.Element): boolean {
  return element.type === 'Quantifier' && element.max > element.min && isCharacter(element.element);
}

function isCharacter(element: AST.Element): boolean {
  return element.type === 'Character' || element.type === 'CharacterClass' || element.type === 'CharacterSet';
}

/** The probes that a single character's node, or a repetition of one, takes; none for anything else. */
function memberLister(flags: string): MemberLister {
  const known = new Map<string, ReadonlySet<string>>();
  return (element) => {
    const atom = element.type === 'Quantifier' ? element.element : element;
    if (!isCharacter(atom)) return new Set();
    const members =
      known.get(atom.raw) ??
      new Set(PROBES.filter((probe) => new RegExp(`^${atom.raw}$`, flags.replace(/[gy]/u, '')).test(probe)));
    known.set(atom.raw, members);
    return members;
  };
}
