import { InvalidJsonError } from '../../core/json/invalid-json-error.ts';
import { type JsonNode, type JsonObject, memberOf } from '../../core/json/json-node.ts';
import { parseJson } from '../../core/json/parse-json.ts';
import { MalformedReplyError } from '../dialect-errors.ts';

/** Reads JSON of a provider that must be an object. Throws {@link MalformedReplyError}. */
export function readReplyJson(source: string): JsonObject {
  let root: JsonNode;
  try {
    root = parseJson(source);
  } catch (error) {
    if (!(error instanceof InvalidJsonError)) throw error;
    throw new MalformedReplyError(`is no JSON that can be read: it ${error.problem}`, { cause: error });
  }
  if (root.kind !== 'object') throw new MalformedReplyError('is JSON but no object');
  return root;
}

/** A member that is there and not null; undefined otherwise. */
export function filled(node: JsonNode | undefined, key: string): JsonNode | undefined {
  const member = memberOf(node, key);
  return member?.kind === 'null' ? undefined : member;
}

/** The text of a member that is a string or missing. Throws {@link MalformedReplyError} for anything else. */
export function stringIn(node: JsonNode | undefined, key: string): string | undefined {
  const member = filled(node, key);
  if (member === undefined) return undefined;
  if (member.kind !== 'string') throw new MalformedReplyError(`has a "${key}" that is no string`);
  return member.value;
}

/** A whole number from 0 to `max`; undefined where it is missing. Throws {@link MalformedReplyError} for anything else. */
export function indexIn(source: string, node: JsonNode | undefined, max: number): number | undefined {
  const member = filled(node, 'index');
  if (member === undefined) return undefined;
  const index = member.kind === 'number' ? Number(source.slice(member.start, member.end)) : Number.NaN;
  if (!Number.isInteger(index) || index < 0 || index > max) {
    throw new MalformedReplyError(`has an "index" that is no whole number from 0 to ${max}`);
  }
  return index;
}
