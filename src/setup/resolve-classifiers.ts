import { resolve } from 'node:path';
import type { ClassifierConfig, ClassifierFile } from './classifier-config.ts';
import type { GatewayPolicy } from './gateway-config.ts';
import { InvalidConfigError } from './invalid-config-error.ts';
import type { ResolvedPolicies } from './resolve-policies.ts';
import { checkUrl, readSecret, type SecretPlaces } from './resolve-upstreams.ts';

/**
 * Makes classifiers of what a configuration says of them, and reads their keys. Models are loaded when they are opened.
 *
 * @throws {@link InvalidConfigError} that names the place; it repeats neither URL nor key.
 */
export async function resolveClassifiers(
  files: readonly ClassifierFile[],
  places: SecretPlaces,
): Promise<readonly ClassifierConfig[]> {
  const configs: ClassifierConfig[] = [];
  for (const [index, file] of files.entries()) {
    const place = `classifiers[${index}]`;
    if (files.findIndex(({ id }) => id === file.id) < index) {
      throw new InvalidConfigError(`${place}.id`, 'is the id of another classifier, too');
    }
    configs.push(await resolveOne(file, place, places));
  }
  return configs;
}

async function resolveOne(file: ClassifierFile, place: string, places: SecretPlaces): Promise<ClassifierConfig> {
  if (file.driver === 'onnx') {
    const { model, tokenizer } = file;
    return { ...file, model: resolve(places.folder, model), tokenizer: resolve(places.folder, tokenizer) };
  }
  checkUrl(file, place);
  const { apiKey, ...others } = file;
  if (apiKey === undefined) return others;
  return { ...others, apiKey: await readSecret(apiKey, `${place}.apiKey`, places) };
}

/**
 * Refuses policies that speak of a classifier that is not there: what was meant would not be done.
 *
 * @throws {@link InvalidConfigError}
 */
export function checkClassifierNames(
  { policy, policies, routes }: ResolvedPolicies,
  classifiers: readonly ClassifierConfig[],
): void {
  const known = classifiers.map(({ id }) => id);
  const check = ({ policy: { classifiers: uses = {} } }: GatewayPolicy, place: string): void => {
    for (const id of Object.keys(uses)) {
      if (known.includes(id)) continue;
      const names = known.length > 0 ? `known are ${known.join(', ')}` : 'there are none';
      throw new InvalidConfigError(`${place}.classifiers.${id}`, `is not the id of a classifier; ${names}`);
    }
  };
  check(policy, 'policy');
  for (const [name, named] of policies) check(named, `policies.${name}`);
  for (const [path, route] of routes) check(route.policy, `routes.${path}.policy`);
}
