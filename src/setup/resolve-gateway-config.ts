import { access, constants } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { resolve } from 'node:path';
import { isEveryHost, isLoopbackHost } from '../store/loopback-host.ts';
import type { GatewayConfig, ServerConfig } from './gateway-config.ts';
import type { GatewayConfigFile, ServerFile } from './gateway-config-file.ts';
import { InvalidConfigError } from './invalid-config-error.ts';
import { checkKeyRingPlace, resolveKeyRing } from './key-ring-config.ts';
import { resolveActions } from './resolve-actions.ts';
import { resolveApprovals } from './resolve-approvals.ts';
import { checkClassifierNames, resolveClassifiers } from './resolve-classifiers.ts';
import { resolveLimits } from './resolve-limits.ts';
import { resolvePolicies } from './resolve-policies.ts';
import { resolveStore } from './resolve-store.ts';
import { resolveUpstreams, type SecretPlaces } from './resolve-upstreams.ts';

/**
 * Makes a configuration of what a file says: reads secrets, policies and whatever else it names, fills in the defaults that
 * depend on other keys, and refuses what would be unsafe together.
 *
 * @throws {@link InvalidConfigError}
 */
export async function resolveGatewayConfig(file: GatewayConfigFile, places: SecretPlaces): Promise<GatewayConfig> {
  const server = await resolveServer(file.server, places.folder);
  const classifiers = await resolveClassifiers(file.classifiers, places);
  const policies = await resolvePolicies(file, places.folder, places.reader);
  checkClassifierNames(policies, classifiers);
  const stateDir = resolve(places.folder, file.stateDir);
  const config: GatewayConfig = {
    server,
    auth: file.auth,
    stateDir,
    store: await resolveStore(file.store, places),
    keyRing: resolveKeyRing(file.keyRing, { folder: places.folder, stateDir }),
    upstreams: await resolveUpstreams(file.upstreams, places),
    demo: { enabled: file.demo.enabled ?? file.upstreams.length === 0 },
    ...policies,
    classifiers,
    onBlock: file.onBlock,
    hostedTools: file.hostedTools,
    limits: resolveLimits(file.limits),
    extraction: file.extraction,
    actions: await resolveActions(file.actions, places),
    approvals: await resolveApprovals(file.approvals, places),
    inspect: file.inspect,
    events: file.events,
    vault: file.vault,
    sessions: file.sessions,
    metrics: file.metrics,
    bounds: file.bounds,
    sources: { files: [...places.reader.seen.keys()] },
  };
  if (config.upstreams.length === 0 && !config.demo.enabled) {
    throw new InvalidConfigError('upstreams', 'is empty and the demo model is off: nothing could answer');
  }
  checkExposure(config);
  checkKeyRingPlace(config, places.env);
  return config;
}

/**
 * Refuses what must not be reached from other machines: plain HTTP without a word of consent, and an open door.
 *
 * @throws {@link InvalidConfigError}
 */
export function checkExposure({ server, auth }: Pick<GatewayConfig, 'server' | 'auth'>): void {
  const isLocal = isLoopbackHost(server.host);
  const hasProxies = server.trustedProxies.length > 0;
  if (auth === 'none' && (!isLocal || hasProxies)) {
    throw new InvalidConfigError('auth', 'may be none on loopback without trustedProxies only; use keys');
  }
  if (isLocal || hasProxies || server.tls !== undefined || server.allowPlainHttp) return;
  throw new InvalidConfigError(
    'server.host',
    'is not a loopback address, so keys and prompts could be read on the way; set server.tls, name the proxies that end TLS in server.trustedProxies, or accept it with server.allowPlainHttp: true',
  );
}

async function resolveServer({ tls, ...server }: ServerFile, folder: string): Promise<ServerConfig> {
  const resolved = { ...server, allowedHosts: allowedHosts(server) };
  if (tls === undefined) return resolved;
  const certFile = await readable(resolve(folder, tls.certFile), 'server.tls.certFile');
  const keyFile = await readable(resolve(folder, tls.keyFile), 'server.tls.keyFile');
  return { ...resolved, tls: { certFile, keyFile } };
}

async function readable(path: string, place: string): Promise<string> {
  try {
    await access(path, constants.R_OK);
  } catch (error) {
    throw new InvalidConfigError(place, 'names a file that does not exist or that this user may not read', {
      cause: error,
    });
  }
  return path;
}

/**
 * Loopback names may always stand in the Host header: a page of somebody else that had its name pointed here (DNS
 * rebinding) sends its own name.
 */
function allowedHosts({ host, allowedHosts: named }: Pick<ServerFile, 'host' | 'allowedHosts'>): readonly string[] {
  const own = isEveryHost(host) ? [] : [isIPv6(host) ? `[${host}]` : host];
  return [...new Set(['localhost', '127.0.0.1', '[::1]', ...own, ...named].map((name) => name.toLowerCase()))];
}
