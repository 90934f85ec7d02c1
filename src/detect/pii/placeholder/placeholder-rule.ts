import { PLACEHOLDER_RULE_ID, placeholderName } from '../../../core/pseudonyms.ts';
import type { RuleCases, SpanRule } from '../../matching/rule.ts';

/**
 * What looks like a placeholder of the vault: `<PERSON_1_K7QXM>`, in any case, with its brackets or underscores escaped as Markdown, HTML
 * or JSON does it. Whether it is one only the session's table knows.
 */
export const placeholderRule: SpanRule & { readonly cases: RuleCases } = {
  kind: 'span',
  id: PLACEHOLDER_RULE_ID,
  category: 'pii',
  entity: 'PLACEHOLDER',
  score: 1,
  severity: 'LOW',
  pattern: /(?:\\?<|&lt;|\\u003c)[A-Z](?:\\?[A-Z0-9_]){8,90}(?:\\?>|&gt;|\\u003e)/iu,
  accept: (candidate) => (isName(placeholderName(candidate)) ? candidate.length : 0),
  cases: {
    match: [
      'Dear <PERSON_1_K7QXM>,',
      'dear <person_1_k7qxm>',
      '&lt;EMAIL_ADDRESS_12_ABCDE&gt;',
      '\\<EMAIL\\_ADDRESS\\_2\\_ABCDE\\>',
      '\\u003cUS_SSN_1_23456\\u003e',
    ],
    ignore: [
      '<PERSON_1>',
      '<PERSON>',
      'PERSON_1_K7QXM',
      '<a_1_b>',
      '<PERSON_1_K7QX>',
      '<PERSON_1_K7QX1>',
      '< PERSON_1_K7QXM >',
    ],
  },
};

/** An entity, a number and a tag, with `_` between them. */
function isName(name: string): boolean {
  const parts = name.split('_');
  const tag = parts.pop() ?? '';
  const number = parts.pop() ?? '';
  return (
    parts.length > 0 && parts.every((part) => part !== '') && /^[0-9]{1,5}$/u.test(number) && /^[A-Z2-7]{5}$/u.test(tag)
  );
}
