import { InvalidJsonError } from '../../core/json/invalid-json-error.ts';
import type { JsonMember, JsonNode, JsonString } from '../../core/json/json-node.ts';
import { parseJson } from '../../core/json/parse-json.ts';
import { freeStep } from './pointer-step.ts';
import { addNumber, addSegment, type WalkState } from './walk-state.ts';

/**
 * Takes every string and every long number of any JSON as a text and every name in it as a fixed one. A name's pointer is that of its value with
 * `~key` behind it, which no pointer of a value can have.
 */
export function walkFree(walk: WalkState, node: JsonNode, pointer: string): void {
  if (node.kind === 'string') addSegment(walk, node, pointer);
  else if (node.kind === 'number') addNumber(walk, node, pointer);
  else if (node.kind === 'array') {
    for (let index = 0; index < node.items.length; index++) {
      walkFree(walk, node.items[index] as JsonNode, `${pointer}/${index}`);
    }
  } else if (node.kind === 'object') {
    for (let index = 0; index < node.members.length; index++) {
      const { key, value } = node.members[index] as JsonMember;
      const name = key.value;
      const inner = `${pointer}/${freeStep(name, index)}`;
      if (SCHEMA_NAMES.has(name)) {
        if (name === 'type' && value.kind === 'string' && SCHEMA_TYPES.has(value.value)) continue;
      } else addSegment(walk, key, `${inner}~key`, 'key');
      walkFree(walk, value, inner);
    }
  }
}

/**
 * Takes the strings inside a JSON text as texts of their own: escapes that stand in it are read, and what is cut out of it
 * leaves JSON. Their pointers go on behind a `#`. What is no JSON is one text; a bare number or word has no inside and stays.
 */
export function walkJsonText(walk: WalkState, node: JsonString, pointer: string): void {
  const inner = parsedOrNot(node.value);
  if (inner === undefined) {
    addSegment(walk, node, pointer);
    return;
  }
  if (inner.kind === 'number' || inner.kind === 'boolean' || inner.kind === 'null') {
    addSegment(walk, node, pointer, 'key');
    return;
  }
  const { text } = walk;
  walk.outer = node;
  walk.text = node.value;
  walkFree(walk, inner, `${pointer}#`);
  walk.outer = undefined;
  walk.text = text;
}

function parsedOrNot(text: string): JsonNode | undefined {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof InvalidJsonError) return undefined;
    throw error;
  }
}

/** Words of JSON Schema itself: a definition of a tool is half made of them, and they say nothing. */
const SCHEMA_NAMES: ReadonlySet<string> = new Set([
  '$defs',
  '$ref',
  '$schema',
  'additionalProperties',
  'allOf',
  'anyOf',
  'const',
  'default',
  'definitions',
  'description',
  'enum',
  'examples',
  'format',
  'items',
  'maxItems',
  'maxLength',
  'maximum',
  'minItems',
  'minLength',
  'minimum',
  'name',
  'not',
  'oneOf',
  'pattern',
  'properties',
  'required',
  'title',
  'type',
]);

const SCHEMA_TYPES: ReadonlySet<string> = new Set([
  'array',
  'boolean',
  'integer',
  'null',
  'number',
  'object',
  'string',
]);
