/**
 * How a matched text is replaced.
 *
 * - `redact` puts the entity's name in its place: `<EMAIL_ADDRESS>`
 * - `mask` keeps the last four characters and hides the others: `***1881`
 * - `hash` puts a keyed hash in its place, equal for equal values under one key
 * - `fake` puts a made-up value of the same kind in its place, the same for equal values under one key
 * - `encrypt` puts the sealed value in its place, which the key opens
 * - `pseudonymize` puts a placeholder in its place that the vault can restore
 * - `restore` puts the value in the place of its placeholder
 * - `sanitize` breaks control tokens and forged role headers so that they read as text
 * - `remove` takes the text out and leaves a short notice
 * - `remove-sentence` takes the whole sentence out that the text stands in and leaves a short notice
 * - `truncate` ends the text there
 */
export type Operator =
  | 'redact'
  | 'mask'
  | 'hash'
  | 'fake'
  | 'encrypt'
  | 'pseudonymize'
  | 'restore'
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
