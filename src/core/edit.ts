/**
 * How a matched text is replaced.
 *
 * - `redact` puts the entity's name in its place: `<EMAIL_ADDRESS>`
 * - `mask` keeps the last four characters and hides the others: `***1881`
 * - `hash` puts a keyed hash in its place, equal for equal values under one key
 * - `pseudonymize` puts a placeholder in its place that the vault can restore
 * - `sanitize` breaks control tokens and forged role headers so that they read as text
 * - `remove` takes the text out and leaves a short notice
 * - `remove-sentence` takes the whole sentence out that the text stands in and leaves a short notice
 * - `truncate` ends the text there
 */
export type Operator =
  | 'redact'
  | 'mask'
  | 'hash'
  | 'pseudonymize'
  | 'sanitize'
  | 'remove'
  | 'remove-sentence'
  | 'truncate';

/** One replacement in an original text; offsets are UTF-16 code units, `end` exclusive. */
export interface Edit {
  readonly pointer: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  readonly operator: Operator;
  readonly ruleId: string;
}
