import type { GatewayConfig } from '../setup/gateway-config.ts';
import { type GatewayServices, openServices, type ServicePorts, trialProblems } from '../setup/gateway-services.ts';
import { openClassifiers } from '../setup/open-classifiers.ts';
import { reportSystem } from './report-events.ts';

/** The services in force, and what takes their place when the configuration changes. */
export interface LiveServices {
  readonly current: () => GatewayServices;
  /** What the self-test said of the first ones, for people. */
  readonly problems: readonly string[];
  /** Puts a new configuration in force. Rejects, and leaves the old one, when its guards fail the self-test. */
  take(next: GatewayConfig, kept: readonly string[]): Promise<void>;
  /** Says that a new configuration cannot be used. */
  refuse(error: unknown): void;
  close(): Promise<void>;
}

/** Longer than a request takes from its head to its call of the provider; a call that has begun is not cut by closing. */
const RETIRE_MS = 60_000;

/** Opens the services of a configuration. Throws what {@link openServices} and {@link openClassifiers} throw. */
export async function openLiveServices(options: {
  readonly config: GatewayConfig;
  readonly ports: ServicePorts;
  readonly say: (message: string) => void;
}): Promise<LiveServices> {
  const { ports, say } = options;
  let services = await open(options.config, ports);
  return {
    current: () => services,
    problems: await trialProblems(services, ports),
    async take(next, kept) {
      const fresh = await open(next, ports);
      const wrong = await trialProblems(fresh, ports);
      if (wrong.length > 0) {
        await fresh.close();
        throw new Error(wrong.join('; '));
      }
      const old = services;
      services = fresh;
      const name = next.policy.policy.name;
      reportSystem(ports, { type: 'policy_change', severity: 'MEDIUM', details: { policy: name, isTaken: true } });
      say(`the configuration has changed and is in force (policy ${name})`);
      if (kept.length > 0) say(`these changes wait for the next start: ${kept.join(', ')}`);
      // Requests under way keep the services that they began with; none begins with the old ones any more.
      setTimeout(() => void old.close(), RETIRE_MS).unref();
    },
    refuse(error) {
      reportSystem(ports, { type: 'policy_change', severity: 'HIGH', details: { isTaken: false } });
      say(`the configuration has changed and cannot be used, the old one stays: ${(error as Error).message}`);
    },
    close: () => services.close(),
  };
}

async function open(config: GatewayConfig, ports: ServicePorts): Promise<GatewayServices> {
  const classifiers = await openClassifiers(config.classifiers, ports);
  try {
    return openServices(config, ports, classifiers);
  } catch (error) {
    await classifiers.close();
    throw error;
  }
}
