import { BOUNDS_DEFAULT, type Bounds } from '../core/bounds.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import type { FieldCipher } from '../core/ports.ts';
import type { Pseudonyms } from '../core/pseudonyms.ts';
import { strongestOf } from '../decide/components.ts';
import { RESTORE_PLACES, type RestorePlace } from '../decide/policy.ts';
import { replyScanner } from '../detect/reply-scanner.ts';
import { placeholderOnlyRules } from '../detect/shipped-rules.ts';
import { applyOperator } from '../rewrite/operators.ts';
import { openedTokens } from '../rewrite/sealed-token.ts';
import { createEvaluator } from '../validate/evaluator.ts';
import { checkIsText, whileReading } from './check-call.ts';
import { checkOptions, checkPort } from './check-options.ts';
import { createRedactor, type RedactOptions } from './redactor.ts';

/**
 * The text with personal data and secrets replaced, once. Use {@link createRedactor} for many texts with options of your own.
 *
 * @throws As {@link createRedactor} and its `redact` do.
 * @example
 * redact('write to ana@example.org'); // 'write to <EMAIL_ADDRESS>'
 */
export function redact(text: string, options: RedactOptions = {}): string {
  return createRedactor(options).redact(text);
}

/**
 * The text with personal data in placeholders that {@link deanonymize} puts back: the same for the same value, as long as `pseudonyms` are.
 *
 * @throws As {@link createRedactor} and its `redact` do.
 * @example
 * const pseudonyms = createPseudonyms();
 * const sent = anonymize('Tell Ana Ruiz', { pseudonyms });  // 'Tell <PERSON_1_K7QXM>'
 * deanonymize('Dear <PERSON_1_K7QXM>,', { pseudonyms });    // 'Dear Ana Ruiz,'
 */
export function anonymize(
  text: string,
  options: Omit<RedactOptions, 'operator'> & { readonly pseudonyms: Pseudonyms },
): string {
  const copy = whileReading('options', () => ({ ...options }));
  return createRedactor({ ...copy, operator: 'pseudonymize' }).redact(text);
}

/** What a text is restored with. */
export interface RestoreOptions {
  readonly pseudonyms?: Pseudonyms;
  /** Opens what the operator `encrypt` has sealed. */
  readonly cipher?: FieldCipher;
  /** Where, besides plain text and JSON, placeholders are restored: a link sends a value away, code runs it. Nowhere when missing. */
  readonly restoreIn?: readonly RestorePlace[];
}

/**
 * The text with the values in the place of their placeholders, however the model has spelled these. Placeholders that are not of `pseudonyms`
 * stay, and so do those in links, HTML tags and code.
 *
 * @throws {@link InvalidTextError} or {@link InvalidOptionsError}.
 */
export function deanonymize(text: string, options: RestoreOptions): string {
  checkIsText(text);
  const { pseudonyms, cipher, restoreIn } = whileReading('options', () => checkedRestore(options));
  const opened = cipher === undefined ? text : whileReading('cipher', () => openedTokens(text, cipher));
  if (pseudonyms === undefined) return opened;
  const evaluator = createEvaluator({
    scanner: replyScanner(placeholderOnlyRules(BOUNDS_DEFAULT.streamHoldCharsMax), restoreIn ?? []),
    treat: ({ category }) => (category === 'error' ? 'block' : 'restore'),
    strongest: strongestOf,
    replace: (operator, matched, finding) => applyOperator(operator, matched, finding, { pseudonyms }),
    bounds: UNBOUNDED,
  });
  return whileReading('pseudonyms', () => evaluator.push(opened) + evaluator.end());
}

const UNBOUNDED: Bounds = { ...BOUNDS_DEFAULT, replyCharsMax: Number.MAX_SAFE_INTEGER };

function checkedRestore(options: RestoreOptions): RestoreOptions {
  const copy = checkOptions(options, ['pseudonyms', 'cipher', 'restoreIn']);
  checkPort('pseudonyms', copy.pseudonyms, 'valueOf');
  checkPort('cipher', copy.cipher, 'open');
  const places: unknown = copy.restoreIn ?? [];
  if (!Array.isArray(places) || !places.every((place) => (RESTORE_PLACES as readonly unknown[]).includes(place)))
    throw new InvalidOptionsError('restoreIn', `must be a list of ${RESTORE_PLACES.join(', ')}`);
  return copy;
}
