import type { AST } from '@eslint-community/regexpp';
import { RE2JS } from 're2js';
import { InvalidRuleError } from '../../core/errors.ts';
import type { Matcher } from './matcher.ts';
import { type Pattern, partialForm, quantifierOf } from './pattern.ts';

/** UTF-16 units of a user's pattern source. */
const USER_PATTERN_LENGTH_MAX = 1_000;

/** Instructions of a user's compiled pattern; in the worst case each costs time for each character. */
const USER_PROGRAM_SIZE_MAX = 2_500;

/**
 * A matcher on RE2's automata: time is linear in the text for every pattern. One search answers for all places up to
 * the match that it finds, so that asking place after place costs one pass.
 *
 * @throws {@link InvalidRuleError} for a pattern longer than {@link USER_PATTERN_LENGTH_MAX}, one that RE2 cannot
 * express (look-around, most Unicode properties, repeats above 1,000) or whose program is too large.
 */
export function linearMatcher(ruleId: string, pattern: Pattern): Matcher {
  if (pattern.source.length > USER_PATTERN_LENGTH_MAX) {
    throw new InvalidRuleError(ruleId, `the pattern has more than ${USER_PATTERN_LENGTH_MAX} characters`);
  }
  const print = (node: AST.Node): string => printLinear(node, ruleId);
  const compile = (source: string): RE2JS => compileLinear(ruleId, source, pattern.flags);
  refuseNestedRepeats(ruleId, pattern.ast);
  const exact = compile(print(pattern.ast));
  if (exact.programSize() > USER_PROGRAM_SIZE_MAX) {
    throw new InvalidRuleError(
      ruleId,
      `the compiled pattern has ${exact.programSize()} instructions, the limit is ${USER_PROGRAM_SIZE_MAX}; use smaller repeats`,
    );
  }
  // These forms take one character on the left, so that \b sees it. The first says at once that a text holds no match.
  const anywhere = compile(`(?s:.)(?:${print(pattern.ast)})`);
  const partial = `(?:${partialForm(pattern.ast, '\\z', print)})\\z`;
  const partialAtStart = compile(partial);
  const partialInside = compile(`(?s:.)${partial}`);
  const reach = pattern.lengthMax + 2;
  const touchesEnd = (text: string, at: number): boolean => {
    if (text.length - at > reach) return false;
    return at === 0 ? partialAtStart.testExact(text) : partialInside.testExact(text.slice(at - 1));
  };
  const forRun = (): Matcher => {
    let last: Search = { text: '', from: 0, start: -1, end: -1 };
    const matchEnd = (text: string, at: number): number => {
      const isKnown = last.text === text && at >= last.from && at <= last.start;
      if (!isKnown) last = search({ exact, anywhere }, text, at);
      return at === last.start ? last.end : -1;
    };
    return { matchEnd, touchesEnd, forRun };
  };
  return forRun();
}

/** How often something may be repeated by repeats within repeats: what `(?:a{1,20}){1,20}` has. */
const NESTED_REPEATS_MAX = 400;

/** Repeats within repeats multiply the states of the automata, and the time that it takes to make them. */
function refuseNestedRepeats(ruleId: string, ast: AST.Pattern): void {
  const worst = repeatsOf(ast, 1, 0);
  if (worst > NESTED_REPEATS_MAX) {
    throw new InvalidRuleError(
      ruleId,
      `repeats within repeats amount to ${worst} repetitions, the limit is ${NESTED_REPEATS_MAX}; use smaller ones`,
    );
  }
}

/** The largest product of nested repeats of two and more levels, or 0. */
function repeatsOf(node: AST.Node, product: number, level: number): number {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return Math.max(...node.alternatives.map((alternative) => repeatsOf(alternative, product, level)));
    case 'Alternative':
      return Math.max(0, ...node.elements.map((element) => repeatsOf(element, product, level)));
    case 'Quantifier': {
      // What is there once or not at all is no repeat.
      const isRepeat = node.max > 1;
      const here = product * Math.max(1, node.max);
      const own = isRepeat && level > 0 ? here : 0;
      return Math.max(own, repeatsOf(node.element, here, level + Number(isRepeat)));
    }
    default:
      return 0;
  }
}

/** The first match at or after `from`; `start` is infinite when there is none. */
interface Search {
  readonly text: string;
  readonly from: number;
  readonly start: number;
  readonly end: number;
}

function search(
  { exact, anywhere }: { readonly exact: RE2JS; readonly anywhere: RE2JS },
  text: string,
  from: number,
): Search {
  const canMatch = from === 0 ? exact.test(text) : anywhere.test(text.slice(from - 1));
  const matcher = exact.matcher(text);
  if (!canMatch || !matcher.find(from)) return { text, from, start: Number.POSITIVE_INFINITY, end: -1 };
  return { text, from, start: matcher.start(), end: matcher.end() };
}

function compileLinear(ruleId: string, source: string, flags: string): RE2JS {
  try {
    return RE2JS.compile(source, flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0);
  } catch (error) {
    throw new InvalidRuleError(ruleId, 'the linear-time engine cannot run the pattern', { cause: error });
  }
}

// ECMA-262 §22.2.2.9: white space and line terminators; RE2's own \s is ASCII only.
const SPACE =
  '\\t\\n\\v\\f\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}';
const ESCAPES = { digit: '0-9', word: '0-9A-Za-z_', space: SPACE } as const;

/** Spells a parsed pattern in RE2's syntax with the meaning that it has in ECMAScript. */
function printLinear(node: AST.Node, ruleId: string): string {
  const print = (child: AST.Node): string => printLinear(child, ruleId);
  switch (node.type) {
    case 'Pattern':
      return node.alternatives.map(print).join('|');
    case 'Group':
    case 'CapturingGroup':
      return `(?:${node.alternatives.map(print).join('|')})`;
    case 'Alternative':
      return node.elements.map(print).join('');
    case 'Quantifier':
      return `(?:${print(node.element)})${quantifierOf(node)}`;
    case 'Character':
      return `\\x{${node.value.toString(16)}}`;
    case 'CharacterClassRange':
      return `${print(node.min)}-${print(node.max)}`;
    case 'CharacterClass':
      return printClass(node, ruleId);
    case 'CharacterSet':
      return printSet(node, ruleId);
    case 'Assertion':
      if (node.kind === 'word') return node.negate ? '\\B' : '\\b';
      throw new InvalidRuleError(
        ruleId,
        `${node.raw} is not available to users' patterns; use \\b or spell out the neighbours`,
      );
    default:
      throw new InvalidRuleError(ruleId, `${node.type} is not available to users' patterns`);
  }
}

function printClass(node: AST.CharacterClass, ruleId: string): string {
  const members = node.elements.map((element) =>
    element.type === 'CharacterSet' ? printSetMember(element, ruleId) : printLinear(element, ruleId),
  );
  if (members.length === 0) throw new InvalidRuleError(ruleId, 'an empty character class matches nothing');
  return `[${node.negate ? '^' : ''}${members.join('')}]`;
}

function printSet(node: AST.CharacterSet, ruleId: string): string {
  if (node.kind === 'any') return '[^\\n\\r\\x{2028}\\x{2029}]';
  if (node.kind === 'property') return printSetMember(node, ruleId);
  return `[${node.negate ? '^' : ''}${ESCAPES[node.kind]}]`;
}

function printSetMember(node: AST.CharacterSet, ruleId: string): string {
  if (node.kind === 'property') {
    const isCategoryOrScript =
      node.key === 'General_Category' || node.key === 'Script' || node.key === 'gc' || node.key === 'sc';
    const name = isCategoryOrScript ? node.value : node.value === null ? node.key : null;
    if (name === null) throw new InvalidRuleError(ruleId, `${node.raw} is not available to users' patterns`);
    return `\\${node.negate ? 'P' : 'p'}{${name}}`;
  }
  if (node.kind === 'any') throw new InvalidRuleError(ruleId, 'unexpected . in a class');
  if (!node.negate) return ESCAPES[node.kind];
  if (node.kind === 'space')
    throw new InvalidRuleError(ruleId, "\\S inside a class is not available to users' patterns; use [^\\s…]");
  return node.kind === 'digit' ? '\\D' : '\\W';
}
