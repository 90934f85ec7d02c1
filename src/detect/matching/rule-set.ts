import { InvalidRuleError } from '../../core/errors.ts';
import { matcherOf } from './matcher.ts';
import { isCharacterNode, type Pattern, parsePattern } from './pattern.ts';
import { frontOf, takesUnit } from './pattern-front.ts';
import { type PrefixIndex, prefixIndex } from './prefix-index.ts';
import type { Body } from './region-body.ts';
import {
  CONTEXT_CHARS,
  type MeterRule,
  REGION_OPENER_MAX,
  type RegionRule,
  type Rule,
  type TokenRule,
} from './rule.ts';
import type { CompiledRule } from './span-run.ts';

/** Rules made ready to run together over a view. Immutable; any number of runs may share it. */
export interface RuleSet {
  readonly spans: readonly CompiledRule[];
  readonly index: PrefixIndex;
  readonly tokens: readonly TokenRule[];
  readonly meters: readonly MeterRule[];
  /** Values in lower case that are nobody's personal data, whatever a rule says. */
  readonly allowed?: ReadonlySet<string>;
}

/** The longest region, in UTF-16 units. */
export const REGION_LENGTH_MAX = 65_536;

/**
 * Compiles rules.
 *
 * @param spanLengthMax - UTF-16 units that a span may have: what a stream may withhold.
 * @throws {@link InvalidRuleError} for a rule that cannot run on a stream, and for two rules of one id.
 */
export function compileRules(rules: readonly Rule[], spanLengthMax: number): RuleSet {
  refuseEqualIds(rules);
  const patterns: Pattern[] = [];
  const spans: CompiledRule[] = [];
  for (const rule of rules) {
    if (rule.kind !== 'span' && rule.kind !== 'region') continue;
    const pattern =
      rule.kind === 'span'
        ? parsePattern(rule.id, rule.pattern, spanLengthMax)
        : parsePattern(rule.id, rule.opener, REGION_OPENER_MAX);
    const matcher = matcherOf(rule.id, pattern, rule.kind === 'span' && rule.linear === true);
    patterns.push(pattern);
    spans.push({ rule, matcher, lengthMax: pattern.lengthMax, ...(rule.kind === 'region' && { body: bodyOf(rule) }) });
  }
  return {
    spans,
    index: prefixIndex(patterns),
    tokens: rules.filter((rule) => rule.kind === 'token'),
    meters: rules.filter((rule) => rule.kind === 'meter'),
  };
}

function refuseEqualIds(rules: readonly Rule[]): void {
  const seen = new Set<string>();
  for (const { id } of rules) {
    if (seen.has(id)) throw new InvalidRuleError(id, 'another rule has the same id');
    seen.add(id);
  }
}

function bodyOf(rule: RegionRule): Body {
  if (rule.lengthMax > REGION_LENGTH_MAX || rule.lengthMax <= REGION_OPENER_MAX) {
    throw new InvalidRuleError(
      rule.id,
      `lengthMax must be above ${REGION_OPENER_MAX} and at most ${REGION_LENGTH_MAX} units`,
    );
  }
  const isBody = unitTest(rule);
  const takesWhite = isBody(SPACE) || isBody(LINE_BREAK);
  if (rule.closer === undefined) return { isBody, takesWhite, closer: undefined, canClose: () => false };
  const pattern = parsePattern(rule.id, rule.closer, CONTEXT_CHARS);
  const { steps } = frontOf(pattern.ast, pattern.flags, new Map());
  const canBegin = (unit: number): boolean => steps.some((step) => takesUnit(step.units, unit));
  const ascii = Uint8Array.from({ length: 128 }, (_, unit) => (canBegin(unit) ? 1 : 0));
  // A closer begins with a whole code point: it is not looked for at the second half of a surrogate pair.
  const canClose = (unit: number): boolean =>
    unit < 128 ? ascii[unit] === 1 : (unit & 0xfc00) !== 0xdc00 && canBegin(unit);
  return { isBody, takesWhite, closer: matcherOf(rule.id, pattern, false), canClose };
}

/** What white space of the canonical view is. */
const SPACE = 0x20;
const LINE_BREAK = 0x0a;

/** Tests single units of a body's class; answers for units past ASCII are kept as they come. */
function unitTest(rule: RegionRule): (unit: number) => boolean {
  const parsed = parsePattern(rule.id, rule.body, 2);
  const [alternative, ...others] = parsed.ast.alternatives;
  if (others.length > 0 || alternative?.elements.length !== 1 || !isCharacterNode(alternative.elements[0]))
    throw new InvalidRuleError(rule.id, 'the body must be one character class');
  const known = new Map<number, boolean>();
  return (unit) => {
    let answer = known.get(unit);
    if (answer === undefined) {
      answer = rule.body.test(String.fromCharCode(unit));
      known.set(unit, answer);
    }
    return answer;
  };
}
