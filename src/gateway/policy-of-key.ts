import type { RoutePath } from '../setup/gateway-config.ts';
import type { GatewayServices, GuardedPolicy } from '../setup/gateway-services.ts';
import type { KeyRecord } from './keys/key-record.ts';
import { RefusedRequestError } from './refused-request-error.ts';

/** The policy under which a key's requests of a route are inspected. Throws {@link RefusedRequestError} for one that is not there. */
export function policyOfKey(
  services: GatewayServices,
  key: Pick<KeyRecord, 'policy'>,
  route: RoutePath,
): GuardedPolicy {
  const policy = services.guardFor(key.policy, route);
  if (policy !== undefined) return policy;
  throw new RefusedRequestError(503, 'policy_unavailable', 'the policy of this key is not in the configuration');
}
