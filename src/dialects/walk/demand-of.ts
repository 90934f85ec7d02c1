import { type JsonNode, type JsonObject, memberOf } from '../../core/json/json-node.ts';
import type { ReplyDemand } from '../dialect.ts';

/** Where a format says how much of a reply is wanted. A step `*` means every item of a list. */
export interface DemandPaths {
  /** The field that says how many choices the reply is to have. */
  readonly choices?: string;
  /** The fields that bound the tokens of a whole reply. */
  readonly tokens: readonly string[];
  /** Other places that ask for tokens, on top of those or in their stead. */
  readonly moreTokens: readonly (readonly string[])[];
  /** Places that name models besides the first. */
  readonly otherModels?: readonly (readonly string[])[];
}

/** What a request asks for; its fields are looked at when that is wanted. */
export function demandOf(body: string, root: JsonObject, paths: DemandPaths): ReplyDemand {
  const numbersAt = (path: readonly string[]): number[] => nodesAt(root, path).flatMap((node) => countIn(body, node));
  return {
    choices: () => (paths.choices === undefined ? 1 : (numbersAt([paths.choices])[0] ?? 1)),
    outputTokens() {
      const bounds = paths.tokens.flatMap((name) => numbersAt([name]));
      return bounds.length === 0 ? undefined : Math.max(...bounds, ...paths.moreTokens.flatMap(numbersAt));
    },
    otherModels: () =>
      (paths.otherModels ?? [])
        .flatMap((path) => nodesAt(root, path))
        .flatMap((node) => (node.kind === 'string' ? [node.value] : [])),
  };
}

function nodesAt(node: JsonNode | undefined, path: readonly string[]): readonly JsonNode[] {
  const [step, ...rest] = path;
  if (node === undefined) return [];
  if (step === undefined) return [node];
  if (step !== '*') return nodesAt(memberOf(node, step), rest);
  return node.kind === 'array' ? node.items.flatMap((item) => nodesAt(item, rest)) : [];
}

function countIn(body: string, node: JsonNode): readonly number[] {
  if (node.kind === 'null') return [];
  const count = node.kind === 'number' ? Number(body.slice(node.start, node.end)) : Number.NaN;
  return [Number.isSafeInteger(count) && count > 0 ? count : Number.POSITIVE_INFINITY];
}
