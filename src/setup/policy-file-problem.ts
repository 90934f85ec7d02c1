import type { z } from 'zod';
import { InvalidPolicyError } from '../core/errors.ts';
import { POLICY_CATEGORIES } from '../core/finding.ts';
import { askWhenProblem } from './ask-when-schema.ts';
import { schemaProblem } from './schema-problem.ts';

/**
 * Says in one error where a policy file is wrong, what was expected there, and what may have been meant.
 *
 * @param value - What the file holds; of its texts only misspelt keys are told, cut to 64 characters.
 */
export function explainIssues(issues: readonly z.core.$ZodIssue[], value: unknown): InvalidPolicyError {
  const { path, problem } = schemaProblem(issues, { value, knownKeysAt, problemAt: askWhenProblem });
  return new InvalidPolicyError(path, problem);
}

const FILE_KEYS: readonly string[] = [
  'profile',
  'name',
  'mode',
  'rules',
  'onError',
  'replyCharsMax',
  'classifiers',
  'linkHosts',
  '$schema',
];
const RULE_KEYS: readonly string[] = ['category', 'entity', 'ruleId', 'trust', 'direction', 'threshold', 'treatment'];

function knownKeysAt(path: readonly PropertyKey[]): readonly string[] {
  if (path[0] === 'rules') return RULE_KEYS;
  if (path[0] === 'onError') return path.length === 1 ? ['default', 'checks'] : POLICY_CATEGORIES;
  return FILE_KEYS;
}
