import type { z } from 'zod';
import { askWhenProblem } from './ask-when-schema.ts';
import { gatewayConfigJsonSchema } from './gateway-config-schema.ts';
import { InvalidConfigError } from './invalid-config-error.ts';
import { schemaProblem } from './schema-problem.ts';

/**
 * Says in one error where a configuration is wrong, what was expected there, and what may have been meant. What stands in
 * place of a key's reference is never told, not even its names: people paste keys there.
 */
export function explainConfigIssues(issues: readonly z.core.$ZodIssue[], value: unknown): InvalidConfigError {
  const root = gatewayConfigJsonSchema();
  const { path, problem } = schemaProblem(issues, {
    value,
    knownKeysAt: (place) => [
      ...new Set(schemasAt(root, place).flatMap((schema) => Object.keys(schema.properties ?? {}))),
    ],
    problemAt: ownProblem,
  });
  return new InvalidConfigError(path, problem);
}

function ownProblem(place: readonly PropertyKey[], received: unknown): string | undefined {
  const [section, , key] = place;
  if (section === 'classifiers' && key === 'driver') return 'must be onnx or llm-judge';
  if (section === 'store' && (place[2] === 'password' || place[3] === 'password') && received !== undefined) {
    return 'must say where the password is, { env: REDIS_PASSWORD } or { file: /run/secrets/redis }; a password itself never stands here';
  }
  if (section === 'approvals' && place.includes('secrets') && received !== undefined && !Array.isArray(received)) {
    return 'must say where each secret is, [{ env: APPROVALS_SECRET }] or [{ file: /run/secrets/approvals }]; a secret itself never stands here';
  }
  const holdsKey = (section === 'upstreams' || section === 'classifiers') && key === 'apiKey' && place.length === 3;
  if (!holdsKey || received === undefined) return askWhenProblem(place);
  return 'must say where the key is, { env: OPENAI_API_KEY } or { file: /run/secrets/key }; a key itself never stands here';
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
  /** The arms of a union that one key tells apart. */
  readonly oneOf?: readonly JsonSchema[];
}

/** All schemas that a value at a place may follow. */
function schemasAt(root: JsonSchema, place: readonly PropertyKey[]): readonly JsonSchema[] {
  let found = armsOf(root);
  for (const part of place) {
    found = found.flatMap((schema) => armsOf(typeof part === 'number' ? schema.items : memberOf(schema, String(part))));
  }
  return found;
}

function memberOf({ properties = {}, additionalProperties }: JsonSchema, name: string): JsonSchema | undefined {
  if (Object.hasOwn(properties, name)) return properties[name];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

function armsOf(schema: JsonSchema | undefined): readonly JsonSchema[] {
  if (schema === undefined) return [];
  const arms = schema.anyOf ?? schema.oneOf;
  return arms === undefined ? [schema] : arms.flatMap(armsOf);
}
