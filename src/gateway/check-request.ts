import type { DialectId, RequestReading } from '../dialects/dialect.ts';
import type { GatewayPolicy, LimitsConfig } from '../setup/gateway-config.ts';
import { RefusedRequestError } from './refused-request-error.ts';

/**
 * Refuses what may not be forwarded whatever the texts say: fields that nobody knows where the policy wants none, and tools
 * that run at the provider, out of sight, unless the operator has listed them.
 */
export function checkRequest(
  reading: RequestReading,
  policy: Pick<GatewayPolicy, 'unknownFields'>,
  hostedTools: readonly string[],
): void {
  const tool = reading.hostedTools.find((type) => !hostedTools.includes(type));
  if (tool !== undefined) {
    const message = `the tool type "${shown(tool)}" runs at the provider and is not allowed here; the operator can list it under hostedTools`;
    throw new RefusedRequestError(400, 'hosted_tool_not_allowed', message);
  }
  if (policy.unknownFields === 'report') return;
  const unknown = reading.uncovered.filter(({ kind }) => kind === 'unknown');
  const [first] = unknown;
  if (first === undefined) return;
  const message = `the field "${shown(first.pointer)}" is not known, and unknown fields are refused here`;
  throw new RefusedRequestError(400, 'unknown_field', message, first.pointer);
}

/** Refuses a request that asks for more of a reply than its key may have, or leaves that to the provider where there is a limit. */
export function checkDemand({ demand }: RequestReading, dialect: DialectId, quota: LimitsConfig): void {
  const { choicesMax, outputTokensMax } = quota;
  if (!(demand.choices() <= choicesMax)) {
    throw new RefusedRequestError(400, 'invalid_request', `"n" must be a whole number from 1 to ${choicesMax}`, '/n');
  }
  if (outputTokensMax === undefined) return;
  const tokens = demand.outputTokens();
  if (tokens !== undefined && tokens <= outputTokensMax) return;
  // Which of its two names a provider of the one format knows cannot be told, and so none is put in.
  const [pointer, names] =
    dialect === 'anthropic-messages'
      ? ['/max_tokens', '"max_tokens"']
      : ['/max_completion_tokens', '"max_completion_tokens" or "max_tokens"'];
  const message =
    tokens === undefined
      ? `${names} must be said here, a whole number from 1 to ${outputTokensMax}`
      : `the request asks for more tokens than the ${outputTokensMax} that it may have, or for a number that is none`;
  throw new RefusedRequestError(400, 'invalid_request', message, pointer);
}

const SHOWN_LENGTH_MAX = 128;

function shown(text: string): string {
  return text.replaceAll(/[^\w./:~#-]/gu, '_').slice(0, SHOWN_LENGTH_MAX);
}
