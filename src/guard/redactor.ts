import { BOUNDS_DEFAULT, type Bounds } from '../core/bounds.ts';
import { checkWholeNumber } from '../core/check-whole-number.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import type { Finding, Treatment } from '../core/finding.ts';
import { NAME_ENTITIES } from '../core/name-entities.ts';
import type { FieldCipher, Keys } from '../core/ports.ts';
import type { Pseudonyms } from '../core/pseudonyms.ts';
import { strongestOf } from '../decide/components.ts';
import { withoutConflicts } from '../decide/conflicts.ts';
import { allowedValues } from '../detect/matching/allowed-values.ts';
import type { Rule } from '../detect/matching/rule.ts';
import type { RuleSet } from '../detect/matching/rule-set.ts';
import { replyScanner } from '../detect/reply-scanner.ts';
import { redactionRules } from '../detect/shipped-rules.ts';
import { applyOperator, MASK_KEPT_MAX } from '../rewrite/operators.ts';
import { createEvaluator, type Evaluator } from '../validate/evaluator.ts';
import { checkIsText, checkTexts, whileReading } from './check-call.ts';
import { checkOptions, checkPort, checkRules } from './check-options.ts';
import { redactJson } from './redact-json.ts';

/** How personal data and secrets are found and replaced. */
export interface RedactOptions {
  /** `redact` when missing. `hash` and `fake` need `keys`, `encrypt` a `cipher`, `pseudonymize` a table of `pseudonyms`. */
  readonly operator?: 'redact' | 'mask' | 'hash' | 'fake' | 'encrypt' | 'pseudonymize';
  /** Letters and digits at the end that a mask shows at the most, 0 to 4, and never more than a quarter of them; 4 when missing. */
  readonly maskKeep?: number;
  /**
   * Only these entities, such as `EMAIL_ADDRESS`. When missing, all are found, and all are replaced but those that say little of anybody:
   * dates, links, ages and organizations (severity LOW).
   */
  readonly entities?: readonly string[];
  /** Findings below this score stay; 0.4 when missing, which a number without a checksum reaches by a context word. */
  readonly scoreMin?: number;
  /** Whether secrets are looked for, too; true when missing. */
  readonly secrets?: boolean;
  /**
   * Whether names of people, places, organizations and groups of people are looked for; true when missing. Without them a text is read
   * some twenty times as fast.
   */
  readonly names?: boolean;
  /** Values, in any case, that stay: a public hotline, the name of your company. */
  readonly allow?: readonly string[];
  /** Keys of hashes and of made-up values. */
  readonly keys?: Keys;
  /** Seals single values; see `fieldCipher`. */
  readonly cipher?: FieldCipher;
  /** What placeholders stand for; see `createPseudonyms` and vaults. */
  readonly pseudonyms?: Pseudonyms;
  /** From `defineRecognizer`. */
  readonly rules?: readonly Rule[];
}

/** Finds and replaces personal data and secrets, in whole texts and in pieces. */
export interface Redactor {
  /** Findings in text order, with scores; those below `scoreMin` are left out. Throws {@link InvalidTextError}. */
  detect(text: string): readonly Finding[];
  /** The text with each finding replaced. Throws {@link InvalidTextError}, and {@link InvalidOptionsError} for keys or a cipher that fail. */
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
 * or an operator without what it needs; {@link InvalidRuleError} for a rule that cannot run.
 */
export function createRedactor(options: RedactOptions = {}): Redactor {
  const {
    operator = 'redact',
    entities,
    scoreMin = 0.4,
    secrets = true,
    names = true,
    rules = [],
    allow = [],
    ...operators
  } = whileReading('options', () => checked(options));
  const wanted = entities === undefined ? undefined : new Set(entities);
  const ruleSet = whileReading('rules', () =>
    redactionRules(rules, {
      withSecrets: secrets,
      withNames: names && (wanted === undefined || NAME_ENTITIES.some((entity) => wanted.has(entity))),
      spanLengthMax: BOUNDS_DEFAULT.streamHoldCharsMax,
    }),
  );
  if (wanted !== undefined) checkEntities(wanted, ruleSet, names);
  const scanner = replyScanner({ ...ruleSet, allowed: allowedValues(allow) });
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
      replace: (chosen, matched, finding) => applyOperator(chosen, matched, finding, operators),
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
      const treated = evaluator.outcome().findings.map((finding) => ({ finding, treatment: treat(finding) }));
      return withoutConflicts(treated).flatMap(({ finding }) => (isWanted(finding) ? [finding] : []));
    },
  };
}

/** What each operator cannot do without, and the function that it must have. */
const NEEDS: Readonly<
  Record<NonNullable<RedactOptions['operator']>, readonly ['keys' | 'cipher' | 'pseudonyms', string] | undefined>
> = {
  redact: undefined,
  mask: undefined,
  hash: ['keys', 'mac'],
  fake: ['keys', 'mac'],
  encrypt: ['cipher', 'seal'],
  pseudonymize: ['pseudonyms', 'placeholderFor'],
};

const OPTION_NAMES: readonly string[] = [
  'operator',
  'maskKeep',
  'entities',
  'scoreMin',
  'secrets',
  'names',
  'keys',
  'cipher',
  'pseudonyms',
  'rules',
  'allow',
];

function checked(options: RedactOptions): RedactOptions {
  const copy = checkOptions(options, OPTION_NAMES);
  const { operator = 'redact', scoreMin = 0, secrets = true, names = true, entities, maskKeep = 4, rules } = copy;
  if (!Object.hasOwn(NEEDS, operator))
    throw new InvalidOptionsError('operator', `must be one of ${Object.keys(NEEDS).join(', ')}`);
  checkWholeNumber('maskKeep', maskKeep, { min: 0, max: MASK_KEPT_MAX });
  if (typeof scoreMin !== 'number' || !(scoreMin >= 0 && scoreMin <= 1))
    throw new InvalidOptionsError('scoreMin', 'must be from 0 to 1');
  if (typeof secrets !== 'boolean') throw new InvalidOptionsError('secrets', 'must be true or false');
  if (typeof names !== 'boolean') throw new InvalidOptionsError('names', 'must be true or false');
  checkTexts('entities', entities);
  checkTexts('allow', copy.allow);
  for (const need of Object.values(NEEDS)) if (need !== undefined) checkPort(need[0], copy[need[0]], need[1]);
  const need = NEEDS[operator]?.[0];
  if (need !== undefined && copy[need] === undefined)
    throw new InvalidOptionsError(need, `is required by the operator "${operator}"`);
  if (rules !== undefined) checkRules(rules);
  return copy;
}

/** A name that no rule has would leave in place what its author meant to have replaced. */
function checkEntities(wanted: ReadonlySet<string>, { spans, tokens, meters }: RuleSet, withNames: boolean): void {
  const rules = [...spans.map(({ rule }) => rule), ...tokens, ...meters];
  const known = new Set(rules.flatMap(({ entity }) => entity ?? []));
  if (withNames) for (const entity of NAME_ENTITIES) known.add(entity);
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
