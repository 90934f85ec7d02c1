import { join } from 'node:path';
import type { Clock } from '../../core/ports.ts';
import type { KeyRing } from '../../crypto/key-ring.ts';
import type { GatewayState } from '../../setup/gateway-state.ts';
import { openRevocationList, REVOKED_KEYS_FILE, type Revocations } from './revocation-list.ts';
import { openSharedRevocations, type RevocationProblem } from './shared-revocations.ts';

/**
 * Opens the list of revoked keys where it belongs: in the state folder alone, or, where a fleet shares the records, in the store
 * with a copy in the folder.
 *
 * @throws StoreError, InvalidConfigError
 */
export async function openRevocations(options: {
  readonly stateDir: string;
  readonly state: Pick<GatewayState, 'records' | 'shared'>;
  readonly ring: KeyRing;
  readonly clock: Clock;
  readonly onProblem?: (problem: RevocationProblem) => void;
}): Promise<Revocations> {
  const { stateDir, state, ...others } = options;
  const file = await openRevocationList(join(stateDir, REVOKED_KEYS_FILE));
  if (state.shared !== undefined) return openSharedRevocations({ records: state.records, file, ...others });
  return { ...file, watch: () => undefined, close: () => undefined };
}
