import { type JsonNode, memberOf } from '../../core/json/json-node.ts';

/** More tokens than any exchange has. */
const TOKENS_MAX = 100_000_000;

/** The tokens that a member says; undefined for anything but a whole number from 0 to 10⁸. */
export function tokensIn(source: string, node: JsonNode | undefined, key: string): number | undefined {
  const member = memberOf(node, key);
  if (member?.kind !== 'number') return undefined;
  const tokens = Number(source.slice(member.start, member.end));
  return Number.isInteger(tokens) && tokens >= 0 && tokens <= TOKENS_MAX ? tokens : undefined;
}
