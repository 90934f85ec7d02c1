import type { Bounds } from '../../../src/core/bounds.ts';
import type { Finding, Treatment } from '../../../src/core/finding.ts';
import type { Scanner } from '../../../src/core/ports.ts';
import { strongestOf } from '../../../src/decide/components.ts';
import type { Rule } from '../../../src/detect/matching/rule.ts';
import { compileRules, type RuleSet } from '../../../src/detect/matching/rule-set.ts';
import { replyScanner } from '../../../src/detect/reply-scanner.ts';
import type { Treated } from '../../../src/validate/component-queue.ts';
import { createEvaluator, type Evaluator, type EvaluatorParts } from '../../../src/validate/evaluator.ts';
import type { TwinParts } from './twin.ts';

/** What one run of the law needs: the evaluator under test, and the same parts for its twin. */
export interface Engine {
  readonly open: () => Evaluator;
  readonly twin: TwinParts;
}

export type EngineBounds = Pick<Bounds, 'streamHoldCharsMax' | 'replyCharsMax' | 'findingsMax'>;

export const WIDE_BOUNDS: EngineBounds = { streamHoldCharsMax: 1_024, replyCharsMax: 400_000, findingsMax: 10_000 };

const SPAN_LENGTH_MAX = 1_024;

/** Ways to break the mechanism on purpose. */
export interface Sabotage {
  readonly rules?: (compiled: RuleSet) => RuleSet;
  readonly scanner?: (scanner: Scanner) => Scanner;
}

/** Joins rules, a treatment for each finding, and bounds. */
export function engineOf(
  rules: readonly Rule[],
  treat: (finding: Finding) => Treatment,
  sabotage: Sabotage = {},
): (bounds: EngineBounds) => Engine {
  const compiled = compileRules(rules, SPAN_LENGTH_MAX);
  const honest = replyScanner(sabotage.rules?.(compiled) ?? compiled);
  const scanner = sabotage.scanner?.(honest) ?? honest;
  return (bounds) => {
    const parts: EvaluatorParts = { scanner, treat, strongest, replace, bounds };
    return { open: () => createEvaluator(parts), twin: { rules, treat, strongest, replace, bounds } };
  };
}

function strongest(members: readonly Treated[]): Treated {
  const { finding, treatment } = strongestOf(members);
  return { finding, treatment };
}

/** Says everything that it was told, so that any difference in its arguments is seen in the text. */
function replace(operator: string, matched: string, { ruleId, score }: Finding): string {
  return operator === 'mask' ? `*${matched.slice(-4)}*` : `<${operator} ${ruleId} ${score} ${matched.length}>`;
}
