import type { ReplyGate } from '../core/message.ts';
import type { Clock, Keys, Random, Sink } from '../core/ports.ts';
import type { Principal } from '../core/segment.ts';
import type { Vault } from '../core/vault.ts';
import type { DialectId } from '../dialects/dialect.ts';
import { createUpstream } from '../forward/create-upstream.ts';
import { type ScrubRule, WATCHED_SECRET_CHARS_MIN } from '../forward/scrub-text.ts';
import type { Upstream } from '../forward/upstream.ts';
import { createGuardWith } from '../guard/create-guard.ts';
import type { Guard } from '../guard/guard.ts';
import { passingGuard } from '../guard/passing-guard.ts';
import { systemEvent } from '../record/system-event.ts';
import { isLoopbackHost } from '../store/loopback-host.ts';
import { concealSecret, SECRET_RULE_ID } from './conceal-secret.ts';
import type { ApiKeyHeader, GatewayConfig, GatewayPolicy, RoutePath, UpstreamConfig } from './gateway-config.ts';
import type { OpenedClassifiers } from './open-classifiers.ts';
import { type Metering, openMetering } from './open-metering.ts';
import { type OpenedWebhook, openWebhook } from './open-webhook.ts';
import { selfTest } from './self-test.ts';

/** A policy with the guard that applies it. */
export interface GuardedPolicy extends GatewayPolicy {
  readonly guard: Guard;
}

/** A model that can be asked for by its exact name. */
export interface OfferedModel {
  readonly id: string;
  readonly upstream: string;
}

/** Who answers for a model. */
export interface Provider {
  readonly upstream: Upstream;
  /** What must not stand in its error messages. */
  readonly scrub: ScrubRule;
  /** The gate of one of its replies, behind which the operator's key does not come; see {@link concealSecret}. */
  concealing(gate: ReplyGate, call: ConcealedCall): ReplyGate;
}

/** Whose reply it is. */
export interface ConcealedCall {
  readonly principal: Principal;
  readonly requestId: string;
}

/** All that a configuration brings about. A hot reload makes new ones; requests under way keep theirs. */
export interface GatewayServices {
  readonly config: GatewayConfig;
  readonly vault: Vault | undefined;
  /** What says how much an exchange is. */
  readonly metering: Metering;
  /** Who is told of calls that wait for somebody. */
  readonly webhooks: readonly OpenedWebhook[];
  /** The guard of a key's policy, else of the route's, else the general one; undefined for a policy that is not there. */
  guardFor(policy: string | undefined, route: RoutePath): GuardedPolicy | undefined;
  /** Who answers for a model in a dialect; undefined for a model that nobody has. */
  providerFor(dialect: DialectId, model: string): Provider | undefined;
  /** Models with exact names, each once. A prefix offers none. */
  modelsOf(dialect: DialectId): readonly OfferedModel[];
  /** Events that no sink took. */
  readonly droppedEvents: number;
  /** Closes the connections to providers, and the classifiers. */
  close(): Promise<void>;
}

/** What services are made with; they outlive them. */
export interface ServicePorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly keys: Keys;
  readonly sink: Sink;
  /** What personal data stands for in requests; without it it is only reported. */
  readonly vault?: Vault;
  /** Base URL of the demo model, where it runs. */
  readonly demoUrl?: string;
}

/** One long message must not keep all others waiting. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const NO_CLASSIFIERS: OpenedClassifiers = { close: async () => undefined };

/** The model that the demo upstream has. */
const DEMO_MODEL = 'demo';

/**
 * Joins a configuration to guards and upstreams. The guards of the general policy and of the routes are made at once, so
 * that a bad policy stops the start; the others when a key first asks for them.
 *
 * @param classifiers - Close with the services. None when missing.
 * @throws InvalidPolicyError, InvalidRuleError or InvalidOptionsError.
 */
export function openServices(
  config: GatewayConfig,
  ports: ServicePorts,
  classifiers: OpenedClassifiers = NO_CLASSIFIERS,
): GatewayServices {
  const { panel } = classifiers;
  const guardPorts = { ...ports, pause, ...(panel !== undefined && { classifiers: panel }) };
  const guards = new Map<GatewayPolicy, GuardedPolicy>();
  const routes = upstreamsOf(config, ports);
  const metering = openMetering(config.limits);
  const webhooks = config.approvals.webhooks.map((webhook) => openWebhook(webhook, ports));
  guarded(config.policy);
  for (const { policy } of config.routes.values()) guarded(policy);

  return {
    config,
    vault: ports.vault,
    metering,
    webhooks,
    guardFor(name, route) {
      const policy =
        name === undefined ? (config.routes.get(route)?.policy ?? config.policy) : config.policies.get(name);
      return policy === undefined ? undefined : guarded(policy);
    },
    providerFor: (dialect, model) => routes.find((route) => route.dialect === dialect && hasModel(route.models, model)),
    modelsOf: (dialect) => offeredModels(routes.filter((route) => route.dialect === dialect)),
    get droppedEvents() {
      return [...guards.values()].reduce((sum, { guard }) => sum + guard.droppedEvents, 0);
    },
    async close() {
      const ways = [...routes.map(({ upstream }) => upstream), ...webhooks];
      await Promise.all([classifiers.close(), ...ways.map((way) => way.close())]);
    },
  };

  function guarded(policy: GatewayPolicy): GuardedPolicy {
    const known = guards.get(policy);
    if (known !== undefined) return known;
    const guard = policy.isInspected
      ? createGuardWith({ policy: policy.policy, bounds: config.bounds, sink: ports.sink }, guardPorts)
      : passingGuard();
    const made = { ...policy, guard };
    guards.set(policy, made);
    return made;
  }
}

/**
 * Tries the guards that every caller may meet; see {@link selfTest}. They are tried without a sink, so that no event comes of it.
 *
 * @returns What is wrong, for people; empty when all is well.
 */
export async function trialProblems({ config }: GatewayServices, ports: ServicePorts): Promise<readonly string[]> {
  const policies = new Set([config.policy, ...[...config.routes.values()].map(({ policy }) => policy)]);
  const problems: string[] = [];
  for (const { policy, isInspected } of policies) {
    if (!isInspected) {
      problems.push('policy off: nothing is inspected');
      continue;
    }
    const guard = createGuardWith({ policy, bounds: config.bounds }, ports);
    for (const { problem } of await selfTest(guard, policy)) problems.push(`policy ${policy.name}: ${problem}`);
  }
  return problems;
}

interface ModelRoute extends Provider {
  readonly dialect: DialectId;
  readonly models: readonly string[];
}

function upstreamsOf(config: GatewayConfig, ports: ServicePorts): readonly ModelRoute[] {
  const routes = config.upstreams.flatMap((upstream) =>
    upstream.dialects.map((dialect) => ({
      dialect,
      models: upstream.models,
      upstream: connect(upstream, dialect, ports),
      scrub: scrubRule(upstream),
      concealing: concealingOf(upstream, ports),
    })),
  );
  const { demoUrl } = ports;
  if (demoUrl === undefined) return routes;
  const upstream = createUpstream({ ...ports, name: DEMO_MODEL, baseUrl: demoUrl, allowPrivateHttp: true });
  const concealing = (gate: ReplyGate): ReplyGate => gate;
  const demo = { models: [DEMO_MODEL], upstream, scrub: { secrets: [], hosts: [] }, concealing };
  return [...routes, ...DIALECTS.map((dialect) => ({ dialect, ...demo }))];
}

function scrubRule({ url, apiKey }: UpstreamConfig): ScrubRule {
  return { secrets: apiKey === undefined ? [] : [apiKey.reveal()], hosts: [new URL(url).hostname] };
}

/** A key that is short could stand in an honest reply, and is not looked for. */
function concealingOf({ name, apiKey }: UpstreamConfig, ports: ServicePorts): Provider['concealing'] {
  const secret = apiKey?.reveal() ?? '';
  if (secret.length < WATCHED_SECRET_CHARS_MIN) return (gate) => gate;
  return (gate, call) =>
    concealSecret(gate, secret, (action) => {
      const decision = { action, ruleIds: [SECRET_RULE_ID], findingCount: 1 };
      const details = { direction: 'reply', upstream: name };
      ports.sink.write(
        systemEvent({ ...call, type: 'secret_detected', severity: 'CRITICAL', decision, details }, ports),
      );
    });
}

const DIALECTS: readonly DialectId[] = ['openai-chat', 'anthropic-messages'];

const KEY_HEADERS: Readonly<Record<DialectId, ApiKeyHeader>> = {
  'openai-chat': 'authorization',
  'anthropic-messages': 'x-api-key',
};

function connect(config: UpstreamConfig, dialect: DialectId, { clock, random }: ServicePorts): Upstream {
  const { name, url, headers, apiKey, allowHttp, timeouts, retries, breaker, connectionsMax, replyBytesMax } = config;
  const { passRateLimitHeaders } = config;
  const header = config.apiKeyHeader ?? KEY_HEADERS[dialect];
  const value = (): string => (header === 'authorization' ? `Bearer ${apiKey?.reveal()}` : (apiKey?.reveal() ?? ''));
  return createUpstream({
    name,
    baseUrl: url,
    allowPrivateHttp: allowHttp || isLoopbackHost(new URL(url).hostname),
    headers,
    ...(apiKey !== undefined && { authorization: { header, value } }),
    timeouts,
    retries,
    breaker,
    connectionsMax,
    replyBytesMax,
    decodedBytesMax: replyBytesMax,
    passRateLimitHeaders,
    clock,
    random,
  });
}

/** Whether a list of exact names and of prefixes that end in `*` has a model. */
export function hasModel(patterns: readonly string[], model: string): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? model.startsWith(pattern.slice(0, -1)) : pattern === model,
  );
}

function offeredModels(routes: readonly ModelRoute[]): readonly OfferedModel[] {
  const models = new Map<string, OfferedModel>();
  for (const { models: patterns, upstream } of routes) {
    for (const id of patterns) {
      if (!id.endsWith('*') && !models.has(id)) models.set(id, { id, upstream: upstream.name });
    }
  }
  return [...models.values()];
}
