import type { RequestReading } from '../../dialects/dialect.ts';
import { checkRequestSize, type RequestSizeLimits } from '../../limits/request-size.ts';
import { estimateTokens } from '../../limits/token-count.ts';
import type { Metering } from '../../setup/open-metering.ts';

/**
 * Refuses a request that is larger than may be. Only what is limited is counted; tokens last, and exactly only where an estimate does
 * not settle it.
 *
 * @throws (as a rejection) RequestTooLargeError.
 */
export async function checkSize(
  reading: Pick<RequestReading, 'segments' | 'size'>,
  { inputTokens: tokensMax, ...others }: RequestSizeLimits,
  metering: Pick<Metering, 'countTokens'>,
): Promise<void> {
  const { segments, size } = reading;
  checkRequestSize(
    {
      ...(others.inputCharacters !== undefined && { inputCharacters: charactersOf(segments) }),
      ...(others.messages !== undefined && { messages: size.messages() }),
      ...(others.tools !== undefined && { tools: size.tools() }),
      ...(others.nestingDepth !== undefined && { nestingDepth: size.nestingDepth() }),
      ...(others.attachments !== undefined && { attachments: size.attachments() }),
    },
    others,
  );
  if (tokensMax === undefined) return;
  let min = 0;
  let max = 0;
  for (const { text } of segments) {
    const estimate = estimateTokens(text);
    min += estimate.min;
    max += estimate.max;
  }
  const isSettled = max <= tokensMax || min > tokensMax;
  const texts = segments.map(({ text }) => text);
  const inputTokens = isSettled ? min : await metering.countTokens(texts, tokensMax);
  checkRequestSize({ inputTokens }, { inputTokens: tokensMax });
}

function charactersOf(segments: RequestReading['segments']): number {
  return segments.reduce((sum, { text }) => sum + text.length, 0);
}
