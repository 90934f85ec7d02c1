import { isIP } from 'node:net';
import { InvalidOptionsError } from '../core/errors.ts';
import { isPrivateAddress } from './private-address.ts';

/** Where a provider is. */
export interface BaseUrl {
  readonly origin: string;
  /** A name, or an address without brackets. */
  readonly host: string;
  /** Empty, or from `/` on without a slash at the end. */
  readonly path: string;
  /** Whether the way is not encrypted; then every address must be private. */
  readonly isPlain: boolean;
}

const PATH_CHARS_MAX = 2_048;

/**
 * Reads the base URL of a provider. Errors do not repeat it, because people paste keys into URLs.
 *
 * @throws `InvalidOptionsError` when it is not an https URL, has credentials, a query or a fragment, or is an http URL
 *   that was not allowed or whose address is public.
 */
export function readBaseUrl(text: string, allowPrivateHttp: boolean): BaseUrl {
  const url = parse(text);
  if (url.username !== '' || url.password !== '') throw bad('must not hold credentials; use "authorization"');
  if (text.includes('?') || text.includes('#')) throw bad('must not have a query or a fragment');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw bad('must begin with https://');
  const isPlain = url.protocol === 'http:';
  if (isPlain && !allowPrivateHttp) throw bad('must begin with https://, or allow http on private addresses');
  const host = hostOf(url);
  if (isPlain && isIP(host) !== 0 && !isPrivateAddress(host)) {
    throw bad('is http on a public address, where keys and prompts could be read on the way; use https');
  }
  const path = url.pathname.endsWith('/') ? url.pathname.slice(0, -1) : url.pathname;
  checkPath('baseUrl', path);
  return { origin: url.origin, host, path, isPlain };
}

/**
 * Splits the URL of a call that is always the same, which may have a query, into what {@link readBaseUrl} checks and the path of the call.
 *
 * @throws `InvalidOptionsError` when it is not a URL, has credentials or a fragment, or a path that {@link joinPath} would refuse.
 */
export function splitCallUrl(text: string): { readonly baseUrl: string; readonly path: string } {
  const { username, password, hash, origin, pathname, search } = parse(text);
  if (username !== '' || password !== '') throw bad('must not hold credentials');
  if (hash !== '') throw bad('must not have a fragment');
  checkPath('baseUrl', pathname + search);
  return { baseUrl: origin, path: pathname + search };
}

/**
 * The path of a call: that of the base URL, then the call's own.
 *
 * @throws `InvalidOptionsError` when `path` could be read as another host or lead out of the base path.
 */
export function joinPath(base: BaseUrl, path: string): string {
  if (!path.startsWith('/')) throw new InvalidOptionsError('path', 'must begin with "/"');
  checkPath('path', path);
  return base.path + path;
}

function hostOf({ hostname }: URL): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
}

function parse(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw bad('is not a URL');
  }
}

function checkPath(option: string, path: string): void {
  if (path.length > PATH_CHARS_MAX) throw new InvalidOptionsError(option, `exceeds ${PATH_CHARS_MAX} characters`);
  for (let index = 0; index < path.length; index += 1) {
    const unit = path.charCodeAt(index);
    if (unit <= 0x20 || unit > 0x7e || unit === 0x23 || unit === 0x5c) {
      throw new InvalidOptionsError(option, 'has a character that no path may have');
    }
  }
  const query = path.indexOf('?');
  const segments = (query === -1 ? path : path.slice(0, query)).split('/');
  for (const [index, segment] of segments.entries()) {
    if (segment === '' && index > 0 && index < segments.length - 1) {
      throw new InvalidOptionsError(option, 'has an empty segment');
    }
    const plain = segment.replaceAll(/%2e/giu, '.');
    if (plain === '.' || plain === '..') throw new InvalidOptionsError(option, 'has a dot segment');
  }
}

function bad(problem: string): InvalidOptionsError {
  return new InvalidOptionsError('baseUrl', problem);
}
