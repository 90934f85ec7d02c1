import { readFile } from 'node:fs/promises';
import type { ActionPolicy } from '../actions/policy/action-policy.ts';
import { DEFAULT_ACTION_POLICY } from '../actions/policy/default-policy.ts';
import { UsageError } from './exit.ts';

/**
 * Reads the action policy that a command was given, or takes the shipped one.
 *
 * @param option - How the command calls the file, for its error.
 * @throws {@link UsageError} for a file that cannot be read; `InvalidPolicyError` for one that is no policy.
 */
export async function loadActionPolicy(path: string | undefined, option: string): Promise<ActionPolicy> {
  if (path === undefined) return DEFAULT_ACTION_POLICY;
  let source: string;
  try {
    source = await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${option} ${path} cannot be read`, { cause: error });
  }
  const { parseActionPolicy } = await import('../setup/action-policy-file.ts');
  return parseActionPolicy(source);
}
