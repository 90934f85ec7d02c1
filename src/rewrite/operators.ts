import type { Operator } from '../core/edit.ts';
import type { Finding } from '../core/finding.ts';
import { keyedName } from '../core/keyed-name.ts';
import type { FieldCipher, Keys } from '../core/ports.ts';
import { JSON_PLACEHOLDER_RULE_ID, type Pseudonyms } from '../core/pseudonyms.ts';
import { fakeValue } from './fakes.ts';
import { sanitize } from './sanitize.ts';
import { sealedToken } from './sealed-token.ts';

/** What operators need. */
export interface OperatorContext {
  readonly keys?: Keys;
  readonly pseudonyms?: Pseudonyms;
  readonly cipher?: FieldCipher;
  /** Letters and digits that a mask shows at the most, 0 to 4. */
  readonly maskKeep?: number;
}

/**
 * What takes the place of a matched text. Only `mask` and `sanitize` keep any of it: `mask` the last letters and digits,
 * at most four and at most a quarter of them; `sanitize` all, with what controls a model broken.
 *
 * `hash` and `fake` need `keys`, `encrypt` a cipher, `pseudonymize` and `restore` the table of a session; without them, `restore` changes
 * nothing and the others are `redact`, so that nothing is given away.
 *
 * @param matched - The original text of the finding's range.
 * @example
 * applyOperator('mask', '4012-8888-8888-1881', finding);    // '***1881'
 * applyOperator('redact', 'ann@example.com', finding);      // '<EMAIL_ADDRESS>'
 */
export function applyOperator(
  operator: Operator,
  matched: string,
  finding: Finding,
  context: OperatorContext = {},
): string {
  switch (operator) {
    case 'redact':
      return `<${labelOf(finding)}>`;
    case 'pseudonymize':
      return context.pseudonyms?.placeholderFor(labelOf(finding), matched) ?? `<${labelOf(finding)}>`;
    case 'restore':
      return restored(matched, finding, context.pseudonyms);
    case 'encrypt':
      return context.cipher === undefined
        ? `<${labelOf(finding)}>`
        : sealedToken(labelOf(finding), matched, context.cipher);
    case 'fake':
      return context.keys === undefined ? `<${labelOf(finding)}>` : fakeValue(matched, labelOf(finding), context.keys);
    case 'mask':
      return mask(matched, context.maskKeep ?? MASK_KEPT_MAX);
    case 'hash':
      return hash(matched, labelOf(finding), context.keys);
    case 'sanitize':
      return sanitize(matched);
    case 'remove':
      return finding.category === 'link' ? LINK_NOTICE : CONTENT_NOTICE;
    case 'remove-sentence':
      return CONTENT_NOTICE;
    case 'truncate':
      return '';
  }
}

const LINK_NOTICE = '[link removed]';
const CONTENT_NOTICE = '[content removed]';

/** Letters and digits that a mask shows at the most. */
export const MASK_KEPT_MAX = 4;
const MASK_KEPT_SHARE = 4;

/** Three stars whatever the length: the number of hidden characters is nobody's business either. */
function mask(matched: string, keptMax: number): string {
  const tail: string[] = [];
  let count = 0;
  for (const character of matched) {
    if (!LETTER_OR_DIGIT.test(character)) continue;
    count += 1;
    tail.push(character);
    if (tail.length > keptMax) tail.shift();
  }
  const kept = Math.min(keptMax, Math.floor(count / MASK_KEPT_SHARE));
  return `***${kept === 0 ? '' : tail.slice(-kept).join('')}`;
}

const LETTER_OR_DIGIT = /^[\p{L}\p{N}]$/u;

/** Inside of a JSON string the value is spelled as one. */
function restored(matched: string, { ruleId }: Finding, pseudonyms: Pseudonyms | undefined): string {
  const value = pseudonyms?.valueOf(matched);
  if (value === undefined) return matched;
  return ruleId === JSON_PLACEHOLDER_RULE_ID ? JSON.stringify(value).slice(1, -1) : value;
}

/** The label is part of what is hashed: one value found as two entities has two unrelated hashes. */
function hash(matched: string, label: string, keys: Keys | undefined): string {
  if (keys === undefined) return `<${label}>`;
  return `<${label}:${keyedName(keys, 'rewrite-hash', `${label}\0${matched}`)}>`;
}

const LABEL_LENGTH_MAX = 64;

/** Upper case, digits and `_` only, so that no name of an entity can carry markup into the text. */
function labelOf(finding: Finding): string {
  const name = (finding.entity ?? finding.category).toUpperCase().slice(0, LABEL_LENGTH_MAX);
  return Array.from(name, (character) => (LABEL_CHARACTER.test(character) ? character : '_')).join('');
}

const LABEL_CHARACTER = /^[A-Z0-9_]$/u;
