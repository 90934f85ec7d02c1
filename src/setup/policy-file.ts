import type { z } from 'zod';
import { InvalidPolicyError } from '../core/errors.ts';
import { POLICY_CATEGORIES, type Policy, type PolicyRule, TREATMENTS } from '../decide/policy.ts';
import { PROFILES } from '../decide/profiles.ts';
import { resolvePolicy } from '../decide/resolve-policy.ts';
import { nearestWord } from './policy-file-hint.ts';
import { readPolicySource } from './policy-file-source.ts';
import { type PolicyFile, policyFileSchema } from './policy-schema.ts';

/**
 * Makes a policy of the text of a policy file, YAML or JSON: the profile that it names (`balanced` when it names none),
 * its own rules before those of the profile, and its other settings in place of the profile's. `onError.checks` adds to
 * the profile's.
 *
 * @param source - At most 262,144 UTF-16 code units; {@link policyJsonSchema} describes it.
 * @throws {@link InvalidPolicyError} whose `path` says where and whose message says what was expected there.
 * @example
 * parsePolicy('profile: strict\nmode: shadow\nlinkHosts: [example.com]');
 */
export function parsePolicy(source: string): Policy {
  const value = readPolicySource(source);
  if (value === null || value === undefined) {
    throw new InvalidPolicyError('', 'is empty; write at least "profile: balanced"');
  }
  refuseReservedKeys(value);
  const result = policyFileSchema().safeParse(value);
  if (!result.success) throw explain(result.error.issues, value);
  return toPolicy(result.data);
}

function toPolicy(file: PolicyFile): Policy {
  const base = PROFILES[file.profile ?? 'balanced'];
  const isChanged = Object.keys(file).some((key) => key !== 'profile' && key !== '$schema');
  const replyCharsMax = file.replyCharsMax ?? base.replyCharsMax;
  return resolvePolicy({
    name: file.name ?? (isChanged ? `custom-${base.name}` : base.name),
    mode: file.mode ?? base.mode,
    rules: [...((file.rules ?? []) as readonly PolicyRule[]), ...base.rules],
    onError: {
      default: file.onError?.default ?? base.onError.default,
      checks: { ...base.onError.checks, ...file.onError?.checks },
    },
    ...(replyCharsMax === undefined ? {} : { replyCharsMax }),
    linkHosts: file.linkHosts ?? base.linkHosts,
  });
}

/** Names that reach an object's prototype. The schema refuses them, too; this does not depend on how it is written. */
const RESERVED_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

function refuseReservedKeys(value: unknown): void {
  const open: unknown[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const key of Object.keys(next)) {
      if (RESERVED_KEYS.includes(key)) throw new InvalidPolicyError(key, 'is a reserved name; remove it');
    }
    open.push(...Object.values(next).filter((child) => child !== undefined));
  }
}

/** An unknown key is told first: it is often the reason why a known one is missing. */
function explain(issues: readonly z.core.$ZodIssue[], value: unknown): InvalidPolicyError {
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  if (issue === undefined) return new InvalidPolicyError('', 'is not valid');
  const others = issues.length > 1 ? ` (${issues.length - 1} more problems)` : '';
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const hint = hintOf(key, knownKeysAt(issue.path));
    return new InvalidPolicyError(pathOf([...issue.path, safeName(key)]), `is not a known key${hint}${others}`);
  }
  return new InvalidPolicyError(pathOf(issue.path), `${problemOf(issue, valueAt(value, issue.path))}${others}`);
}

function problemOf(issue: z.core.$ZodIssue, received: unknown): string {
  switch (issue.code) {
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      const hint = typeof received === 'string' ? hintOf(received, allowed) : '';
      return `must be one of ${allowed.join(', ')}${hint}`;
    }
    case 'invalid_type':
      return received === undefined ? 'is missing' : `must be ${TYPE_NAMES[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `must be at least ${issue.minimum}`
        : `must have at least ${issue.minimum} ${UNITS[issue.origin] ?? 'parts'}`;
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `must be at most ${issue.maximum}`
        : `must have at most ${issue.maximum} ${UNITS[issue.origin] ?? 'parts'}`;
    case 'invalid_format':
      return `must be ${FORMATS[String(issue.path.find((part) => typeof part === 'string' && Object.hasOwn(FORMATS, part)))] ?? 'in another form'}`;
    default:
      return 'is not valid';
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  array: 'a list, such as [user]',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
};

const UNITS: Readonly<Record<string, string>> = { array: 'entries', string: 'characters' };
