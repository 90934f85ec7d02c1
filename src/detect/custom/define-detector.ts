import { InvalidRuleError } from '../../core/errors.ts';
import type { MeterRule, TokenRule } from '../matching/rule.ts';
import { checkFacts, whileDefining } from './check-definition.ts';

const LOOKAHEAD_MAX = 3;

/**
 * Checks a detector of your own: a greedy tagger over tokens (`kind: 'token'`), which may look at most three tokens
 * ahead, or a running measure (`kind: 'meter'`). Both see the canonical view and must answer from what they were given
 * alone, so that a stream and a whole text have the same findings. One that throws blocks by default.
 *
 * @throws {@link InvalidRuleError} with what to change.
 * @example
 * const shouting = defineDetector<number>({
 *   kind: 'token', id: 'custom/shouting', category: 'obfuscation', score: 0.2, severity: 'LOW', lookahead: 0, initial: 0,
 *   tag: (count, token) => (/^\p{Lu}{2,64}$/u.test(token.text) ? { tag: 'inside', state: count + 1 } : { tag: 'outside', state: 0 }),
 * });
 */
export function defineDetector<State>(detector: TokenRule<State>): TokenRule;
export function defineDetector(detector: MeterRule): MeterRule;
export function defineDetector(definition: TokenRule | MeterRule): TokenRule | MeterRule {
  return whileDefining(() => checkedDetector({ ...definition }));
}

function checkedDetector(detector: TokenRule | MeterRule): TokenRule | MeterRule {
  checkFacts(detector);
  const kind: unknown = detector.kind;
  if (kind !== 'token' && kind !== 'meter') throw new InvalidRuleError(detector.id, 'the kind must be token or meter');
  if (detector.kind === 'token') {
    const { lookahead } = detector;
    if (!Number.isInteger(lookahead) || lookahead < 0 || lookahead > LOOKAHEAD_MAX) {
      throw new InvalidRuleError(detector.id, `lookahead must be 0 to ${LOOKAHEAD_MAX} tokens`);
    }
    if (typeof detector.tag !== 'function') throw new InvalidRuleError(detector.id, 'tag must be a function');
  } else if (typeof detector.open !== 'function') throw new InvalidRuleError(detector.id, 'open must be a function');
  return Object.freeze(detector);
}
