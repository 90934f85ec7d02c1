import type { FastifyRequest } from 'fastify';
import type { Principal } from '../core/segment.ts';
import { userName } from '../crypto/principal-names.ts';
import { callerOf } from './caller.ts';
import type { Gateway } from './gateway.ts';
import { principalOf } from './keys/principal.ts';
import { RefusedRequestError } from './refused-request-error.ts';
import { reportAuthFailure } from './report-events.ts';

/**
 * On whose behalf a request is made, counted against that user's limits.
 *
 * @param bodyUsers - The users whom the body names.
 * @throws {@link RefusedRequestError} for an identity that is not proved or contradicts itself; RateLimitedError.
 */
export async function admitPrincipal(
  gateway: Gateway,
  request: FastifyRequest,
  bodyUsers: readonly string[],
): Promise<Principal> {
  const { key, quota } = callerOf(request);
  const { clock, random, keys, limits } = gateway;
  const result = await principalOf(key, { headers: request.headers, bodyUsers, nowMs: clock.now(), random });
  if (result.state === 'refused') {
    gateway.metrics.countAuthFailure('identity');
    reportAuthFailure(gateway, request, result.code);
    throw new RefusedRequestError(result.status, result.code, result.message);
  }
  const { principal } = result;
  if (quota.perUserRequestsPerMinute !== undefined) await limits.admitUser(userName(keys, principal), quota);
  return principal;
}
