import type { Operator } from '../core/edit.ts';
import type { Finding } from '../core/finding.ts';
import { keyedName } from '../core/keyed-name.ts';
import type { Keys } from '../core/ports.ts';
import { sanitize } from './sanitize.ts';

/**
 * What takes the place of a matched text. Only `mask` and `sanitize` keep any of it: `mask` the last letters and digits,
 * at most four and at most a quarter of them; `sanitize` all, with what controls a model broken.
 *
 * `hash` needs `keys` and is `redact` without them. `pseudonymize` belongs to the vault; here it is `redact`, so that a
 * caller without one gives nothing away.
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
  context: { readonly keys?: Keys } = {},
): string {
  switch (operator) {
    case 'redact':
    case 'pseudonymize':
      return `<${labelOf(finding)}>`;
    case 'mask':
      return mask(matched);
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

const MASK_KEPT_MAX = 4;
const MASK_KEPT_SHARE = 4;

/** Three stars whatever the length: the number of hidden characters is nobody's business either. */
function mask(matched: string): string {
  const tail: string[] = [];
  let count = 0;
  for (const character of matched) {
    if (!LETTER_OR_DIGIT.test(character)) continue;
    count += 1;
    tail.push(character);
    if (tail.length > MASK_KEPT_MAX) tail.shift();
  }
  const kept = Math.min(MASK_KEPT_MAX, Math.floor(count / MASK_KEPT_SHARE));
  return `***${kept === 0 ? '' : tail.slice(-kept).join('')}`;
}

const LETTER_OR_DIGIT = /^[\p{L}\p{N}]$/u;

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
