import { resolve } from 'node:path';

/** What flags say. They are checked as if they stood in the file. */
export interface ConfigOverrides {
  readonly host?: string;
  readonly port?: number;
  readonly auth?: 'keys' | 'none';
  readonly stateDir?: string;
  /**
   * One provider in place of all those of the file. Its key comes from `OPENAI_API_KEY` for api.openai.com, from
   * `ANTHROPIC_API_KEY` for api.anthropic.com, and from `SALLYPORT_UPSTREAM_API_KEY`, where that is set, for all others:
   * a provider's key is never sent to another host. A URL of http is taken for loopback and private addresses.
   */
  readonly upstreamUrl?: string;
  /** The name of a policy; or, where it holds a dot or a slash, a policy file. */
  readonly policy?: string;
}

/**
 * The value of a configuration file with flags in place of what it says. A value that is no map is left to the schema.
 *
 * @param places.workingFolder - Absolute; where the paths of flags begin.
 */
export function withOverrides(
  value: unknown,
  overrides: ConfigOverrides,
  places: { readonly env: Readonly<Record<string, string | undefined>>; readonly workingFolder: string },
): unknown {
  if (!isMap(value)) return value;
  const { host, port, auth, stateDir, upstreamUrl, policy } = overrides;
  const listen = { ...(host === undefined ? {} : { host }), ...(port === undefined ? {} : { port }) };
  const server = value['server'] ?? {};
  return {
    ...value,
    ...(Object.keys(listen).length > 0 && isMap(server) ? { server: { ...server, ...listen } } : {}),
    ...(auth === undefined ? {} : { auth }),
    ...(stateDir === undefined ? {} : { stateDir: resolve(places.workingFolder, stateDir) }),
    ...(upstreamUrl === undefined ? {} : { upstreams: [upstreamOf(upstreamUrl, places.env)] }),
    ...(policy === undefined ? {} : { policy: policyOf(policy, places.workingFolder) }),
  };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const PROVIDERS: Readonly<Record<string, { readonly dialect: string; readonly env: string }>> = {
  'api.openai.com': { dialect: 'openai-chat', env: 'OPENAI_API_KEY' },
  'api.anthropic.com': { dialect: 'anthropic-messages', env: 'ANTHROPIC_API_KEY' },
};

function upstreamOf(url: string, env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, unknown>> {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  const provider = Object.hasOwn(PROVIDERS, host) ? PROVIDERS[host] : undefined;
  if (provider !== undefined) {
    return { name: 'upstream', dialect: provider.dialect, url, apiKey: { env: provider.env } };
  }
  const hasKey = (env['SALLYPORT_UPSTREAM_API_KEY'] ?? '') !== '';
  return {
    name: 'upstream',
    dialect: ['openai-chat', 'anthropic-messages'],
    url,
    allowHttp: true,
    ...(hasKey ? { apiKey: { env: 'SALLYPORT_UPSTREAM_API_KEY' } } : {}),
  };
}

function policyOf(policy: string, workingFolder: string): unknown {
  return /[./\\]/u.test(policy) ? { file: resolve(workingFolder, policy) } : policy;
}
