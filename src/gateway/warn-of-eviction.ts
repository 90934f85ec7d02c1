import type { GatewayState } from '../setup/gateway-state.ts';
import { type EventPorts, reportSystem } from './report-events.ts';

/**
 * Warns of a server that pushes keys out when its memory is full: a limit that was pushed out starts anew, and a virtual key is
 * gone. A server that does not say is not asked twice: its user may have no right to ask.
 */
export async function warnOfEviction(
  { shared }: Pick<GatewayState, 'shared'>,
  { say, ports }: { readonly say: (message: string) => void; readonly ports: EventPorts },
): Promise<void> {
  const policy = await shared?.evictionPolicy();
  if (policy === undefined || policy === 'noeviction') return;
  say(`the server of store.redis has maxmemory-policy ${policy}: when full it drops keys and limits; set noeviction`);
  const details = { problem: 'store-evicts', evictionPolicy: policy };
  reportSystem(ports, { type: 'system', severity: 'HIGH', details });
}
