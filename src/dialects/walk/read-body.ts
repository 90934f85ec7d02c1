import { InvalidJsonError } from '../../core/json/invalid-json-error.ts';
import type { JsonNode, JsonObject } from '../../core/json/json-node.ts';
import { parseJson } from '../../core/json/parse-json.ts';
import { MalformedRequestError } from '../dialect-errors.ts';
import { freeStep } from './pointer-step.ts';

/**
 * Parses a request body. A half of a surrogate pair is refused wherever it stands: it is no character, and of two readers one
 * may drop it and the other replace it.
 *
 * @throws {@link MalformedRequestError} for what is no JSON object without such halves and without a key twice.
 */
export function readBody(body: string): JsonObject {
  const root = parsed(body);
  if (root.kind !== 'object') throw new MalformedRequestError('', 'must be a JSON object');
  // Only an escape, or a body that was never bytes, can hold one.
  if (body.includes('\\ud') || body.includes('\\uD') || !isWellFormed(body)) checkSurrogates(root, '');
  return root;
}

function parsed(body: string): JsonNode {
  try {
    return parseJson(body);
  } catch (error) {
    if (!(error instanceof InvalidJsonError)) throw error;
    throw new MalformedRequestError('', `is no JSON that can be read: at offset ${error.offset} it ${error.problem}`, {
      cause: error,
    });
  }
}

function checkSurrogates(node: JsonNode, pointer: string): void {
  if (node.kind === 'string') {
    if (!isWellFormed(node.value)) refuse(pointer);
  } else if (node.kind === 'array') {
    for (const [index, item] of node.items.entries()) checkSurrogates(item, `${pointer}/${index}`);
  } else if (node.kind === 'object') {
    for (const [index, { key, value }] of node.members.entries()) {
      const inner = `${pointer}/${freeStep(key.value, index)}`;
      if (!isWellFormed(key.value)) refuse(inner);
      checkSurrogates(value, inner);
    }
  }
}

function refuse(pointer: string): never {
  throw new MalformedRequestError(
    pointer,
    'has half of a surrogate pair, which is no character; send whole characters',
  );
}

/** ECMAScript 2024, section 22.1.3.10; the library of types that is used does not know it yet. */
function isWellFormed(text: string): boolean {
  return (text as string & { isWellFormed(): boolean }).isWellFormed();
}
