import { BOUNDS_DEFAULT } from '../../core/bounds.ts';
import { InvalidOptionsError } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import type { Pseudonyms } from '../../core/pseudonyms.ts';
import { deanonymize } from '../anonymize.ts';
import { checkText, whileReading } from '../check-call.ts';
import { checkOptions } from '../check-options.ts';
import { createRedactor, type RedactOptions, type Redactor } from '../redactor.ts';

const PSEUDONYMS_MISSING = 'is required to anonymize; createPseudonyms() makes a table';

const OPTION_NAMES: readonly string[] = [
  'operator',
  'maskKeep',
  'entities',
  'scoreMin',
  'names',
  'keys',
  'cipher',
  'pseudonyms',
  'rules',
  'allow',
];

/**
 * Finds and replaces personal data.
 *
 * @example
 * new PIIProtector().redact('write to ana@example.org'); // 'write to <EMAIL_ADDRESS>'
 */
export class PIIProtector {
  readonly #redactor: Redactor;
  readonly #pseudonyms: Pseudonyms | undefined;
  readonly #pseudonymizer: Redactor | undefined;

  /** @throws {@link InvalidOptionsError} */
  constructor(options: Omit<RedactOptions, 'secrets'> = {}) {
    const copy = whileReading('options', () => checkOptions(options, OPTION_NAMES));
    this.#redactor = createRedactor({ ...copy, secrets: false });
    this.#pseudonyms = copy.pseudonyms;
    if (copy.pseudonyms !== undefined)
      this.#pseudonymizer = createRedactor({ ...copy, operator: 'pseudonymize', secrets: false });
  }

  /** Findings in text order with entity and score. Throws {@link InvalidTextError} or {@link TextTooLongError}. */
  detect(text: string): readonly Finding[] {
    checkText(text, BOUNDS_DEFAULT);
    return this.#redactor.detect(text);
  }

  /** The text with each finding replaced. Throws {@link InvalidTextError} or {@link TextTooLongError}. */
  redact(text: string): string {
    checkText(text, BOUNDS_DEFAULT);
    return this.#redactor.redact(text);
  }

  /**
   * The text with a placeholder for each finding. Throws {@link InvalidTextError}, {@link TextTooLongError}, and {@link InvalidOptionsError} where
   * the protector was made without `pseudonyms`.
   */
  anonymize(text: string): string {
    checkText(text, BOUNDS_DEFAULT);
    if (this.#pseudonymizer === undefined) throw new InvalidOptionsError('pseudonyms', PSEUDONYMS_MISSING);
    return this.#pseudonymizer.redact(text);
  }

  /** The text with the values in the place of the placeholders that `anonymize` has made; those in links and code stay. Throws as it does. */
  deanonymize(text: string): string {
    checkText(text, BOUNDS_DEFAULT);
    if (this.#pseudonyms === undefined) throw new InvalidOptionsError('pseudonyms', PSEUDONYMS_MISSING);
    return deanonymize(text, { pseudonyms: this.#pseudonyms });
  }
}
