/** When a breaker opens and how long it stays open. */
export interface BreakerRule {
  /** So many failures in a row, within the window and with no success between them, open the circuit. */
  readonly failureThreshold: number;
  /** A failure older than this no longer counts. */
  readonly windowMs: number;
  /** So long no call passes; then one is let through to probe. */
  readonly openMs: number;
}

/**
 * What a breaker knows. In `closed` it holds the times of the last failures in a row, fewer than the threshold; in
 * `open` the time at which it opened; in `probing` one call is under way and all others are refused.
 */
export type BreakerState =
  | { readonly kind: 'closed'; readonly failuresAtMs: readonly number[] }
  | { readonly kind: 'open'; readonly openedAtMs: number }
  | { readonly kind: 'probing'; readonly startedAtMs: number };

/** Whether a call may be made. A probe's outcome alone decides how a circuit that was open goes on. */
export type Admission =
  | { readonly kind: 'pass' }
  | { readonly kind: 'probe' }
  | { readonly kind: 'refuse'; readonly retryAfterMs: number };

/** How a call ended: `none` says nothing about the provider, for example because the caller went away. */
export type Outcome = 'success' | 'failure' | 'none';

/** A breaker that has seen nothing. */
export const BREAKER_CLOSED: BreakerState = { kind: 'closed', failuresAtMs: [] };

const PASS: Admission = { kind: 'pass' };
const PROBE: Admission = { kind: 'probe' };

/**
 * Asks for one call. Whoever is given `pass` or `probe` reports the outcome once, by {@link recordOutcome}.
 *
 * @param nowMs - Any clock; when it goes back, the circuit never stays open for longer than `openMs` from then on.
 * @returns The admission and the state after it. `retryAfterMs` is between 1 and `openMs`.
 */
export function admitCall(
  rule: BreakerRule,
  state: BreakerState,
  nowMs: number,
): { readonly state: BreakerState; readonly admission: Admission } {
  if (state.kind === 'closed') return { state, admission: PASS };
  if (state.kind === 'probing') {
    const leftMs = state.startedAtMs + rule.openMs - nowMs;
    return { state, admission: { kind: 'refuse', retryAfterMs: Math.min(Math.max(leftMs, 1), rule.openMs) } };
  }
  const leftMs = state.openedAtMs + rule.openMs - nowMs;
  if (leftMs <= 0) return { state: { kind: 'probing', startedAtMs: nowMs }, admission: PROBE };
  if (leftMs > rule.openMs) {
    return { state: { kind: 'open', openedAtMs: nowMs }, admission: { kind: 'refuse', retryAfterMs: rule.openMs } };
  }
  return { state, admission: { kind: 'refuse', retryAfterMs: leftMs } };
}

/**
 * The state after a call has ended. One success forgets all failures, so a caller whose own requests make the provider
 * fail cannot open the circuit for others whose calls succeed. Calls that began before the circuit opened and end
 * later change nothing. A probe with outcome `none` leaves the place to the next call.
 *
 * @param isProbe - Whether the call was admitted as a probe.
 */
export function recordOutcome(
  rule: BreakerRule,
  state: BreakerState,
  call: { readonly outcome: Outcome; readonly isProbe: boolean; readonly nowMs: number },
): BreakerState {
  const { outcome, isProbe, nowMs } = call;
  if (state.kind === 'probing' && isProbe) {
    if (outcome === 'success') return BREAKER_CLOSED;
    // Opened so long ago that the next call is a probe again.
    return { kind: 'open', openedAtMs: outcome === 'failure' ? nowMs : nowMs - rule.openMs };
  }
  if (state.kind !== 'closed' || isProbe || outcome === 'none') return state;
  if (outcome === 'success') return state.failuresAtMs.length === 0 ? state : BREAKER_CLOSED;
  const recent = state.failuresAtMs.filter((atMs) => atMs <= nowMs && nowMs - atMs < rule.windowMs);
  if (recent.length + 1 >= rule.failureThreshold) return { kind: 'open', openedAtMs: nowMs };
  return { kind: 'closed', failuresAtMs: [...recent, nowMs] };
}

/** Whether a call asked for now would be let through, as a probe or otherwise. Changes nothing. */
export function isAdmitting(rule: BreakerRule, state: BreakerState, nowMs: number): boolean {
  return admitCall(rule, state, nowMs).admission.kind !== 'refuse';
}
