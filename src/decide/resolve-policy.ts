import { type AskWhen, CLASSIFIER_ID_PATTERN, isAskWhen } from '../core/classifier-panel.ts';
import { MODES } from '../core/decision.ts';
import { InvalidPolicyError } from '../core/errors.ts';
import { POLICY_CATEGORIES } from '../core/finding.ts';
import { DIRECTIONS, TRUSTS } from '../core/segment.ts';
import {
  ENTITY_PATTERN,
  LINK_HOST_PATTERN,
  POLICY_BOUNDS,
  POLICY_TREATMENTS,
  type Policy,
  type PolicyRule,
  RESTORE_PLACES,
  RULE_ID_PATTERN,
} from './policy.ts';
import { PROFILES, type ProfileName } from './profiles.ts';

/**
 * The policy that an option names: a profile, a policy value, or the balanced profile where the option is missing.
 * The result is frozen and shares nothing that a caller could change later.
 *
 * @throws {@link InvalidPolicyError} for an unknown profile, an unknown key or a value out of range; its `path` says where.
 * @example
 * resolvePolicy({ ...PROFILES.balanced, name: 'support', linkHosts: ['example.com'] });
 */
export function resolvePolicy(policy: ProfileName | Policy | undefined): Policy {
  if (policy === undefined) return resolvePolicy(PROFILES.balanced);
  if (typeof policy === 'string') {
    if (Object.hasOwn(PROFILES, policy)) return resolvePolicy(PROFILES[policy]);
    throw new InvalidPolicyError('', `must be a policy value or one of ${Object.keys(PROFILES).join(', ')}`);
  }
  checkObject(policy, '', [
    'name',
    'mode',
    'rules',
    'onError',
    'replyCharsMax',
    'classifiers',
    'restoreIn',
    'allow',
    'linkHosts',
  ]);
  checkText(policy.name, 'name', POLICY_BOUNDS.nameLengthMax);
  checkOneOf(policy.mode, 'mode', MODES);
  checkList(policy.rules, 'rules', POLICY_BOUNDS.rulesMax);
  checkOnError(policy.onError);
  checkList(policy.linkHosts, 'linkHosts', POLICY_BOUNDS.linkHostsMax);
  policy.linkHosts.forEach((host, index) => {
    checkPattern(
      host,
      `linkHosts[${index}]`,
      LINK_HOST_PATTERN,
      'a lower-case host such as example.com or *.example.com',
    );
  });
  const { restoreIn, allow } = policy;
  if (allow !== undefined) {
    checkList(allow, 'allow', POLICY_BOUNDS.allowMax);
    for (const [index, value] of allow.entries()) checkText(value, `allow[${index}]`, POLICY_BOUNDS.allowLengthMax);
  }
  if (restoreIn !== undefined) {
    checkList(restoreIn, 'restoreIn', RESTORE_PLACES.length);
    for (const [index, place] of restoreIn.entries()) checkOneOf(place, `restoreIn[${index}]`, RESTORE_PLACES);
  }
  if (policy.replyCharsMax !== undefined) checkReplyCharsMax(policy.replyCharsMax);
  const { classifiers } = policy;
  if (classifiers !== undefined) checkClassifiers(classifiers);
  const rules = policy.rules.map((rule, index) => checkedRule(rule, `rules[${index}]`));
  return Object.freeze({
    ...policy,
    rules: Object.freeze(rules),
    onError: Object.freeze({ default: policy.onError.default, checks: Object.freeze({ ...policy.onError.checks }) }),
    ...(classifiers !== undefined && { classifiers: frozenUses(classifiers) }),
    ...(allow !== undefined && { allow: Object.freeze([...allow]) }),
    ...(restoreIn !== undefined && { restoreIn: Object.freeze([...restoreIn]) }),
    linkHosts: Object.freeze([...policy.linkHosts]),
  });
}

function checkedRule(rule: PolicyRule, path: string): PolicyRule {
  checkObject(rule, path, ['category', 'entity', 'ruleId', 'trust', 'direction', 'threshold', 'treatment']);
  checkOneOf(rule.category, `${path}.category`, ['*', ...POLICY_CATEGORIES]);
  checkOneOf(rule.treatment, `${path}.treatment`, POLICY_TREATMENTS);
  if (rule.direction !== undefined) checkOneOf(rule.direction, `${path}.direction`, DIRECTIONS);
  if (rule.entity !== undefined)
    checkPattern(rule.entity, `${path}.entity`, ENTITY_PATTERN, 'a name such as CREDIT_CARD');
  if (rule.ruleId !== undefined) {
    checkPattern(rule.ruleId, `${path}.ruleId`, RULE_ID_PATTERN, 'a rule id, or a prefix of ids that ends in "/"');
  }
  if (rule.trust !== undefined) {
    checkList(rule.trust, `${path}.trust`, TRUSTS.length);
    if (rule.trust.length === 0)
      throw new InvalidPolicyError(`${path}.trust`, 'must name at least one author, or be left out');
    rule.trust.forEach((trust, index) => {
      checkOneOf(trust, `${path}.trust[${index}]`, TRUSTS);
    });
  }
  if (typeof rule.threshold !== 'number' || !(rule.threshold >= 0 && rule.threshold <= 1)) {
    throw new InvalidPolicyError(`${path}.threshold`, 'must be a number from 0 to 1');
  }
  return Object.freeze(rule.trust === undefined ? { ...rule } : { ...rule, trust: Object.freeze([...rule.trust]) });
}

function checkOnError(onError: Policy['onError']): void {
  checkObject(onError, 'onError', ['default', 'checks']);
  checkOneOf(onError.default, 'onError.default', ['block', 'report']);
  checkObject(onError.checks, 'onError.checks', POLICY_CATEGORIES);
  for (const [check, treatment] of Object.entries(onError.checks)) {
    checkOneOf(treatment, `onError.checks.${check}`, ['block', 'report']);
  }
}

function checkClassifiers(uses: NonNullable<Policy['classifiers']>): void {
  if (typeof uses !== 'object' || uses === null || Array.isArray(uses)) {
    throw new InvalidPolicyError('classifiers', 'must be an object of ids of classifiers');
  }
  const entries = Object.entries<unknown>(uses);
  if (entries.length > POLICY_BOUNDS.classifiersMax) {
    throw new InvalidPolicyError('classifiers', `must name at most ${POLICY_BOUNDS.classifiersMax}`);
  }
  for (const [id, when] of entries) {
    const path = `classifiers.${id.slice(0, 64)}`;
    checkPattern(
      id,
      path,
      CLASSIFIER_ID_PATTERN,
      'the id of a classifier: lower-case letters, digits, ".", "_" and "-"',
    );
    if (isAskWhen(when)) continue;
    throw new InvalidPolicyError(path, 'must be always, never, or { from, to } with scores from 0 to 1');
  }
}

function frozenUses(uses: NonNullable<Policy['classifiers']>): NonNullable<Policy['classifiers']> {
  const frozen = Object.entries(uses).map(([id, when]): [string, AskWhen] => [
    id,
    typeof when === 'string' ? when : Object.freeze({ ...when }),
  ]);
  return Object.freeze(Object.fromEntries(frozen));
}

function checkReplyCharsMax(value: number): void {
  if (Number.isSafeInteger(value) && value >= 1 && value <= POLICY_BOUNDS.replyCharsMax) return;
  throw new InvalidPolicyError('replyCharsMax', `must be a whole number from 1 to ${POLICY_BOUNDS.replyCharsMax}`);
}

function checkObject(value: unknown, path: string, keys: readonly string[]): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidPolicyError(path, 'must be an object');
  }
  for (const key of Object.keys(value)) {
    if (!keys.includes(key)) {
      const place = path === '' ? key.slice(0, 64) : `${path}.${key.slice(0, 64)}`;
      throw new InvalidPolicyError(place, `is not known; known are ${keys.join(', ')}`);
    }
  }
}

function checkList(value: unknown, path: string, lengthMax: number): void {
  if (!Array.isArray(value) || value.length > lengthMax) {
    throw new InvalidPolicyError(path, `must be a list of at most ${lengthMax}`);
  }
}

function checkText(value: unknown, path: string, lengthMax: number): void {
  if (typeof value !== 'string' || value.length === 0 || value.length > lengthMax) {
    throw new InvalidPolicyError(path, `must be a text of 1 to ${lengthMax} characters`);
  }
}

function checkOneOf(value: unknown, path: string, allowed: readonly string[]): void {
  if (typeof value !== 'string' || !allowed.includes(value)) {
    throw new InvalidPolicyError(path, `must be one of ${allowed.join(', ')}`);
  }
}

function checkPattern(value: unknown, path: string, pattern: RegExp, expected: string): void {
  if (typeof value !== 'string' || !pattern.test(value)) throw new InvalidPolicyError(path, `must be ${expected}`);
}
