import { BOUNDS_DEFAULT, type Bounds } from '../core/bounds.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import type { Finding, Treatment } from '../core/finding.ts';
import type { Keys } from '../core/ports.ts';
import { strongestOf } from '../decide/components.ts';
import type { Rule } from '../detect/matching/rule.ts';
import type { RuleSet } from '../detect/matching/rule-set.ts';
import { replyScanner } from '../detect/reply-scanner.ts';
import { redactionRules } from '../detect/shipped-rules.ts';
import { applyOperator } from '../rewrite/operators.ts';
import { createEvaluator, type Evaluator } from '../validate/evaluator.ts';
import { checkIsText, checkTexts, whileReading } from './check-call.ts';
import { checkOptions, checkPort, checkRules } from './check-options.ts';
import { redactJson } from './redact-json.ts';

/** How personal data and secrets are found and replaced. */
export interface RedactOptions {
  /** `redact` when missing; `hash` needs `keys`. */
  readonly operator?: 'redact' | 'mask' | 'hash';
  /**
   * Only these entities, such as `EMAIL_ADDRESS`. When missing, all are found, and all are replaced but those that say little of anybody:
   * dates, links and ages (severity LOW).
   */
  readonly entities?: readonly string[];
  /** Findings below this score stay; 0.4 when missing, which a number without a checksum reaches by a context word. */
  readonly scoreMin?: number;
  /** Whether secrets are looked for, too; true when missing. */
  readonly secrets?: boolean;
  /** Keys of the hashes. */
  readonly keys?: Keys;
  /** From `defineRecognizer`. */
  readonly rules?: readonly Rule[];
}

/** Finds and replaces personal data and secrets, in whole texts and in pieces. */
export interface Redactor {
  /** Findings in text order, with scores; those below `scoreMin` are left out. Throws {@link InvalidTextError}. */
  detect(text: string): readonly Finding[];
  /** The text with each finding replaced. Throws {@link InvalidTextError}, and {@link InvalidOptionsError} for keys that fail. */
  redact(text: string): string;
  /**
   * A JSON text (RFC 8259) with each finding in its keys, strings and numbers replaced; it stays JSON, spelled as it was elsewhere. A
   * number with a finding becomes a string. Throws {@link InvalidTextError} and {@link InvalidJsonError}.
   */
  redactJson(source: string): string;
  /** Opens the redaction of a text that comes in pieces: the same result for every cutting, in bounded memory. */
  open(): Evaluator;
}

/**
 * Makes a redactor. Its rules are compiled here.
 *
 * @throws {@link InvalidOptionsError} for an option that is not known or out of its range, an entity that no rule finds,
 * or `hash` without keys; {@link InvalidRuleError} for a rule that cannot run.
 */
export function createRedactor(options: RedactOptions = {}): Redactor {
  const {
    operator = 'redact',
    entities,
    scoreMin = 0.4,
    secrets = true,
    keys,
    rules = [],
  } = whileReading('options', () => checked(options));
  const wanted = entities === undefined ? undefined : new Set(entities);
  const ruleSet = whileReading('rules', () => redactionRules(rules, secrets, BOUNDS_DEFAULT.streamHoldCharsMax));
  if (wanted !== undefined) checkEntities(wanted, ruleSet);
  const scanner = replyScanner(ruleSet);
  const isWanted = ({ entity, score, category }: Finding): boolean =>
    category === 'error' || (score >= scoreMin && (wanted === undefined || wanted.has(entity ?? '')));
  const treat = (finding: Finding): Treatment => {
    if (!isWanted(finding)) return 'ignore';
    if (finding.category === 'error') return 'block';
    return finding.category === 'pii' && finding.severity === 'LOW' && wanted === undefined ? 'ignore' : operator;
  };
  const open = (): Evaluator =>
    createEvaluator({
      scanner,
      treat,
      strongest: strongestOf,
      replace: (chosen, matched, finding) =>
        applyOperator(chosen, matched, finding, keys === undefined ? {} : { keys }),
      bounds: UNBOUNDED_LENGTH,
    });
  const redact = (text: string): string => {
    const evaluator = open();
    return whileReading('keys', () => evaluator.push(text) + evaluator.end());
  };
  return {
    open,
    redact(text) {
      checkIsText(text);
      return redact(text);
    },
    redactJson(source) {
      checkIsText(source);
      return redactJson(source, redact);
    },
    detect(text) {
      checkIsText(text);
      const evaluator = open();
      whileReading('keys', () => evaluator.push(text) + evaluator.end());
      return evaluator.outcome().findings.filter(isWanted);
    },
  };
}

const OPERATORS: readonly unknown[] = ['redact', 'mask', 'hash'];

function checked(options: RedactOptions): RedactOptions {
  const names = ['operator', 'entities', 'scoreMin', 'secrets', 'keys', 'rules'];
  const copy = checkOptions(options, names);
  const { operator = 'redact', scoreMin = 0, secrets = true, entities, keys, rules } = copy;
  if (!OPERATORS.includes(operator))
    throw new InvalidOptionsError('operator', `must be one of ${OPERATORS.join(', ')}`);
  if (typeof scoreMin !== 'number' || !(scoreMin >= 0 && scoreMin <= 1))
    throw new InvalidOptionsError('scoreMin', 'must be from 0 to 1');
  if (typeof secrets !== 'boolean') throw new InvalidOptionsError('secrets', 'must be true or false');
  checkTexts('entities', entities);
  checkPort('keys', keys, 'mac');
  if (operator === 'hash' && keys === undefined)
    throw new InvalidOptionsError('keys', 'is required by the operator "hash"');
  if (rules !== undefined) checkRules(rules);
  return copy;
}

/** A name that no rule has would leave in place what its author meant to have replaced. */
function checkEntities(wanted: ReadonlySet<string>, { spans, tokens, meters }: RuleSet): void {
  const rules = [...spans.map(({ rule }) => rule), ...tokens, ...meters];
  const known = new Set(rules.map(({ entity }) => entity).filter((entity) => entity !== undefined));
  for (const entity of wanted) {
    if (known.has(entity)) continue;
    const shown = entity.slice(0, ENTITY_SHOWN_MAX);
    const near = [...known].filter((name) => shown !== '' && name.includes(shown.toUpperCase()));
    const names = near.length > 0 ? `did you mean ${near.join(', ')}?` : `known are ${[...known].sort().join(', ')}`;
    throw new InvalidOptionsError('entities', `has "${shown}", which no rule finds; ${names}`);
  }
}

const ENTITY_SHOWN_MAX = 64;

/** A file is as long as it is; what is withheld of it at a time is bounded all the same. */
const UNBOUNDED_LENGTH: Bounds = { ...BOUNDS_DEFAULT, replyCharsMax: Number.MAX_SAFE_INTEGER };
