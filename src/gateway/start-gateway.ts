import type { Clock, Random, Sink } from '../core/ports.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import { pooledRandom } from '../crypto/pooled-random.ts';
import { checkRingOfStore } from '../crypto/used-keys.ts';
import { createRequestLimits } from '../limits/request-limits.ts';
import { type EventLog, openEventLog } from '../record/event-log.ts';
import { teeSink } from '../record/tee-sink.ts';
import { type GatewayConfigSource, loadGatewayConfig } from '../setup/config-file.ts';
import type { GatewayConfig } from '../setup/gateway-config.ts';
import type { GatewayServices, ServicePorts } from '../setup/gateway-services.ts';
import { type GatewayState, logDriverOf, openGatewayState } from '../setup/gateway-state.ts';
import { makeStateDir, openStateRing } from '../setup/open-key-ring.ts';
import { openSessions, openVault } from '../setup/open-memory.ts';
import { announceRing } from '../setup/ring-users.ts';
import { watchGatewayConfig } from '../setup/watch-gateway-config.ts';
import { openGatewayApprovals } from './approvals/open-gateway-approvals.ts';
import { createBodyBudget } from './body-budget.ts';
import { createServer } from './create-server.ts';
import { startDemoModel } from './demo/demo-server.ts';
import { createExtractionWatch } from './extraction/extraction-watch.ts';
import { countersInMode, vaultInMode } from './fail-modes.ts';
import type { Gateway } from './gateway.ts';
import { writeFirstKeys } from './keys/first-run.ts';
import { createKeyStore } from './keys/key-store.ts';
import { openRevocations } from './keys/open-revocations.ts';
import type { Revocations } from './keys/revocation-list.ts';
import { createUsageLimits } from './limits/usage-limits.ts';
import { listen, tlsPems } from './listen.ts';
import { type LiveServices, openLiveServices } from './live-services.ts';
import { logSink } from './log-sink.ts';
import { createMetrics } from './metrics.ts';
import { createReadiness } from './readiness.ts';
import { reportSystem } from './report-events.ts';
import { stoppable } from './stop-server.ts';
import { EVENT_LOG_FAILING } from './store-probe.ts';
import { warnOfEviction } from './warn-of-eviction.ts';

/** What a gateway is started with. */
export interface StartOptions {
  readonly source: GatewayConfigSource;
  /** Takes one line for whoever watches the process: reloads and problems. It holds no secrets. */
  readonly say: (message: string) => void;
}

/** A gateway that runs. */
export interface RunningGateway {
  /** Base URL, without `/v1` and without a slash at the end. */
  readonly url: string;
  /** The configuration that it was started with. */
  readonly config: GatewayConfig;
  /** Absolute path of the file with the URL and a key for clients. */
  readonly clientEnv: string;
  /** Why it is not ready, for people; empty when it is. */
  readonly problems: readonly string[];
  /** Looks at the configuration files at once, and resolves when what they say has been taken or refused. */
  reload(): Promise<void>;
  /** Takes no new requests, lets those under way end for at most `server.shutdownGraceMs`, and closes everything. */
  close(): Promise<void>;
}

const clock: Clock = { now: () => Date.now() };
const random: Random = pooledRandom();

/**
 * Starts a gateway: state, demo model, guards, HTTP server. What cannot be started leaves nothing behind that runs.
 *
 * @throws InvalidConfigError, InvalidPolicyError, StoreError, KeyRingError; the system's own error when the port is taken.
 */
export async function startGateway({ source, say }: StartOptions): Promise<RunningGateway> {
  const config = await loadGatewayConfig(source);
  const opened = openedThings();
  try {
    return await start(config, source, say, opened);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Things to be closed, the last one first. */
interface OpenedThings {
  add(close: () => void | Promise<void>): void;
  close(): Promise<void>;
}

function openedThings(): OpenedThings {
  const closers: (() => void | Promise<void>)[] = [];
  return {
    add: (close) => void closers.push(close),
    async close() {
      for (let close = closers.pop(); close !== undefined; close = closers.pop()) await close();
    },
  };
}

async function start(
  config: GatewayConfig,
  source: GatewayConfigSource,
  say: (message: string) => void,
  opened: OpenedThings,
): Promise<RunningGateway> {
  const ground = await openGround(config, source, opened, say);
  const { ports } = ground;
  await warnOfEviction(ground.state, { say, ports });
  const live = await openLiveServices({ config, ports, say });
  opened.add(() => live.close());
  const { ring, state } = ground;
  const waiting = openGatewayApprovals({ ...ports, ring, records: state.records, services: live.current });
  opened.add(() => waiting.close());
  const gateway = gatewayOf(config, ground, { live, approvals: waiting.approvals });
  const { readiness } = gateway;
  const { problems } = live;
  readiness.set('self-test', problems.length === 0);

  const server = createServer(gateway, config.server, await tlsPems(config.server));
  const stop = stoppable(server);
  const url = await listen(server, config.server);
  opened.add(() => stop(config.server.shutdownGraceMs));
  const { clientFile } = await writeFirstKeys({ ...config, keyStore: gateway.keyStore, url, nowMs: clock.now() });
  const watch = watchGatewayConfig({
    source,
    current: config,
    async onChange(next, kept) {
      await live.take(next, kept);
      // What was taken has passed the self-test.
      readiness.set('self-test', true);
    },
    onProblem: live.refuse,
  });
  opened.add(() => watch.close());
  opened.add(() => readiness.set('stopping', false));
  readiness.set('start', true);
  reportSystem(gateway, {
    type: 'system',
    severity: 'LOW',
    details: { started: true, policy: config.policy.policy.name },
  });
  return { url, config, clientEnv: clientFile, problems, reload: () => watch.check(), close: () => opened.close() };
}

function gatewayOf(
  config: GatewayConfig,
  { ring, revocations, state, stored, ports }: Ground,
  { live, approvals }: { readonly live: LiveServices; readonly approvals: Gateway['approvals'] },
): Gateway {
  const { sink } = ports;
  const base = { clock, random, keys: ring.keys, sink };
  const onUnreadable = (): void =>
    reportSystem(base, { type: 'system', severity: 'CRITICAL', details: { problem: 'key-record-not-sealed-here' } });
  const counters = countersInMode(state.counters, config.store.onFailure, base);
  // Where events lie in the file of keys, what fails to store them fails to store pseudonyms and budgets, too: those requests are refused.
  const isLogApart = logDriverOf(config.store) !== config.store.driver;
  const readiness = createReadiness({
    waitingFor: ['start', 'self-test'],
    checks: { [EVENT_LOG_FAILING]: () => !stored.isFailing() },
    served: isLogApart ? [EVENT_LOG_FAILING] : [],
  });
  return {
    ...base,
    services: live.current,
    keyStore: createKeyStore({ records: state.records, ring, clock, random, onUnreadable, revocations }),
    limits: createRequestLimits(counters, clock),
    usage: createUsageLimits({ ...state, counters, clock, random }),
    sessions: sessionsOf(config, { state, ring, sink }),
    approvals,
    extraction: createExtractionWatch(clock),
    bodies: createBodyBudget(),
    metrics: createMetrics({
      droppedEvents: () => droppedEvents(live.current(), stored),
      queuedEvents: () => stored.stats().queued,
      failedAppends: () => stored.stats().failedAppends,
      isReady: () => readiness.servesWith(readiness.problems()),
    }),
    readiness,
    records: state.records,
    eventLog: state.log,
    isLogApart,
  };
}

/** What lies beneath the services and outlives them. */
interface Ground {
  readonly ring: KeyRing;
  readonly revocations: Revocations;
  readonly state: GatewayState;
  readonly stored: EventLog;
  readonly ports: ServicePorts;
}

async function openGround(
  config: GatewayConfig,
  { env }: Pick<GatewayConfigSource, 'env'>,
  opened: OpenedThings,
  say: (message: string) => void,
): Promise<Ground> {
  await makeStateDir(config.stateDir);
  let report: Sink | undefined;
  let isUntold = false;
  const onProblem = (): void => {
    isUntold = report === undefined;
    const details = { problem: 'key-ring-not-followed' };
    if (report !== undefined)
      reportSystem({ clock, random, keys: ring.keys, sink: report }, { type: 'system', severity: 'HIGH', details });
  };
  const ring = await openStateRing(config, { env, mayCreate: true, onProblem });
  const state = await openGatewayState(config, clock);
  opened.add(() => state.close());
  await checkRingOfStore(state.records, ring);
  const announced = await announceRing({ records: state.records, ring, random });
  opened.add(() => announced.close());
  const stored = storedEvents(config, state.log);
  opened.add(() => closeEvents(stored, say));
  const logged = logSink(config.events);
  const sink: Sink = logged === undefined ? stored : teeSink([stored, logged], () => undefined);
  report = sink;
  if (isUntold) onProblem();
  const base = { clock, random, keys: ring.keys, sink };
  const revocations = await openRevocations({
    stateDir: config.stateDir,
    state,
    ring,
    clock,
    onProblem: ({ kind, restored }) =>
      reportSystem(base, {
        type: 'system',
        severity: 'CRITICAL',
        details: { problem: `revoked-keys-${kind}`, restored },
      }),
  });
  revocations.watch();
  opened.add(() => revocations.close());
  const ttlMs = config.vault.keepHours * HOUR_MS;
  const ports: ServicePorts = config.vault.enabled
    ? {
        ...base,
        vault: vaultInMode(
          openVault({ records: state.records, ring, sink, clock, ttlMs }),
          config.store.onFailure,
          base,
        ),
      }
    : base;
  const ground = { ring, revocations, state, stored };
  if (!config.demo.enabled) return { ...ground, ports };
  const demo = await startDemoModel();
  opened.add(() => demo.close());
  return { ...ground, ports: { ...ports, demoUrl: demo.url } };
}

function sessionsOf(
  { sessions }: GatewayConfig,
  { state, ring, sink }: Pick<Ground, 'state' | 'ring'> & { readonly sink: Sink },
): Gateway['sessions'] {
  if (!sessions.enabled) return undefined;
  return openSessions({
    records: state.records,
    ring,
    sink,
    clock,
    ttlMs: sessions.keepHours * HOUR_MS,
    riskMax: sessions.riskMax,
    halfLifeMs: sessions.riskHalfLifeMinutes * MINUTE_MS,
  });
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

function storedEvents({ events }: GatewayConfig, log: Gateway['eventLog']): EventLog {
  return openEventLog({
    log,
    clock,
    bounds: { keepMs: events.retentionDays * DAY_MS, keepEventsMax: events.keepMax },
  });
}

/** Stores what waits. What the log does not take now is gone, which nobody could read in a metric any more. */
async function closeEvents(stored: EventLog, say: (message: string) => void): Promise<void> {
  await stored.close();
  const { lost } = stored.stats();
  if (lost > 0) say(`${lost} security events are lost: the event log did not take them before the end`);
}

function droppedEvents(services: GatewayServices, stored: EventLog): number {
  const { dropped, refused, lost } = stored.stats();
  return services.droppedEvents + refused + lost + Object.values(dropped).reduce((sum, count) => sum + count, 0);
}
