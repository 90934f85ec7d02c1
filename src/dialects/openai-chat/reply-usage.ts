import { type JsonObject, memberOf } from '../../core/json/json-node.ts';
import type { ReplyUsage } from '../dialect.ts';
import { tokensIn } from '../reply/token-count.ts';

/** What the `usage` of a completion or of a chunk says; undefined where there is none that makes sense. */
export function readOpenAiUsage(source: string, root: JsonObject): ReplyUsage | undefined {
  const usage = memberOf(root, 'usage');
  if (usage?.kind !== 'object') return undefined;
  const inputTokens = tokensIn(source, usage, 'prompt_tokens');
  const outputTokens = tokensIn(source, usage, 'completion_tokens');
  if (inputTokens === undefined && outputTokens === undefined) return undefined;
  const cached = tokensIn(source, memberOf(usage, 'prompt_tokens_details'), 'cached_tokens') ?? 0;
  return {
    ...(outputTokens !== undefined && { outputTokens }),
    // A part is no larger than the whole.
    ...(inputTokens !== undefined && { inputTokens, cachedInputTokens: Math.min(cached, inputTokens) }),
  };
}
