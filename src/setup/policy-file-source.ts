import { InvalidPolicyError } from '../core/errors.ts';
import { readYamlSource } from './yaml-source.ts';

/** UTF-16 code units of a policy file. */
export const POLICY_FILE_LENGTH_MAX = 262_144;

/**
 * Reads the text of a policy file as plain values, as {@link readYamlSource} does.
 *
 * @throws {@link InvalidPolicyError} that says the line.
 */
export function readPolicySource(source: string): unknown {
  return readYamlSource(source, {
    noun: 'a policy',
    lengthMax: POLICY_FILE_LENGTH_MAX,
    makeError: (path, problem, options) => new InvalidPolicyError(path, problem, options),
  });
}
