import type { RequestReading } from '../dialects/dialect.ts';
import type { GatewayPolicy } from '../setup/gateway-config.ts';
import { RefusedRequestError } from './refused-request-error.ts';

/**
 * Refuses what may not be forwarded whatever the texts say: fields that nobody knows where the policy wants none, and tools
 * that run at the provider, out of sight, unless the operator has listed them.
 */
export function checkRequest(reading: RequestReading, policy: GatewayPolicy, hostedTools: readonly string[]): void {
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

const SHOWN_LENGTH_MAX = 128;

function shown(text: string): string {
  return text.replaceAll(/[^\w./:~#-]/gu, '_').slice(0, SHOWN_LENGTH_MAX);
}
