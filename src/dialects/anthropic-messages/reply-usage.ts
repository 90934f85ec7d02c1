import { type JsonObject, memberOf } from '../../core/json/json-node.ts';
import type { ReplyUsage } from '../dialect.ts';
import { tokensIn } from '../reply/token-count.ts';

/** Collects what a message says of its tokens, which a stream tells in pieces. */
export class UsageNotes {
  private input: number | undefined;
  private cacheRead = 0;
  private cacheWrite = 0;
  private output: number | undefined;

  /** Takes the `usage` of a message or an event. What it does not say stays as it was. */
  note(source: string, node: JsonObject): void {
    const usage = memberOf(node, 'usage');
    if (usage?.kind !== 'object') return;
    this.input = tokensIn(source, usage, 'input_tokens') ?? this.input;
    this.cacheRead = tokensIn(source, usage, 'cache_read_input_tokens') ?? this.cacheRead;
    this.cacheWrite = tokensIn(source, usage, 'cache_creation_input_tokens') ?? this.cacheWrite;
    this.output = tokensIn(source, usage, 'output_tokens') ?? this.output;
  }

  /** The output that has been told so far; the first event of a stream tells a beginning. */
  get outputTokens(): number {
    return this.output ?? 0;
  }

  /** All of it, or without the output while that is not final; undefined where nothing was said. */
  usage(isFinal: boolean): ReplyUsage | undefined {
    const { input, output, cacheRead, cacheWrite } = this;
    const hasOutput = isFinal && output !== undefined;
    if (input === undefined && !hasOutput) return undefined;
    return {
      ...(hasOutput && { outputTokens: output }),
      ...(input !== undefined && {
        inputTokens: input + cacheRead + cacheWrite,
        cachedInputTokens: cacheRead,
        cacheWriteTokens: cacheWrite,
      }),
    };
  }
}
