import type { FastifyRequest } from 'fastify';
import type { Severity } from '../core/finding.ts';
import type { SecurityEventType } from '../core/security-event.ts';
import type { Principal } from '../core/segment.ts';
import { BudgetBusyError, BudgetExceededError } from '../limits/budget-errors.ts';
import type { BudgetAlert } from '../limits/budgets.ts';
import { RateLimitedError } from '../limits/rate-limited-error.ts';
import { RequestTooLargeError } from '../limits/request-size.ts';
import { systemEvent } from '../record/system-event.ts';
import { stateOf } from './caller.ts';
import type { Gateway } from './gateway.ts';

/**
 * Writes the event of a caller that was not let in. Callers without a key are not counted one by one against anything, so
 * their events are bounded here: what is past the bound is in the metrics.
 */
export function reportAuthFailure(gateway: Gateway, request: FastifyRequest, reason: string): void {
  report(gateway, request, { type: 'auth_failure', severity: 'MEDIUM', details: { reason, route: routeOf(request) } });
}

/** Writes the event of a caller that has reached a limit. */
export function reportLimited(gateway: Gateway, error: unknown, request: FastifyRequest): void {
  const limit = limitOf(error) ?? 'provider';
  gateway.metrics.countLimited(limit);
  if (limit === 'provider') return;
  const severity = error instanceof BudgetExceededError ? 'MEDIUM' : 'LOW';
  report(gateway, request, { type: 'rate_limit', severity, details: { limit, route: routeOf(request) } });
}

/** Which limit an error is about; undefined where it is about none of the gateway's. */
export function limitOf(error: unknown): string | undefined {
  if (error instanceof RateLimitedError) return error.limit;
  if (error instanceof RequestTooLargeError) return 'request-size';
  if (error instanceof BudgetBusyError) return 'budget-busy';
  if (!(error instanceof BudgetExceededError)) return undefined;
  const { kind, period, metric } = error.excess;
  return `budget-${kind}-${period}-${metric}`;
}

/** Writes the event of a reply that was cut because it had become too long. */
export function reportCut(gateway: Gateway, limit: string, request: FastifyRequest): void {
  gateway.metrics.countLimited(limit);
  report(gateway, request, { type: 'rate_limit', severity: 'LOW', details: { limit, route: routeOf(request) } });
}

/** Writes the event of a soft budget that was reached, which happens once in its period. */
export function reportAlert(
  gateway: Gateway,
  { kind, period, metric, soft, used }: BudgetAlert,
  call: { readonly principal: Principal; readonly requestId: string },
): void {
  const details = { limit: 'soft-budget', scope: kind, period, metric, soft, used };
  gateway.metrics.countAlert(kind, period, metric);
  gateway.sink.write(systemEvent({ ...call, type: 'rate_limit', severity: 'MEDIUM', details }, gateway));
}

/** Writes the event of a request that was refused because it looks into the model: `reason` says what it asked for. */
export function reportProbing(gateway: Gateway, request: FastifyRequest, reason: string): void {
  const details = { control: 'extraction', reason, route: routeOf(request) };
  report(gateway, request, { type: 'anomaly', severity: 'LOW', details });
}

/** Writes the event of an error that nobody meant to throw: its class and where it was made, never its message. */
export function reportFailure(gateway: Gateway, error: unknown, request: FastifyRequest): void {
  const name = error instanceof Error ? error.constructor.name : typeof error;
  const place = error instanceof Error ? placeOf(error) : '';
  report(gateway, request, {
    type: 'system',
    severity: 'HIGH',
    details: { failure: name, place, route: routeOf(request) },
  });
}

/** Writes an event that belongs to no request. */
export function reportSystem(gateway: EventPorts, event: Pick<Reported, 'type' | 'severity' | 'details'>): void {
  gateway.sink.write(systemEvent({ ...event, principal: GATEWAY, requestId: 'none' }, gateway));
}

/** What an event is made with and written to. */
export type EventPorts = Pick<Gateway, 'sink' | 'clock' | 'random' | 'keys'>;

interface Reported {
  readonly type: SecurityEventType;
  readonly severity: Severity;
  readonly details: Readonly<Record<string, string | number | boolean>>;
}

/** Whose events those are that come before anybody is known. */
const GATEWAY = { tenant: 'gateway', user: 'gateway', session: 'gateway' };

/** Events of callers in one window, of one kind. */
const EVENTS_PER_WINDOW = 60;
const WINDOW_MS = 60_000;

interface Window {
  begunMs: number;
  count: number;
}

const windows = new WeakMap<Gateway, Map<SecurityEventType, Window>>();

function report(gateway: Gateway, request: FastifyRequest, event: Reported): void {
  if (!isWithinWindow(gateway, event.type)) return;
  const { requestId, caller } = stateOf(request);
  const key = caller?.key;
  const principal =
    key === undefined ? GATEWAY : { tenant: key.identity.tenant, user: `key:${key.id}`, session: requestId };
  // Whatever stands here was refused.
  const decision = { action: 'block' } as const;
  gateway.sink.write(systemEvent({ ...event, principal, requestId, decision }, gateway));
}

function isWithinWindow(gateway: Gateway, type: SecurityEventType): boolean {
  const ofGateway = windows.get(gateway) ?? new Map<SecurityEventType, Window>();
  windows.set(gateway, ofGateway);
  const nowMs = gateway.clock.now();
  const window = ofGateway.get(type);
  if (window === undefined || nowMs - window.begunMs >= WINDOW_MS) {
    ofGateway.set(type, { begunMs: nowMs, count: 1 });
    return true;
  }
  window.count++;
  return window.count <= EVENTS_PER_WINDOW;
}

function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none';
}

/** File and line of the first frame that is ours; no folder names. */
function placeOf({ stack = '' }: Error): string {
  const frame = stack.split('\n').find((line) => line.includes('/dist/') || line.includes('/src/')) ?? '';
  return (
    frame
      .split('/')
      .at(-1)
      ?.replaceAll(/[^\w.:-]/gu, '') ?? ''
  );
}
