import { type JsonNode, type JsonObject, memberOf } from '../../core/json/json-node.ts';
import { filled } from '../reply/read-reply-json.ts';

/** UTF-16 units of one token: longer ones are none. */
const TOKEN_CHARS_MAX = 128;

/**
 * Whether log probabilities hold nothing but the tokens of a message's own texts, and short tokens in their place. Anything
 * else in them would be a text that no channel has seen.
 */
export function areTokensOf(logprobs: JsonNode, message: JsonObject): boolean {
  if (logprobs.kind !== 'object') return false;
  return logprobs.members.every(({ key, value }) => {
    if (key.value !== 'content' && key.value !== 'refusal') return false;
    if (value.kind === 'null') return true;
    const text = filled(message, key.value);
    return value.kind === 'array' && text?.kind === 'string' && joinedTokens(value.items) === text.value;
  });
}

/** The text that tokens spell; undefined where one of them holds something else. */
function joinedTokens(items: readonly JsonNode[]): string | undefined {
  let joined = '';
  for (const item of items) {
    const token = memberOf(item, 'token');
    if (token?.kind !== 'string' || !isTokenEntry(item)) return undefined;
    joined += token.value;
  }
  return joined;
}

function isTokenEntry(item: JsonNode): boolean {
  if (item.kind !== 'object') return false;
  return item.members.every(({ key, value }) => {
    if (key.value === 'token') return value.kind === 'string' && value.value.length <= TOKEN_CHARS_MAX;
    if (key.value === 'logprob') return value.kind === 'number' || value.kind === 'null';
    if (key.value === 'bytes') return value.kind === 'null' || isBytes(value);
    return key.value === 'top_logprobs' && value.kind === 'array' && value.items.every(isTokenEntry);
  });
}

function isBytes(node: JsonNode): boolean {
  return node.kind === 'array' && node.items.every((item) => item.kind === 'number');
}
