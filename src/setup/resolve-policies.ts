import { dirname, resolve } from 'node:path';
import { InvalidPolicyError } from '../core/errors.ts';
import { PROFILES } from '../decide/profiles.ts';
import type { ConfigFileReader } from './config-file-reader.ts';
import type { GatewayPolicy, RouteConfig, RoutePath } from './gateway-config.ts';
import type { GatewayConfigFile, NamedPolicyFile, PolicyReference } from './gateway-config-file.ts';
import { InvalidConfigError } from './invalid-config-error.ts';
import { policyOfFile, readPolicyFile } from './policy-file.ts';
import { nearestWord } from './policy-file-hint.ts';
import { POLICY_FILE_LENGTH_MAX } from './policy-file-source.ts';
import type { PolicyFile } from './policy-schema.ts';

/** The policies of a configuration, by the three ways in which they are reached. */
export interface ResolvedPolicies {
  readonly policy: GatewayPolicy;
  readonly policies: ReadonlyMap<string, GatewayPolicy>;
  readonly routes: ReadonlyMap<RoutePath, RouteConfig>;
}

/**
 * Makes policies of what a configuration says of them. Policies that stand in files are read.
 *
 * @param folder - Where relative paths begin.
 * @throws {@link InvalidConfigError} whose `path` names the policy and the place in it.
 */
export async function resolvePolicies(
  file: GatewayConfigFile,
  folder: string,
  reader: ConfigFileReader,
): Promise<ResolvedPolicies> {
  const named = new Map<string, GatewayPolicy>();
  const source: PolicySource = { named, folder, reader, unknownFields: file.unknownFields };
  for (const profile of ['permissive', 'balanced', 'strict'] as const)
    named.set(profile, gatewayPolicy({ profile }, source));
  named.set(OFF, {
    policy: policyOfFile({ profile: 'permissive', name: OFF }),
    unknownFields: 'report',
    isInspected: false,
  });
  for (const [name, reference] of Object.entries(file.policies)) {
    const place = `policies.${name}`;
    if (name === OFF || Object.hasOwn(PROFILES, name))
      throw new InvalidConfigError(place, 'has the name of a policy that is built in; choose another');
    named.set(name, await writtenPolicy(reference, { place, name, source }));
  }
  const policy = await policyAt(file.policy, 'policy', source);
  const routes = new Map<RoutePath, RouteConfig>();
  for (const path of ROUTE_PATHS) {
    const route = file.routes[path];
    if (route !== undefined)
      routes.set(path, { policy: await policyAt(route.policy, `routes.${path}.policy`, source) });
  }
  return { policy, policies: named, routes };
}

/** The name of the policy under which nothing is inspected. */
const OFF = 'off';

const ROUTE_PATHS: readonly RoutePath[] = ['/v1/chat/completions', '/v1/messages', '/v1/inspect'];

interface PolicySource {
  readonly named: ReadonlyMap<string, GatewayPolicy>;
  readonly folder: string;
  readonly reader: ConfigFileReader;
  readonly unknownFields: GatewayConfigFile['unknownFields'];
}

async function policyAt(reference: PolicyReference, place: string, source: PolicySource): Promise<GatewayPolicy> {
  if (typeof reference !== 'string') return writtenPolicy(reference, { place, source });
  const known = source.named.get(reference);
  if (known !== undefined) return known;
  const names = [...source.named.keys()];
  const nearest = nearestWord(reference, names);
  const hint = nearest === undefined ? '' : `did you mean "${nearest}"? `;
  throw new InvalidConfigError(
    place,
    `is not the name of a policy; ${hint}known are ${names.join(', ')}; a policy file is named by { file: … }`,
  );
}

async function writtenPolicy(
  reference: NamedPolicyFile,
  { place, name, source }: { readonly place: string; readonly name?: string; readonly source: PolicySource },
): Promise<GatewayPolicy> {
  const file = 'file' in reference ? await policyInFile(reference.file, place, source) : reference;
  const isNamed = name === undefined || file.name !== undefined;
  try {
    return gatewayPolicy(isNamed ? file : { ...file, name }, source);
  } catch (error) {
    throw explained(error, place);
  }
}

async function policyInFile(path: string, place: string, { folder, reader }: PolicySource): Promise<PolicyFile> {
  // A character may take three bytes in UTF-8 where it takes one unit of the length that is bounded.
  const bytesMax = POLICY_FILE_LENGTH_MAX * 3;
  const source = await reader.read(resolve(folder, path), { place: `${place}.file`, bytesMax });
  try {
    return readPolicyFile(source);
  } catch (error) {
    throw explained(error, `${place}.file`);
  }
}

function gatewayPolicy(file: PolicyFile, { unknownFields }: Pick<PolicySource, 'unknownFields'>): GatewayPolicy {
  return {
    policy: policyOfFile(file),
    isInspected: true,
    unknownFields: unknownFields ?? (file.profile === 'strict' ? 'refuse' : 'report'),
  };
}

function explained(error: unknown, place: string): unknown {
  if (!(error instanceof InvalidPolicyError)) return error;
  return new InvalidConfigError(place, `names a policy that is not valid: ${error.message}`, { cause: error });
}

/** The folder where relative paths of a configuration begin. */
export function folderOf(configFile: string | undefined, workingFolder: string): string {
  return configFile === undefined ? workingFolder : dirname(configFile);
}
