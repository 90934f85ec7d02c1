import { SEVERITIES } from '../core/finding.ts';
import { EVENT_TYPES, type SecurityEvent } from '../core/security-event.ts';

/** The most bytes of one event in a log. The largest that a guard or `systemEvent` makes has some 14,000. */
export const EVENT_BYTES_MAX = 32_768;

/** An event as it is kept: JSON in UTF-8. */
export function eventToBytes(event: SecurityEvent): Uint8Array {
  return encoder.encode(JSON.stringify(event));
}

/** The event of some bytes; undefined when they are none, such as those of a later version. */
export function eventOfBytes(bytes: Uint8Array): SecurityEvent | undefined {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(bytes));
  } catch {
    return undefined;
  }
  return isEvent(value) ? value : undefined;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

function isEvent(value: unknown): value is SecurityEvent {
  if (
    !isObject(value) ||
    !isObject(value['principal']) ||
    !isObject(value['decision']) ||
    !isObject(value['details'])
  ) {
    return false;
  }
  const { principal, decision } = value;
  return (
    [value['id'], value['time'], value['requestId']].every((text) => typeof text === 'string') &&
    [principal['tenant'], principal['user'], principal['session']].every((text) => typeof text === 'string') &&
    EVENT_TYPES.some((type) => type === value['type']) &&
    SEVERITIES.some((severity) => severity === value['severity']) &&
    typeof decision['action'] === 'string' &&
    Array.isArray(decision['ruleIds'])
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
