import { resolve } from 'node:path';
import { InvalidOptionsError } from '../core/errors.ts';
import { type BaseUrl, readBaseUrl } from '../forward/base-url.ts';
import { resolveLimits } from '../forward/upstream-options.ts';
import { isLoopbackHost } from '../store/loopback-host.ts';
import type { ConfigFileReader } from './config-file-reader.ts';
import type { Secret, UpstreamConfig } from './gateway-config.ts';
import type { SecretReference, UpstreamFile } from './gateway-config-file.ts';
import { InvalidConfigError } from './invalid-config-error.ts';

/** Where secrets and files of a configuration are found. */
export interface SecretPlaces {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where relative paths begin. */
  readonly folder: string;
  readonly reader: ConfigFileReader;
}

/**
 * Makes upstreams of what a configuration says of them, and reads their keys.
 *
 * @throws {@link InvalidConfigError} that names the place; it repeats neither URL nor key.
 */
export async function resolveUpstreams(
  files: readonly UpstreamFile[],
  places: SecretPlaces,
): Promise<readonly UpstreamConfig[]> {
  const upstreams: UpstreamConfig[] = [];
  for (const [index, file] of files.entries()) {
    const place = `upstreams[${index}]`;
    if (files.findIndex(({ name }) => name === file.name) < index) {
      throw new InvalidConfigError(`${place}.name`, 'is the name of another upstream, too');
    }
    checkUrl(file, place);
    const apiKey = file.apiKey === undefined ? undefined : await readSecret(file.apiKey, `${place}.apiKey`, places);
    const upstream = upstreamOf(file, apiKey);
    checkLimits(upstream, place);
    upstreams.push(upstream);
  }
  return upstreams;
}

function upstreamOf(file: UpstreamFile, apiKey: Secret | undefined): UpstreamConfig {
  const { name, url, headers, models, allowHttp, timeouts, retries, breaker, connectionsMax, replyBytesMax } = file;
  const { passRateLimitHeaders } = file;
  return {
    name,
    dialects: typeof file.dialect === 'string' ? [file.dialect] : [...new Set(file.dialect)],
    url,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(file.apiKeyHeader === undefined ? {} : { apiKeyHeader: file.apiKeyHeader }),
    headers,
    models,
    allowHttp,
    timeouts,
    retries,
    breaker,
    connectionsMax,
    replyBytesMax,
    passRateLimitHeaders,
  };
}

/**
 * Checks the base URL of a provider.
 *
 * @throws {@link InvalidConfigError} that does not repeat it.
 */
export function checkUrl({ url, allowHttp }: Pick<UpstreamFile, 'url' | 'allowHttp'>, place: string): void {
  let base: BaseUrl;
  try {
    base = readBaseUrl(url, true);
  } catch (error) {
    throw explained(error, place);
  }
  if (base.isPlain && !allowHttp && !isLoopbackHost(new URL(url).hostname)) {
    const problem = 'must begin with https://; to reach a private address by http say allowHttp: true';
    throw new InvalidConfigError(`${place}.url`, problem);
  }
  if (base.path.endsWith('/v1')) {
    throw new InvalidConfigError(`${place}.url`, 'must not end in /v1, which is added to it; write the part before');
  }
}

/** What the schema cannot say, such as header names that may not be set, is found now and not when the first call is made. */
function checkLimits(upstream: UpstreamConfig, place: string): void {
  const { name, url, headers, apiKeyHeader, timeouts, retries, breaker, connectionsMax, replyBytesMax } = upstream;
  const clock = { now: () => 0 };
  const random = { bytes: (length: number) => new Uint8Array(length) };
  const authorization = { header: apiKeyHeader ?? 'authorization', value: 'none' };
  const limits = { timeouts, retries, breaker, connectionsMax, replyBytesMax, decodedBytesMax: replyBytesMax };
  try {
    resolveLimits({ name, baseUrl: url, headers, authorization, ...limits, clock, random });
  } catch (error) {
    throw explained(error, place);
  }
}

/** An error of an option as an error of the configuration at a place. */
export function explained(error: unknown, place: string): unknown {
  if (!(error instanceof InvalidOptionsError)) return error;
  const { option, message } = error;
  const problem = message.slice(`option "${option}" `.length).replace('"authorization"', 'apiKey');
  return new InvalidConfigError(`${place}.${option === 'baseUrl' ? 'url' : option}`, problem, { cause: error });
}

/**
 * Reads a secret. White space at its end is dropped, as files and shells add it.
 *
 * @throws {@link InvalidConfigError} at `place`, which names the variable and never tells the value.
 */
export async function readSecret(reference: SecretReference, place: string, places: SecretPlaces): Promise<Secret> {
  if ('env' in reference) {
    const value = places.env[reference.env]?.trimEnd();
    if (value === undefined || value === '') {
      throw new InvalidConfigError(place, `names the environment variable ${reference.env}, which is not set`);
    }
    return secret(value, place, { source: `env ${reference.env}`, told: `the environment variable ${reference.env}` });
  }
  const path = resolve(places.folder, reference.file);
  const value = (await places.reader.read(path, { place, bytesMax: SECRET_LENGTH_MAX * 2 })).trimEnd();
  if (value === '') throw new InvalidConfigError(place, 'names a file that is empty');
  return secret(value, place, { source: `file ${reference.file}`, told: 'the file' });
}

const SECRET_LENGTH_MAX = 8_192;

function secret(
  value: string,
  place: string,
  { source, told }: { readonly source: string; readonly told: string },
): Secret {
  if (value.length > SECRET_LENGTH_MAX) {
    throw new InvalidConfigError(place, `is too long: ${told} holds more than ${SECRET_LENGTH_MAX} characters`);
  }
  // White space and control characters would end the header that carries it, or begin another.
  if (!/^[!-~]+$/u.test(value)) {
    throw new InvalidConfigError(place, `cannot be a key: ${told} holds white space or characters beyond ASCII`);
  }
  return { source, reveal: () => value };
}
