import type { FastifyReply, FastifyRequest } from 'fastify';
import { keyedName } from '../../core/keyed-name.ts';
import type { MessageSegment } from '../../core/message.ts';
import type { Principal } from '../../core/segment.ts';
import type { ExtractionVerdict } from '../../limits/extraction/extraction-monitor.ts';
import type { ExtractionSignals } from '../../limits/extraction/signals.ts';
import { throttledQuota } from '../../limits/extraction/throttled-quota.ts';
import { RateLimitedError } from '../../limits/rate-limited-error.ts';
import { systemEvent } from '../../record/system-event.ts';
import { stateOf } from '../caller.ts';
import type { Gateway } from '../gateway.ts';
import { extractionFor } from './limit-asked.ts';

/** A request that has been let in so far. */
export interface WatchedRequest {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly principal: Principal;
  readonly segments: readonly MessageSegment[];
}

/**
 * Counts what a user has written, and slows down one whose queries look like an extraction run where that is configured. A request
 * that is refused here is not counted: what is known of the user are the queries that could be answered.
 *
 * @throws RateLimitedError `extraction`.
 */
export async function watchCaller(gateway: Gateway, watched: WatchedRequest): Promise<void> {
  const extraction = extractionFor(gateway, watched.request);
  if (extraction === undefined || !extraction.monitor.enabled) return;
  const { tenant, user } = watched.principal;
  const name = keyedName(gateway.keys, 'extraction/user', `${tenant.length}:${tenant}:${user}`);
  const standing = gateway.extraction.standing(name);
  if (standing !== undefined && extraction.throttle !== false) {
    await slowDown(gateway, watched, { name, verdict: standing, ...extraction.throttle });
  }
  const text = latestTurn(watched.segments);
  if (text === '') return;
  const { verdict, news } = gateway.extraction.observe(name, text, extraction.monitor);
  if (verdict.level === 'none') return;
  gateway.metrics.countExtraction('anomaly');
  if (news !== undefined) tell(gateway, watched, verdict, news);
}

/**
 * What the caller itself has written since the last answer: no prompts of the application, no results of tools, no documents. Empty in
 * the steps of an agent, which go on with the same query.
 */
export function latestTurn(segments: readonly MessageSegment[]): string {
  let turn = '';
  for (const { text, trust, role, pointer, fixed, isHistory } of segments) {
    if (trust !== 'user' || role === 'assistant' || isHistory === true || fixed !== undefined) continue;
    if (!pointer.startsWith('/messages/') && !pointer.startsWith('/system')) continue;
    turn += turn === '' ? text : `\n${text}`;
  }
  return turn;
}

interface Slowed {
  readonly name: string;
  readonly verdict: ExtractionVerdict;
  readonly requestsPerMinute: number;
}

async function slowDown(gateway: Gateway, { reply }: WatchedRequest, { name, ...slowed }: Slowed): Promise<void> {
  try {
    const release = await gateway.limits.admitKey(`extraction:${name}`, throttledQuota({}, slowed));
    if (reply.raw.destroyed) release();
    else reply.raw.once('close', release);
  } catch (error) {
    if (!(error instanceof RateLimitedError)) throw error;
    gateway.metrics.countExtraction('throttled');
    throw new RateLimitedError('extraction', error.retryAfterMs);
  }
}

/** The score from which on an event is severe. */
const HIGH_SCORE = 0.8;

function tell(
  gateway: Gateway,
  { request, principal }: WatchedRequest,
  { score, reasons }: ExtractionVerdict,
  signals: ExtractionSignals,
): void {
  const numbers = Object.entries(signals).map(([name, value]) => [name, rounded(value as number)] as const);
  const event = systemEvent(
    {
      type: 'anomaly',
      severity: score >= HIGH_SCORE ? 'HIGH' : 'MEDIUM',
      principal,
      requestId: stateOf(request).requestId,
      decision: { ruleIds: ['extraction/monitor'], findingCount: 1 },
      details: {
        control: 'extraction',
        score: rounded(score),
        reasons: reasons.join('+'),
        ...Object.fromEntries(numbers),
      },
    },
    gateway,
  );
  gateway.sink.write(event);
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
