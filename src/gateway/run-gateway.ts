import { startGateway } from './start-gateway.ts';

/** Where a gateway takes its configuration from. */
export interface GatewayOptions {
  /** Path of the configuration file; `sallyport.yaml` in the working folder, where there is one, when missing. */
  readonly configFile?: string;
  /** Environment variables, for the keys of providers. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** In place of what the file says. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port?: number;
  /** The name of a policy, or the path of a policy file. */
  readonly policy?: string;
  /** One provider in place of those of the file. */
  readonly upstreamUrl?: string;
  /** Folder of the key ring, the database and the generated keys. */
  readonly stateDir?: string;
  /** `none` lets every caller in, on loopback only. */
  readonly auth?: 'keys' | 'none';
  /** Takes one line for whoever watches the process: reloads and problems. It holds no secrets. */
  readonly say?: (message: string) => void;
}

/** A gateway that runs in this process. */
export interface Gateway {
  /** Base URL, without `/v1` and without a slash at the end. */
  readonly url: string;
  /** Absolute path of the file with the URL and a key for clients. */
  readonly clientEnv: string;
  /** Why it is not ready, for people; empty when it is. */
  readonly problems: readonly string[];
  /** Looks at the configuration files at once, and resolves when what they say has been taken or refused. */
  reload(): Promise<void>;
  /** Takes no new requests, lets those under way end, and closes everything. */
  close(): Promise<void>;
}

/**
 * Runs a gateway in this process, as `sallyport serve` does in one of its own.
 *
 * @throws Errors with a stable `code` whose message says what to do; the system's own when the port is taken.
 * @example
 * const gateway = await runGateway({ port: 0 });
 * await fetch(`${gateway.url}/healthz`);
 * await gateway.close();
 */
export async function runGateway(options: GatewayOptions = {}): Promise<Gateway> {
  const { configFile, env = {}, say = () => undefined, ...overrides } = options;
  const source = { env, overrides, ...(configFile !== undefined && { path: configFile }) };
  const { url, clientEnv, problems, reload, close } = await startGateway({ source, say });
  return { url, clientEnv, problems, reload, close };
}
