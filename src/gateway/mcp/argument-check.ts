import type { JsonValue } from '../../core/json-value.ts';
import type { SchemaCheck } from '../../core/ports.ts';
import { jsonSchemaCheck } from '../../setup/json-schema-check.ts';

type Fields = { readonly [name: string]: JsonValue };

/**
 * A check of arguments against the schema that a server gave for its own tool. The schema comes from somebody who may be hostile:
 * its patterns could run for ever and its references could grow without end. So the check takes from it only what
 * costs time in proportion to the arguments, references within the document resolved up to {@link NODES_MAX} parts; what it
 * leaves out makes it more lenient, never stricter.
 *
 * @returns A check that gives the JSON pointers of what does not fit. One for a schema that is none accepts everything.
 */
export function argumentCheck(schema: JsonValue | undefined): SchemaCheck {
  if (schema === undefined || !isFields(schema)) return () => [];
  const check = jsonSchemaCheck(boundedSchema(schema) as Record<string, unknown> | boolean);
  return (value) => [...new Set(check(value))];
}

const NODES_MAX = 5_000;
const DEPTH_MAX = 32;

/** Keywords whose value is one schema. Leaving something out of it accepts more, as of all below. */
const ONE: ReadonlySet<string> = new Set(['additionalProperties', 'propertyNames', 'contains']);
const LISTS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'prefixItems']);
const MAPS: ReadonlySet<string> = new Set(['properties', 'dependentSchemas']);
const PLAIN: ReadonlySet<string> = new Set([
  'type',
  'enum',
  'const',
  'required',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'minContains',
  'dependentRequired',
]);

function boundedSchema(root: Fields): JsonValue {
  let nodes = 0;
  return visit(root, 0);

  function visit(schema: JsonValue | undefined, depth: number): JsonValue {
    nodes++;
    if (typeof schema === 'boolean') return schema;
    if (schema === undefined || !isFields(schema) || nodes > NODES_MAX || depth > DEPTH_MAX) return true;
    const kept: [string, JsonValue][] = [];
    const all: JsonValue[] = [];
    for (const [word, value] of Object.entries(schema)) {
      if (PLAIN.has(word)) kept.push([word, value]);
      else if (word === 'additionalProperties' && 'patternProperties' in schema) continue;
      else if (ONE.has(word) || (word === 'items' && !Array.isArray(value))) kept.push([word, visit(value, depth + 1)]);
      else if (word === 'items') kept.push(['prefixItems', listOf(value, depth)]);
      else if (LISTS.has(word)) kept.push([word, listOf(value, depth)]);
      // Of several that fit one may be told apart only by what was left out.
      else if (word === 'oneOf') all.push({ anyOf: listOf(value, depth) });
      else if (MAPS.has(word) && isFields(value)) kept.push([word, mapOf(value, depth)]);
      else if (word === '$ref') all.push(visit(referred(value), depth + 1));
    }
    const bounded = Object.fromEntries(kept);
    return all.length === 0 ? bounded : { allOf: [bounded, ...all] };
  }

  function listOf(value: JsonValue, depth: number): JsonValue {
    return Array.isArray(value) ? value.map((item: JsonValue) => visit(item, depth + 1)) : [true];
  }

  function mapOf(value: Fields, depth: number): JsonValue {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, visit(part, depth + 1)]));
  }

  /** A part of this document, by its JSON pointer; anything else is not looked for. */
  function referred(reference: JsonValue): JsonValue | undefined {
    if (reference === '#') return root;
    if (typeof reference !== 'string' || !reference.startsWith('#/')) return undefined;
    let at: JsonValue | undefined = root;
    for (const step of reference.slice(2).split('/')) {
      const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
      at = typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? (at as Fields)[name] : undefined;
    }
    return at;
  }
}

function isFields(value: JsonValue): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
