import type { Edit } from '../../core/edit.ts';
import { type JsonObject, memberOf } from '../../core/json/json-node.ts';
import type { Splice } from '../../core/json/splice.ts';
import type { RequestReading, RequestTrusts } from '../dialect.ts';
import { removeParts } from '../reply/remove-parts.ts';
import { type DemandPaths, demandOf } from './demand-of.ts';
import { editBody } from './edit-body.ts';
import { readBody } from './read-body.ts';
import type { ObjectShape } from './shape.ts';
import { sizeOf } from './size-of.ts';
import { walkMessage } from './walk-message.ts';
import { openWalk } from './walk-state.ts';

/** A format's request, as data. */
export interface RequestFormat {
  readonly shape: ObjectShape;
  /** Paths of the fields that name the end user, the one that counts first. */
  readonly userPaths: readonly (readonly string[])[];
  /** Where it says how much of a reply is wanted. */
  readonly demand: DemandPaths;
  /** The member, as JSON, by which a stream is asked for its usage. Missing where every stream tells it. */
  readonly usageMember?: { readonly name: string; readonly value: string };
}

/**
 * Reads a request body by the table of its format.
 *
 * @throws {@link MalformedRequestError} for what is no JSON, has a key twice, breaks the format or a bound.
 */
export function readRequest(body: string, format: RequestFormat, trusts: RequestTrusts): RequestReading {
  const root = readBody(body);
  const walk = openWalk(body, trusts);
  walkMessage(walk, format.shape, root, '');
  const { segments, uncovered } = walk;
  const stream = memberOf(root, 'stream');
  const isStream = stream !== undefined && body.charAt(stream.start) === 't';
  return {
    model: stringAt(root, ['model']) ?? '',
    isStream,
    demand: demandOf(body, root, format.demand),
    users: usersOf(root, format),
    segments,
    uncovered,
    ...(walk.prompts.length === 0 ? {} : { systemPrompt: walk.prompts.join('\n') }),
    hostedTools: [...walk.hosted],
    size: sizeOf(root, uncovered),
    askingUsage(text) {
      const { usageMember } = format;
      if (!isStream || usageMember === undefined || memberOf(root, usageMember.name) !== undefined) return undefined;
      const at = text.indexOf('{') + 1;
      return `${text.slice(0, at)}"${usageMember.name}":${usageMember.value},${text.slice(at)}`;
    },
    fields: (names) => fieldsOf(body, root, names),
    edited(edits: readonly Edit[], without: readonly string[] = []): string {
      return editBody(body, walk, edits, removalOf(root, without));
    },
  };
}

function fieldsOf(body: string, root: JsonObject, names: readonly string[]): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  for (const { key, value } of root.members) {
    if (names.includes(key.value)) fields[key.value] = JSON.parse(body.slice(value.start, value.end));
  }
  return fields;
}

function removalOf({ members }: JsonObject, names: readonly string[]): readonly Splice[] {
  if (names.length === 0) return [];
  const parts = members.map(({ key, value }) => ({ start: key.start, end: value.end }));
  return removeParts(parts, (position) => names.includes(members[position]?.key.value ?? ''));
}

function usersOf(root: JsonObject, format: RequestFormat): readonly string[] {
  return format.userPaths
    .map((path) => stringAt(root, path))
    .filter((user): user is string => user !== undefined && user !== '');
}

function stringAt(root: JsonObject, path: readonly string[]): string | undefined {
  let node = memberOf(root, path[0] ?? '');
  for (let depth = 1; depth < path.length; depth++) node = memberOf(node, path[depth] ?? '');
  return node?.kind === 'string' ? node.value : undefined;
}
