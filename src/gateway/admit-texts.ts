import type { FastifyRequest } from 'fastify';
import { callerOf } from './caller.ts';
import type { Gateway } from './gateway.ts';

/**
 * Counts texts against the budget of the caller's key before they are inspected: the worst of them cost two microseconds a
 * character, in which nobody else is served.
 *
 * @throws RateLimitedError, TextTooLongError.
 */
export function admitTexts(
  gateway: Gateway,
  request: FastifyRequest,
  texts: readonly { readonly text: string }[],
): Promise<void> {
  const { key, quota } = callerOf(request);
  let characters = 0;
  for (const { text } of texts) characters += text.length;
  return gateway.limits.admitCharacters(key.id, characters, quota);
}
