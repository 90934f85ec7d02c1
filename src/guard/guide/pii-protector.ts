import { BOUNDS_DEFAULT } from '../../core/bounds.ts';
import type { Finding } from '../../core/finding.ts';
import { checkText, whileReading } from '../check-call.ts';
import { checkOptions } from '../check-options.ts';
import { createRedactor, type RedactOptions, type Redactor } from '../redactor.ts';

/**
 * Finds and replaces personal data.
 *
 * @example
 * new PIIProtector().redact('write to ana@example.org'); // 'write to <EMAIL_ADDRESS>'
 */
export class PIIProtector {
  readonly #redactor: Redactor;

  /** @throws {@link InvalidOptionsError} */
  constructor(options: Omit<RedactOptions, 'secrets'> = {}) {
    const names = ['operator', 'entities', 'scoreMin', 'keys', 'rules'];
    this.#redactor = createRedactor({ ...whileReading('options', () => checkOptions(options, names)), secrets: false });
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
}
