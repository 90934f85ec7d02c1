import { isDeepStrictEqual } from 'node:util';
import type { GatewayConfig, ServerConfig } from './gateway-config.ts';
import { checkExposure } from './resolve-gateway-config.ts';

/** A new configuration as a running gateway can take it. */
export interface AppliedConfig {
  readonly config: GatewayConfig;
  /** Keys that differ and cannot change while the gateway runs, such as `server.port`; they keep their old values. */
  readonly kept: readonly string[];
}

/**
 * The new configuration, with the old values of what cannot change while the gateway runs: how it listens and where its state
 * is. What results is checked again, because two safe configurations may mix to an unsafe one.
 *
 * @throws InvalidConfigError when the mixture would be unsafe.
 */
export function applyLive(current: GatewayConfig, next: GatewayConfig): AppliedConfig {
  const kept: string[] = [];
  const server: Record<string, unknown> = { ...next.server };
  for (const key of SERVER_KEYS_FIXED) {
    if (isDeepStrictEqual(current.server[key], next.server[key])) continue;
    kept.push(`server.${key}`);
    if (current.server[key] === undefined) delete server[key];
    else server[key] = current.server[key];
  }
  if (current.stateDir !== next.stateDir) kept.push('stateDir');
  if (current.store.driver !== next.store.driver) kept.push('store.driver');
  else if (!isDeepStrictEqual(revealed(current.store), revealed(next.store))) kept.push('store');
  if (!isDeepStrictEqual(current.keyRing, next.keyRing)) kept.push('keyRing');
  if (current.auth !== next.auth) kept.push('auth');
  if (current.demo.enabled !== next.demo.enabled) kept.push('demo.enabled');
  if (!isDeepStrictEqual(current.vault, next.vault)) kept.push('vault');
  if (!isDeepStrictEqual(current.sessions, next.sessions)) kept.push('sessions');
  const { stateDir, store, keyRing, auth, demo, vault, sessions } = current;
  const own = { stateDir, store, keyRing, auth, demo, vault, sessions };
  const config = { ...next, server: server as unknown as ServerConfig, ...own };
  checkExposure(config);
  return { config, kept };
}

/** Whether two configurations say the same, keys included. */
export function isSameConfig(a: GatewayConfig, b: GatewayConfig): boolean {
  return isDeepStrictEqual(comparable(a), comparable(b));
}

/** Secrets by what they are, wherever they stand. */
function revealed(section: GatewayConfig['store' | 'approvals']): unknown {
  return JSON.parse(JSON.stringify(section, (_key, value) => (typeof value === 'function' ? value() : value)));
}

/** Functions are equal only to themselves: keys are compared by what they are. */
function comparable(config: GatewayConfig): unknown {
  const upstreams = config.upstreams.map((upstream) => ({ ...upstream, apiKey: upstream.apiKey?.reveal() }));
  const classifiers = config.classifiers.map((classifier) =>
    classifier.driver === 'llm-judge' ? { ...classifier, apiKey: classifier.apiKey?.reveal() } : classifier,
  );
  const [store, approvals] = [revealed(config.store), revealed(config.approvals)];
  // A compiled policy is equal only to itself: its source says what it is.
  const actions = { ...config.actions, policy: undefined };
  return { ...config, store, actions, approvals, upstreams, classifiers, sources: undefined };
}

/** `allowedHosts` and `shutdownGraceMs` are looked at when they are needed; all else is given to the listening server. */
const SERVER_KEYS_FIXED: readonly (keyof ServerConfig)[] = [
  'host',
  'port',
  'trustedProxies',
  'tls',
  'allowPlainHttp',
  'bodyBytesMax',
  'headersBytesMax',
  'connectionsMax',
  'requestTimeoutMs',
  'keepAliveMs',
];
