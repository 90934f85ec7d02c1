import type { Edit } from '../../core/edit.ts';
import { type JsonObject, memberOf } from '../../core/json/json-node.ts';
import type { RequestReading, RequestTrusts } from '../dialect.ts';
import { editBody } from './edit-body.ts';
import { readBody } from './read-body.ts';
import type { ObjectShape } from './shape.ts';
import { walkMessage } from './walk-message.ts';
import { openWalk } from './walk-state.ts';

/** A format's request, as data. */
export interface RequestFormat {
  readonly shape: ObjectShape;
  /** Paths of the fields that name the end user; the first that is there counts. */
  readonly userPaths: readonly (readonly string[])[];
  /** The field that says how many choices the reply is to have. */
  readonly choicesField?: string;
}

/**
 * Reads a request body by the table of its format.
 *
 * @throws {@link MalformedRequestError} for what is no JSON, has a key twice, breaks the format or a bound.
 */
export function readRequest(body: string, format: RequestFormat, trusts: RequestTrusts): RequestReading {
  const root = readBody(body);
  const walk = openWalk(trusts);
  walkMessage(walk, format.shape, root, '');
  const { segments, uncovered } = walk;
  const stream = memberOf(root, 'stream');
  const user = userOf(root, format);
  const choiceCount = choiceCountOf(body, root, format);
  return {
    model: stringAt(root, ['model']) ?? '',
    isStream: stream !== undefined && body.charAt(stream.start) === 't',
    ...(choiceCount === undefined ? {} : { choiceCount }),
    ...(user === undefined ? {} : { user }),
    segments,
    uncovered,
    ...(walk.prompts.length === 0 ? {} : { systemPrompt: walk.prompts.join('\n') }),
    hostedTools: [...walk.hosted],
    edited(edits: readonly Edit[]): string {
      return editBody(body, walk, edits);
    },
  };
}

/** A count that makes no sense is the provider's to refuse. */
function choiceCountOf(body: string, root: JsonObject, { choicesField }: RequestFormat): number | undefined {
  const node = choicesField === undefined ? undefined : memberOf(root, choicesField);
  if (node?.kind !== 'number') return undefined;
  const count = Number(body.slice(node.start, node.end));
  return Number.isSafeInteger(count) && count > 0 ? count : undefined;
}

function userOf(root: JsonObject, format: RequestFormat): string | undefined {
  for (const path of format.userPaths) {
    const user = stringAt(root, path);
    if (user !== undefined && user !== '') return user;
  }
  return undefined;
}

function stringAt(root: JsonObject, path: readonly string[]): string | undefined {
  let node = memberOf(root, path[0] ?? '');
  for (let depth = 1; depth < path.length; depth++) node = memberOf(node, path[depth] ?? '');
  return node?.kind === 'string' ? node.value : undefined;
}
