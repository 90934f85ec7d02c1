import { valueStart } from './assigned-value.ts';
import { entropyOf } from './entropy.ts';
import { isPlaceholder } from './placeholder.ts';
import type { SecretSpan } from './secret-rule.ts';

/** How the key of a provider is named behind the provider's name: `_API_KEY`, `AccessToken`, ` secret`. */
const KEY_NAME =
  /[_ .-]{0,2}(?:(?:api|access|auth|admin|app|application|client|account|personal|service|private|secret|master|write|server|bot|user|rest|v\d)[_ .-]?){0,3}(?:key|token|secret|password)(?:[_ .-]?(?:secret|value))?/u;

const ASSIGNMENT = /["'`\]\\]{0,3}(?:\s{0,3}(?::=|=>|={1,3}|:)\s{0,3}|\s{1,3}is(?:\s{0,2}:)?\s{1,3})["'`\\]{0,2}/u;

const ENTROPY_MIN = 2.5;

/**
 * The pattern of a secret that has no form of its own, such as 32 hexadecimal digits: the provider's name, the name of
 * a key (`_API_KEY`, ` token`), a sign of assignment or ` is `, and the value. Only the value is part of the finding.
 *
 * @param provider - The provider's name in lower case, as it begins names of keys.
 * @param value - Exactly one value, bounded; letter case does not count.
 */
export function assignedTo(provider: RegExp, value: RegExp): Required<Pick<SecretSpan, 'pattern' | 'lead' | 'accept'>> {
  return assignedToName(new RegExp(`(?:${provider.source})${KEY_NAME.source}`, 'u'), value);
}

/** As {@link assignedTo}, with a name that is given whole: `aws_session_token`. */
export function assignedToName(name: RegExp, value: RegExp): Required<Pick<SecretSpan, 'pattern' | 'lead' | 'accept'>> {
  return {
    pattern: new RegExp(`(?:${name.source})${ASSIGNMENT.source}(?:${value.source})(?![A-Za-z0-9+/_-])`, 'iu'),
    lead: valueStart,
    accept: acceptValue,
  };
}

/** Values are made by programs: random, with a digit, and no word of documentation in them. */
function acceptValue(candidate: string): number {
  const value = candidate.slice(valueStart(candidate));
  return /\d/u.test(value) && entropyOf(value) >= ENTROPY_MIN && !isPlaceholder(value) ? candidate.length : 0;
}
