import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { InvalidRuleError } from '../../core/errors.ts';

/** What the engine needs to know of a pattern before it runs it. */
export interface Pattern {
  readonly ast: AST.Pattern;
  readonly source: string;
  /** `u` or `iu`. */
  readonly flags: string;
  /** Most UTF-16 units that a match can have. */
  readonly lengthMax: number;
  /**
   * Source of the partial form: it matches at `p`, up to the end of the text, when some path from `p` can touch that
   * end. Every atom and assertion `x` becomes `(?:x|$)` and the whole ends in `$`.
   */
  readonly partial: string;
}

const PARSER = new RegExpParser({ ecmaVersion: 2025 });

/**
 * Parses a rule's pattern and refuses what cannot run on a stream: flags other than `u` and `iu`, unbounded
 * quantifiers, back-references, look-around over more than one character, `^` and `$`, inline modifiers, empty matches.
 *
 * @param lengthMax - UTF-16 units that a match may have at the most.
 * @throws {@link InvalidRuleError}
 */
export function parsePattern(ruleId: string, regex: RegExp, lengthMax: number): Pattern {
  if (regex.flags !== 'u' && regex.flags !== 'iu') {
    throw new InvalidRuleError(ruleId, `flags must be "u" or "iu", not "${regex.flags}"`);
  }
  const pattern = PARSED.get(regex) ?? readPattern(ruleId, regex);
  PARSED.set(regex, pattern);
  if (pattern.lengthMax > lengthMax) {
    throw new InvalidRuleError(ruleId, `a match may have ${pattern.lengthMax} UTF-16 units, the limit is ${lengthMax}`);
  }
  return pattern;
}

/** Several sets hold the same rules, and parsing is the most of what compiling them takes. */
const PARSED = new WeakMap<RegExp, Pattern>();

function readPattern(ruleId: string, { source, flags }: RegExp): Pattern {
  const ast = parse(ruleId, source);
  const { min, max } = measure(ast, ruleId);
  if (min === 0) throw new InvalidRuleError(ruleId, 'the pattern matches the empty text');
  return {
    ast,
    source,
    flags,
    lengthMax: max,
    get partial() {
      return `(?:${partialForm(ast, '$')})$`;
    },
  };
}

function parse(ruleId: string, source: string): AST.Pattern {
  try {
    return PARSER.parsePattern(source, 0, source.length, { unicode: true });
  } catch (error) {
    throw new InvalidRuleError(ruleId, 'the pattern uses syntax that is not known here', { cause: error });
  }
}

interface Length {
  readonly min: number;
  readonly max: number;
}

function measure(node: AST.Node, ruleId: string): Length {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup': {
      if (node.type === 'Group' && node.modifiers !== null)
        throw new InvalidRuleError(ruleId, 'inline modifiers are not supported');
      const either = { min: Number.POSITIVE_INFINITY, max: 0 };
      for (const alternative of node.alternatives) {
        const { min, max } = measure(alternative, ruleId);
        either.min = Math.min(either.min, min);
        either.max = Math.max(either.max, max);
      }
      return either;
    }
    case 'Alternative': {
      const all = { min: 0, max: 0 };
      for (const element of node.elements) {
        const { min, max } = measure(element, ruleId);
        all.min += min;
        all.max += max;
      }
      return all;
    }
    case 'Quantifier': {
      if (node.max === Number.POSITIVE_INFINITY)
        throw new InvalidRuleError(
          ruleId,
          `the quantifier ${node.raw.slice(node.element.raw.length)} has no upper bound`,
        );
      const length = measure(node.element, ruleId);
      return { min: length.min * node.min, max: length.max * node.max };
    }
    case 'Assertion':
      refuseWideAssertion(node, ruleId);
      return { min: 0, max: 0 };
    case 'Backreference':
      throw new InvalidRuleError(ruleId, 'back-references are not supported');
    default:
      return { min: 1, max: unitsMax(node) };
  }
}

function refuseWideAssertion(node: AST.Assertion, ruleId: string): void {
  if (node.kind === 'start' || node.kind === 'end') {
    throw new InvalidRuleError(
      ruleId,
      'use (?<![^\\n]) and (?![^\\n]) for the edges of a line; ^ and $ are not known on a stream',
    );
  }
  if (node.kind !== 'lookahead' && node.kind !== 'lookbehind') return;
  for (const alternative of node.alternatives) {
    const single = alternative.elements.length === 1 && isCharacterNode(alternative.elements[0]);
    if (!single) throw new InvalidRuleError(ruleId, 'look-around may cover one character only');
  }
}

/** Whether a node stands for exactly one character: itself, a class or an escape. */
export function isCharacterNode(node: AST.Element | undefined): boolean {
  return node?.type === 'Character' || node?.type === 'CharacterClass' || node?.type === 'CharacterSet';
}

/** UTF-16 units that one character of the pattern may have. */
function unitsMax(node: AST.Node): number {
  switch (node.type) {
    case 'Character':
      return node.value > 0xffff ? 2 : 1;
    case 'CharacterClassRange':
      return node.max.value > 0xffff ? 2 : 1;
    case 'CharacterClass':
      return node.negate ? 2 : Math.max(1, ...node.elements.map(unitsMax));
    case 'CharacterSet':
      return node.kind !== 'any' && node.kind !== 'property' && !node.negate ? 1 : 2;
    default:
      return 2;
  }
}

/**
 * Rewrites a pattern so that each of its steps may also be the end of the text, spelled `end`: once a path has got
 * there, it steps over all that follows.
 */
export function partialForm(
  node: AST.Node,
  end: string,
  print: (atom: AST.Node) => string = (atom) => atom.raw,
): string {
  const inner = (child: AST.Node): string => partialForm(child, end, print);
  switch (node.type) {
    case 'Pattern':
      return node.alternatives.map(inner).join('|');
    case 'Group':
    case 'CapturingGroup':
      return `(?:${node.alternatives.map(inner).join('|')})`;
    case 'Alternative':
      return node.elements.map(inner).join('');
    case 'Quantifier':
      return `(?:${inner(node.element)})${quantifierOf(node)}`;
    default:
      return `(?:${print(node)}|${end})`;
  }
}

/** `{min,max}`, lazy where the quantifier is. */
export function quantifierOf(node: AST.Quantifier): string {
  return `{${node.min},${node.max}}${node.greedy ? '' : '?'}`;
}
