import { InvalidPolicyError } from '../core/errors.ts';
import type { Policy, PolicyRule } from '../decide/policy.ts';
import { PROFILES } from '../decide/profiles.ts';
import { resolvePolicy } from '../decide/resolve-policy.ts';
import { explainIssues } from './policy-file-problem.ts';
import { readPolicySource } from './policy-file-source.ts';
import { type PolicyFile, policyFileSchema } from './policy-schema.ts';

/**
 * Makes a policy of the text of a policy file, YAML or JSON: the profile that it names (`balanced` when it names none),
 * its own rules before those of the profile, and its other settings in place of the profile's. `onError.checks` adds to
 * the profile's.
 *
 * @param source - At most 262,144 UTF-16 code units; {@link policyJsonSchema} describes it.
 * @throws `InvalidPolicyError` whose `path` says where and whose message says what was expected there.
 * @example
 * parsePolicy('profile: strict\nmode: shadow\nlinkHosts: [example.com]');
 */
export function parsePolicy(source: string): Policy {
  return policyOfFile(readPolicyFile(source));
}

/** What the text of a policy file says, checked as {@link parsePolicy} does. */
export function readPolicyFile(source: string): PolicyFile {
  const value = readPolicySource(source);
  if (value === null || value === undefined) {
    throw new InvalidPolicyError('', 'is empty; write at least "profile: balanced"');
  }
  const result = policyFileSchema().safeParse(value);
  if (!result.success) throw explainIssues(result.error.issues, value);
  return result.data;
}

/** The policy that a policy file makes whose values have been checked against {@link policyFileSchema}. */
export function policyOfFile(file: PolicyFile): Policy {
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
    ...(file.classifiers === undefined ? {} : { classifiers: file.classifiers }),
    ...(file.allow === undefined ? {} : { allow: file.allow }),
    ...(file.restoreIn === undefined ? {} : { restoreIn: file.restoreIn }),
    linkHosts: file.linkHosts ?? base.linkHosts,
  });
}
