import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../../core/segment.ts';
import { createKeyRing, type KeyRing } from '../../crypto/key-ring.ts';
import { systemClock, systemRandom } from '../../setup/create-guard.ts';
import { gatewayConfigSchema } from '../../setup/gateway-config-schema.ts';
import { openSessions } from '../../setup/open-memory.ts';
import type { SessionsConfig } from '../../setup/session-schema.ts';
import { inProcessRecords } from '../../store/in-process-records.ts';
import { StoreError } from '../../store/store-error.ts';
import type { Gateway } from '../gateway.ts';
import { createMetrics } from '../metrics.ts';
import { isRefused, keepTurn, openSession } from './session-passage.ts';

const named: Principal = { tenant: 't', user: 'u', session: '1:u:chat' };
const HOW = { isInspected: true, requestId: 'req_1' };

let folder: string;
let ring: KeyRing;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'session-passage-'));
  ring = await createKeyRing({ path: join(folder, 'ring') });
});
afterAll(() => rm(folder, { recursive: true }));

/** What of a gateway sessions need, over a store that can be closed. */
function gatewayWith(config: Partial<SessionsConfig> = {}) {
  const records = inProcessRecords({ clock: systemClock });
  const metrics = createMetrics({
    droppedEvents: () => 0,
    queuedEvents: () => 0,
    failedAppends: () => 0,
    isReady: () => true,
  });
  const { sessions } = gatewayConfigSchema().parse({ sessions: config });
  const gateway = {
    sessions: openSessions({ records, ring }),
    services: () => ({ config: { sessions } }),
    metrics,
    clock: systemClock,
    random: systemRandom,
    keys: ring.keys,
    sink: { write: () => undefined },
  } as unknown as Gateway;
  return { gateway, records, metrics };
}

describe('the session of a request', () => {
  it('is none where nobody could come back to it, or nothing is inspected', () => {
    const { gateway } = gatewayWith();
    expect(openSession(gateway, { ...named, session: 'request:abc' }, HOW)).toBeUndefined();
    expect(openSession(gateway, named, { ...HOW, isInspected: false })).toBeUndefined();
    expect(openSession(gateway, named, HOW)).toBeDefined();
  });

  it('that cannot be read refuses the request, unless it may be judged by itself', async () => {
    const strict = gatewayWith();
    await strict.records.close();
    await expect(isRefused(strict.gateway, openSession(strict.gateway, named, HOW))).rejects.toThrow(StoreError);
    const loose = gatewayWith({ onStoreFailure: 'stateless', onRisk: 'block' });
    await loose.records.close();
    const session = openSession(loose.gateway, named, HOW);
    expect(await isRefused(loose.gateway, session)).toBe(false);
    await keepTurn(loose.gateway, session);
    expect(await loose.metrics.text()).toContain('sallyport_sessions_total{step="unavailable"} 1');
  });

  it('that cannot be written any more is counted, and the reply goes on', async () => {
    const { gateway, records, metrics } = gatewayWith();
    const session = openSession(gateway, named, HOW);
    expect(await isRefused(gateway, session)).toBe(false);
    await records.close();
    if (session !== undefined) session.risk = 1;
    await keepTurn(gateway, session);
    await keepTurn(gateway, session);
    expect(await metrics.text()).toContain('sallyport_sessions_total{step="unavailable"} 1');
  });

  it('is refused where it was attacked too much, if that is wanted', async () => {
    for (const onRisk of ['block', 'report'] as const) {
      const { gateway } = gatewayWith({ onRisk });
      for (let turn = 0; turn < 4; turn++) {
        const session = openSession(gateway, named, HOW);
        if (session !== undefined) session.risk = 1;
        await keepTurn(gateway, session);
      }
      expect(await isRefused(gateway, openSession(gateway, named, HOW))).toBe(onRisk === 'block');
    }
  });
});
