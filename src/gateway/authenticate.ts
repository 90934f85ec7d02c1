import type { FastifyRequest } from 'fastify';
import { RateLimitedError } from '../limits/rate-limited-error.ts';
import { stateOf } from './caller.ts';
import type { Gateway } from './gateway.ts';
import type { KeyRecord, KeyScope } from './keys/key-record.ts';
import { RefusedRequestError } from './refused-request-error.ts';
import { reportAuthFailure } from './report-events.ts';

/**
 * Lets in who holds a key with a scope, counts the call against the key's limits and takes one of its places and memory for
 * the body. It runs before the body is read. Throws {@link RefusedRequestError} or RateLimitedError.
 */
export async function authenticate(gateway: Gateway, request: FastifyRequest, scope: KeyScope): Promise<void> {
  const { config } = gateway.services();
  const key = config.auth === 'none' && OPEN_SCOPES.includes(scope) ? OPEN_KEY : await keyOf(gateway, request, scope);
  const quota = { ...config.limits, ...key.limits };
  const releasePlace = await gateway.limits.admitKey(key.id, quota);
  const body = gateway.bodies.take(key.id, announcedBytes(request, config.server.bodyBytesMax));
  if (body === undefined) {
    releasePlace();
    throw new RateLimitedError('concurrency', BODIES_RETRY_MS);
  }
  const release = (): void => {
    releasePlace();
    body.release();
  };
  stateOf(request).caller = { key, quota, body, release };
  // A caller that went while the key was looked up has been seen off already: nobody else would give the place back.
  if (request.raw.socket.destroyed) release();
}

/** Another body may be through at any time. */
const BODIES_RETRY_MS = 1_000;

/** How long the body may become. One that does not say is taken for as long as may be, until it is there. */
function announcedBytes({ headers }: FastifyRequest, bytesMax: number): number {
  if (headers['transfer-encoding'] !== undefined) return bytesMax;
  const length = Number(headers['content-length'] ?? 0);
  return Number.isSafeInteger(length) && length >= 0 ? Math.min(length, bytesMax) : bytesMax;
}

/** Who calls, where every call is let in: on loopback only, which the configuration has seen to. */
const OPEN_KEY: KeyRecord = {
  id: 'open',
  name: 'no authentication',
  hash: '',
  scopes: ['chat', 'inspect'],
  identity: { kind: 'asserted', tenant: 'local' },
  trusts: { system: 'operator', assistant: 'user', tools: 'external' },
  createdAtMs: 0,
  isDebug: false,
};

const OPEN_SCOPES: readonly KeyScope[] = ['chat', 'inspect'];

async function keyOf(gateway: Gateway, request: FastifyRequest, scope: KeyScope): Promise<KeyRecord> {
  const text = keyText(request);
  if (text === undefined) {
    return refuse(
      gateway,
      request,
      'missing',
      401,
      'no key was given; send one as "Authorization: Bearer sp_…" or "x-api-key: sp_…"',
    );
  }
  if (text === '') return refuse(gateway, request, 'malformed', 401, 'two different keys were given; send one');
  const found = await gateway.keyStore.findKey(text, gateway.clock.now());
  if (found.state !== 'valid') return refuse(gateway, request, found.state, 401, 'the key is not valid');
  if (!found.record.scopes.includes(scope)) {
    return refuse(gateway, request, 'scope', 403, `the key may not be used here; it needs the scope "${scope}"`);
  }
  return found.record;
}

/** The key of a request; undefined where there is none, empty where there are two. */
function keyText(request: FastifyRequest): string | undefined {
  const { authorization, 'x-api-key': apiKey } = request.headers;
  const bearer = authorization === undefined ? undefined : bearerOf(authorization);
  if (typeof apiKey !== 'string') return bearer;
  return bearer === undefined || bearer === apiKey ? apiKey : '';
}

/** RFC 6750, section 2.1; the scheme is case-insensitive. */
function bearerOf(header: string): string {
  return header.slice(0, 7).toLowerCase() === 'bearer ' ? header.slice(7).trim() : header;
}

function refuse(gateway: Gateway, request: FastifyRequest, reason: string, status: number, message: string): never {
  gateway.metrics.countAuthFailure(reason);
  reportAuthFailure(gateway, request, reason);
  throw new RefusedRequestError(status, status === 401 ? 'invalid_api_key' : 'insufficient_scope', message);
}
