import type { Counters } from '../core/store-ports.ts';
import type { Vault } from '../core/vault.ts';
import { localFallbackVault } from '../memory/vault/local-fallback-vault.ts';
import type { FailModes } from '../setup/store-config.ts';
import { inProcessCounters } from '../store/in-process-counters.ts';
import { localFallbackCounters } from '../store/local-fallback-counters.ts';
import { type EventPorts, reportSystem } from './report-events.ts';

/** Events of one control in this time, at most one. */
const TOLD_EVERY_MS = 60_000;

/** The counters as the configuration wants them while the store is away. */
export function countersInMode(counters: Counters, modes: FailModes | undefined, ports: EventPorts): Counters {
  if (modes?.limits !== 'local') return counters;
  return localFallbackCounters({ counters, local: inProcessCounters(), onFallback: teller('limits', ports) });
}

/** The vault as the configuration wants it while the store is away. */
export function vaultInMode(vault: Vault, modes: FailModes | undefined, ports: EventPorts): Vault {
  return modes?.vault === 'local' ? localFallbackVault(vault, teller('vault', ports)) : vault;
}

function teller(control: keyof FailModes, ports: EventPorts): () => void {
  let toldMs = Number.NEGATIVE_INFINITY;
  return () => {
    const nowMs = ports.clock.now();
    if (nowMs >= toldMs && nowMs - toldMs < TOLD_EVERY_MS) return;
    toldMs = nowMs;
    const details = { problem: 'store-unavailable', control, mode: 'local' };
    reportSystem(ports, { type: 'system', severity: 'HIGH', details });
  };
}
