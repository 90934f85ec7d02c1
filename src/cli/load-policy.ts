import { readFile } from 'node:fs/promises';
import type { Policy } from '../decide/policy.ts';
import { PROFILES, type ProfileName } from '../decide/profiles.ts';
import { UsageError } from './exit.ts';

/**
 * The policy that `--policy` names: a profile, or a file.
 *
 * @throws {@link UsageError} when it is neither; InvalidPolicyError when the file is no policy.
 */
export async function loadPolicy(name: string): Promise<Policy> {
  if (Object.hasOwn(PROFILES, name)) return PROFILES[name as ProfileName];
  let source: string;
  try {
    source = await readFile(name, 'utf8');
  } catch (error) {
    const profiles = Object.keys(PROFILES).join(', ');
    throw new UsageError(`--policy ${name} is neither a profile (${profiles}) nor a file that can be read`, {
      cause: error,
    });
  }
  const { parsePolicy } = await import('../setup/policy-file.ts');
  return parsePolicy(source);
}
