import { resolve } from 'node:path';
import { DEFAULT_ACTION_POLICY } from '../actions/policy/default-policy.ts';
import { InvalidPolicyError } from '../core/errors.ts';
import { parseActionPolicy } from './action-policy-file.ts';
import type { ActionsConfig, ActionsFile } from './actions-config.ts';
import { InvalidConfigError } from './invalid-config-error.ts';
import { POLICY_FILE_LENGTH_MAX } from './policy-file-source.ts';
import type { SecretPlaces } from './resolve-upstreams.ts';

/**
 * Reads the action policy that a configuration names.
 *
 * @throws {@link InvalidConfigError} that names the place in the configuration and in the policy.
 */
export async function resolveActions(
  { mode, policy }: ActionsFile,
  { folder, reader }: Pick<SecretPlaces, 'folder' | 'reader'>,
): Promise<ActionsConfig> {
  if (policy === 'default') return { mode, policy: DEFAULT_ACTION_POLICY };
  const place = 'actions.policy.file';
  const source = await reader.read(resolve(folder, policy.file), { place, bytesMax: POLICY_FILE_LENGTH_MAX * 3 });
  try {
    return { mode, policy: parseActionPolicy(source), source };
  } catch (error) {
    if (!(error instanceof InvalidPolicyError)) throw error;
    throw new InvalidConfigError(place, `names an action policy that is not valid: ${error.message}`, { cause: error });
  }
}
