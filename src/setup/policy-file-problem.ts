import type { z } from 'zod';
import { InvalidPolicyError } from '../core/errors.ts';
import { POLICY_CATEGORIES } from '../decide/policy.ts';
import { nearestWord } from './policy-file-hint.ts';

/**
 * Says in one error where a policy file is wrong, what was expected there, and what may have been meant. Of several
 * problems the first is told and the others are counted; an unknown key comes before all others, since it is often the
 * reason why a known one is missing.
 *
 * @param value - What the file holds; of its texts only misspelt keys are told, cut to 64 characters.
 */
export function explainIssues(issues: readonly z.core.$ZodIssue[], value: unknown): InvalidPolicyError {
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  if (issue === undefined) return new InvalidPolicyError('', 'is not valid');
  const others = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  if (issue.code !== 'unrecognized_keys') {
    return new InvalidPolicyError(pathOf(issue.path), `${problemOf(issue, valueAt(value, issue.path))}${others}`);
  }
  const key = issue.keys[0] ?? '';
  const known = knownKeysAt(issue.path);
  const path = pathOf([...issue.path, key.slice(0, TOLD_LENGTH_MAX)]);
  return new InvalidPolicyError(path, `is not a known key; ${meant(key, known)}known are ${known.join(', ')}${others}`);
}

const TOLD_LENGTH_MAX = 64;

function problemOf(issue: z.core.$ZodIssue, received: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return received === undefined ? 'is missing' : `must be ${TYPE_NAMES[issue.expected] ?? issue.expected}`;
    case 'invalid_value': {
      if (received === undefined) return `is missing; it must be one of ${issue.values.join(', ')}`;
      const hint = typeof received === 'string' ? meant(received, issue.values.map(String)) : '';
      return `is not known; ${hint}it must be one of ${issue.values.join(', ')}`;
    }
    case 'too_small':
      return `must ${COUNTED[issue.origin] === undefined ? 'be' : 'have'} at least ${issue.minimum}${COUNTED[issue.origin] ?? ''}`;
    case 'too_big':
      return `must ${COUNTED[issue.origin] === undefined ? 'be' : 'have'} at most ${issue.maximum}${COUNTED[issue.origin] ?? ''}`;
    case 'invalid_format':
      return issue.message;
    default:
      return 'is not valid';
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  array: 'a list, such as [a, b]',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
};

const COUNTED: Readonly<Record<string, string>> = { array: ' entries', string: ' characters' };

const FILE_KEYS: readonly string[] = [
  'profile',
  'name',
  'mode',
  'rules',
  'onError',
  'replyCharsMax',
  'linkHosts',
  '$schema',
];
const RULE_KEYS: readonly string[] = ['category', 'entity', 'ruleId', 'trust', 'direction', 'threshold', 'treatment'];

function knownKeysAt(path: readonly PropertyKey[]): readonly string[] {
  if (path[0] === 'rules') return RULE_KEYS;
  if (path[0] === 'onError') return path.length === 1 ? ['default', 'checks'] : POLICY_CATEGORIES;
  return FILE_KEYS;
}

function meant(word: string, known: readonly string[]): string {
  const nearest = nearestWord(word, known);
  return nearest === undefined ? '' : `did you mean "${nearest}"? `;
}

/** `['rules', 0, 'trust']` reads `rules[0].trust`. */
function pathOf(parts: readonly PropertyKey[]): string {
  return parts.reduce<string>((path, part) => {
    if (typeof part === 'number') return `${path}[${part}]`;
    return path === '' ? String(part) : `${path}.${String(part)}`;
  }, '');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const part of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part)) return undefined;
    found = (found as Readonly<Record<PropertyKey, unknown>>)[part];
  }
  return found;
}
