import { type JsonNode, type JsonObject, memberOf } from '../../core/json/json-node.ts';
import type { Uncovered } from '../../core/message.ts';
import type { RequestDimensions } from '../dialect.ts';

/** How large a request is. Nothing is counted until it is asked for. */
export function sizeOf(root: JsonObject, uncovered: readonly Uncovered[]): RequestDimensions {
  const countAt = (name: string): number => {
    const member = memberOf(root, name);
    return member?.kind === 'array' ? member.items.length : 0;
  };
  return {
    messages: () => countAt('messages'),
    tools: () => countAt('tools') + countAt('functions'),
    nestingDepth: () => depthOf(root),
    attachments: () => uncovered.reduce((count, { kind }) => (kind === 'media' ? count + 1 : count), 0),
  };
}

/** The parser bounds how deep a body is. */
function depthOf(node: JsonNode): number {
  if (node.kind !== 'array' && node.kind !== 'object') return 0;
  const inner = node.kind === 'array' ? node.items : node.members.map(({ value }) => value);
  let deepest = 0;
  for (const child of inner) deepest = Math.max(deepest, depthOf(child));
  return deepest + 1;
}
