import type { JsonValue } from '../../core/json-value.ts';
import type { WordedClass } from '../lexicon/verbs.ts';
import { nameWords } from '../lexicon/words.ts';
import type { ArgumentPart } from './sink-class.ts';

/** What the parameters of a tool say about it. */
export interface SchemaEvidence {
  readonly evidence: ReadonlyMap<WordedClass, number>;
  readonly guestArguments: readonly string[];
}

const GUESTS = new Set(
  'attendees attendee participants participant invitees invitee guests members collaborators'.split(' '),
);
const RECIPIENTS = new Set(
  'recipient recipients to cc receiver addressee payee beneficiary channel chat phone'.split(' '),
);
const ACCOUNTS = new Set('iban bic payee beneficiary creditor account wallet card'.split(' '));
const ACCESS = new Set('permission permissions role visibility access scope public privacy'.split(' '));

/** Weighs parameters by class. It proposes; the verbs of name and description must agree, but for a command, which speaks for itself. */
export function schemaEvidence(
  parameters: readonly (readonly [string, JsonValue])[],
  parts: ReadonlyMap<string, ArgumentPart>,
): SchemaEvidence {
  const words = parameters.map(([name]) => nameWords(name));
  const has = (list: ReadonlySet<string>): boolean => words.some((each) => each.some((word) => list.has(word)));
  const hasPart = (part: ArgumentPart): boolean => [...parts.values()].includes(part);
  const evidence = new Map<WordedClass, number>();
  if (has(RECIPIENTS) && hasPart('payload')) evidence.set('send', 0.25);
  if (hasPart('amount') || has(ACCOUNTS)) evidence.set('pay', hasPart('amount') && hasPart('destination') ? 0.3 : 0.15);
  if (hasPart('payload') && has(ACCESS)) evidence.set('publish', 0.15);
  if (hasPart('command')) evidence.set('execute', 0.5);
  if (has(ACCESS) && hasPart('destination')) evidence.set('share', 0.3);
  if (hasPart('credential')) evidence.set('change-credentials', 0.2);
  const guestArguments = parameters.flatMap(([name], i) => (words[i]?.some((word) => GUESTS.has(word)) ? [name] : []));
  return { evidence, guestArguments };
}
