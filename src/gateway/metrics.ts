import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Decision } from '../core/decision.ts';
import type { Uncovered } from '../core/message.ts';
import type { Direction } from '../core/segment.ts';

/** How a request ended. */
export type Outcome = 'passed' | 'rewritten' | 'blocked' | 'reply_blocked' | 'refused' | 'failed' | 'aborted';

/**
 * What was done with the state of sessions: a turn was `kept` or had nothing to add (`unchanged`), or could not be, because others were
 * faster (`conflict`), the user has too many sessions (`full`) or the store is away (`unavailable`); a request of a risky session was
 * `refused`; what was blocked before became a `notice`.
 */
export type SessionStep = 'kept' | 'unchanged' | 'conflict' | 'full' | 'unavailable' | 'refused' | 'notice';

/**
 * What the extraction guard does: takes a wish for probabilities out of a request, refuses biases, sees a request of a caller whose queries
 * look like an extraction run, refuses one because of that.
 */
export type ExtractionStep = 'probabilities_removed' | 'bias_refused' | 'anomaly' | 'throttled';

/** What the gateway counts. Every label has a closed set of values or values of the configuration: nothing that a caller sends becomes one. */
export interface GatewayMetrics {
  /** One request has ended. `seconds` from its head to the last byte of its reply. */
  countRequest(route: string, outcome: Outcome, seconds: number): void;
  /** What a decision found, by category and direction. */
  countFindings(decision: Decision, direction: Direction): void;
  countUncovered(uncovered: readonly Uncovered[], direction: Direction): void;
  /** A caller was not let in: `missing`, `malformed`, `unknown`, `expired`, `revoked`, `scope`, `identity`; a verdict: `signature`, `late`, `replayed`. */
  countAuthFailure(reason: string): void;
  countLimited(limit: string): void;
  /** A soft budget was reached. */
  countAlert(scope: string, period: string, metric: string): void;
  /** Tokens of an exchange, as the provider told them or as they were estimated, and its cost in nano-dollars where it has a price. */
  countUsage(upstream: string, usage: CountedUsage): void;
  /** Something was done with the state of a session: {@link SessionStep}. */
  countSession(step: SessionStep): void;
  /** The extraction guard has done something: {@link ExtractionStep}. */
  countExtraction(step: ExtractionStep): void;
  countUpstreamFailure(upstream: string, code: string): void;
  /** Seconds from the head of a request to the first byte of its streamed reply. */
  observeFirstByte(seconds: number): void;
  streamOpened(): void;
  streamClosed(): void;
  /** Text of all metrics in the exposition format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** What an exchange has used. What is not known is missing. */
export interface CountedUsage {
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly costNanos?: number;
}

/** Numbers that are read when metrics are asked for. */
export interface MetricSources {
  readonly droppedEvents: () => number;
  /** Events that wait in memory, and attempts to store some that failed. */
  readonly queuedEvents: () => number;
  readonly failedAppends: () => number;
  readonly isReady: () => boolean;
}

const LATENCY_BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/** Makes the counters of one gateway, in a registry of their own. */
export function createMetrics({ droppedEvents, queuedEvents, failedAppends, isReady }: MetricSources): GatewayMetrics {
  const registry = new Registry();
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> =>
    new Counter({ name: `sallyport_${name}`, help, labelNames, registers });

  const requests = counter('requests_total', 'Requests by route and how they ended.', ['route', 'outcome']);
  const findings = counter('findings_total', 'Findings by category and direction.', ['category', 'direction']);
  const uncovered = counter('uncovered_total', 'Places of messages that were not inspected.', ['kind', 'direction']);
  const authFailures = counter('auth_failures_total', 'Callers that were not let in.', ['reason']);
  const limited = counter('rate_limited_total', 'Requests refused by a limit.', ['limit']);
  const sessions = counter('sessions_total', 'What was done with the state of sessions.', ['step']);
  const extraction = counter('extraction_total', 'What was done against copying the model.', ['step']);
  const upstreamFailures = counter('upstream_failures_total', 'Failed calls to providers.', ['upstream', 'code']);
  const duration = new Histogram({
    name: 'sallyport_request_seconds',
    help: 'Seconds from the head of a request to the end of its reply.',
    labelNames: ['route'],
    buckets: LATENCY_BUCKETS_S,
    registers,
  });
  const firstByte = new Histogram({
    name: 'sallyport_first_byte_seconds',
    help: 'Seconds from the head of a request to the first byte of its streamed reply.',
    buckets: LATENCY_BUCKETS_S,
    registers,
  });
  const streams = new Gauge({ name: 'sallyport_open_streams', help: 'Streamed replies under way.', registers });
  gauge('sallyport_dropped_events', 'Security events that could not be kept since the start.', droppedEvents);
  gauge('sallyport_queued_events', 'Security events that wait to be stored.', queuedEvents);
  gauge('sallyport_failed_event_appends', 'Failed attempts to store events since the start.', failedAppends);
  gauge('sallyport_ready', 'Whether the gateway says it is ready.', () => (isReady() ? 1 : 0));
  gauge('sallyport_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss());

  return {
    countRequest(route, outcome, seconds) {
      requests.inc({ route, outcome });
      duration.observe({ route }, seconds);
    },
    countFindings(decision, direction) {
      for (const { category } of decision.findings) findings.inc({ category, direction });
    },
    countUncovered(places, direction) {
      for (const { kind } of places) uncovered.inc({ kind, direction });
    },
    countAuthFailure: (reason) => authFailures.inc({ reason }),
    countLimited: (limit) => limited.inc({ limit }),
    ...usageCounters(counter),
    countSession: (step) => sessions.inc({ step }),
    countExtraction: (step) => extraction.inc({ step }),
    countUpstreamFailure: (upstream, code) => upstreamFailures.inc({ upstream, code }),
    observeFirstByte: (seconds) => firstByte.observe(seconds),
    streamOpened: () => streams.inc(),
    streamClosed: () => streams.dec(),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };

  function gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  }
}

type MakeCounter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) => Counter<Label>;

function usageCounters(counter: MakeCounter): Pick<GatewayMetrics, 'countAlert' | 'countUsage'> {
  const alerts = counter('budget_alerts_total', 'Soft budgets that were reached.', ['scope', 'period', 'metric']);
  const tokens = counter('tokens_total', 'Tokens of exchanges with providers.', ['upstream', 'direction']);
  const cost = counter('cost_usd_total', 'Cost of exchanges with providers, by the price list.', ['upstream']);
  return {
    countAlert: (scope, period, metric) => alerts.inc({ scope, period, metric }),
    countUsage(upstream, { inputTokens = 0, outputTokens = 0, costNanos = 0 }) {
      tokens.inc({ upstream, direction: 'input' }, inputTokens);
      tokens.inc({ upstream, direction: 'output' }, outputTokens);
      cost.inc({ upstream }, costNanos / 1e9);
    },
  };
}
