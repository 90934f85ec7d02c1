import { BOUNDS_DEFAULT, type Bounds } from '../core/bounds.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import type { Finding, Treatment } from '../core/finding.ts';
import type { Keys } from '../core/ports.ts';
import { strongestOf } from '../decide/components.ts';
import type { Rule } from '../detect/matching/rule.ts';
import { replyScanner } from '../detect/reply-scanner.ts';
import { redactionRules } from '../detect/shipped-rules.ts';
import { applyOperator } from '../rewrite/operators.ts';
import { createEvaluator, type Evaluator } from '../validate/evaluator.ts';

/** How personal data and secrets are found and replaced. */
export interface RedactOptions {
  /** `redact` when missing; `hash` needs `keys`. */
  readonly operator?: 'redact' | 'mask' | 'hash';
  /** Only these entities, such as `EMAIL_ADDRESS`; all when missing. */
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
  /** Findings in text order, with scores; those below `scoreMin` are left out. */
  detect(text: string): readonly Finding[];
  /** The text with each finding replaced. */
  redact(text: string): string;
  /** Opens the redaction of a text that comes in pieces: the same result for every cutting, in bounded memory. */
  open(): Evaluator;
}

/**
 * Makes a redactor. Its rules are compiled here.
 *
 * @throws {@link InvalidOptionsError} for a score outside 0 to 1, or `hash` without keys.
 */
export function createRedactor(options: RedactOptions = {}): Redactor {
  const { operator = 'redact', entities, scoreMin = 0.4, secrets = true, keys, rules = [] } = options;
  if (!(scoreMin >= 0 && scoreMin <= 1)) throw new InvalidOptionsError('scoreMin', 'must be from 0 to 1');
  if (operator === 'hash' && keys === undefined)
    throw new InvalidOptionsError('keys', 'is required by the operator "hash"');
  const wanted = entities === undefined ? undefined : new Set(entities);
  const scanner = replyScanner(redactionRules(rules, secrets, BOUNDS_DEFAULT.streamHoldCharsMax));
  const treat = (finding: Finding): Treatment => {
    if (finding.category === 'error') return 'block';
    if (wanted !== undefined && !wanted.has(finding.entity ?? '')) return 'ignore';
    return finding.score >= scoreMin ? operator : 'ignore';
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
  return {
    open,
    redact(text) {
      const evaluator = open();
      return evaluator.push(text) + evaluator.end();
    },
    detect(text) {
      const evaluator = open();
      evaluator.push(text);
      evaluator.end();
      return evaluator.outcome().findings.filter((finding) => treat(finding) !== 'ignore');
    },
  };
}

/** A file is as long as it is; what is withheld of it at a time is bounded all the same. */
const UNBOUNDED_LENGTH: Bounds = { ...BOUNDS_DEFAULT, replyCharsMax: Number.MAX_SAFE_INTEGER };
