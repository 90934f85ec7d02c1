import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Severity } from '../core/finding.ts';
import type { SecurityEvent } from '../core/security-event.ts';
import type { Log } from '../core/store-ports.ts';
import { inProcessLog } from '../store/in-process-log.ts';
import { openLibsqlStore } from '../store/libsql-store.ts';
import { StoreError } from '../store/store-error.ts';
import { eventOfBytes } from './event-bytes.ts';
import { EVENT_LOG_BOUNDS_DEFAULT, type EventLogBounds, openEventLog } from './event-log.ts';

const clock = { now: () => 1_800_000_000_000 };

function event(id: string, severity: Severity = 'LOW', timeMs = clock.now()): SecurityEvent {
  return {
    id,
    time: new Date(timeMs).toISOString(),
    type: 'system',
    severity,
    principal: { tenant: 't', user: 'u', session: 's' },
    decision: { action: 'allow', mode: 'enforce', ruleIds: [], findingCount: 0, scores: { injection: 0 } },
    requestId: 'r',
    details: {},
  };
}

async function idsOf(log: Log): Promise<readonly (string | undefined)[]> {
  const entries = await log.range('events', { order: 'oldest-first', limit: 1_000 });
  return entries.map(({ value }) => eventOfBytes(value)?.id);
}

/** A log that can be away, and counts what it is asked for. It stands for the store; the event log is the real one. */
function switchedLog(): { readonly log: Log; readonly calls: { appends: number; trims: number }; isAway: boolean } {
  const inner = inProcessLog();
  const state = {
    isAway: false,
    calls: { appends: 0, trims: 0 },
    log: {
      ...inner,
      append: async (...given: Parameters<Log['append']>) => {
        state.calls.appends += 1;
        if (state.isAway) throw new StoreError('append', 'full');
        return inner.append(...given);
      },
      trim: async (...given: Parameters<Log['trim']>) => {
        state.calls.trims += 1;
        if (state.isAway) throw new StoreError('trim', 'full');
        return inner.trim(...given);
      },
    },
  };
  return state;
}

const NO_WAIT: Partial<EventLogBounds> = { batchDelayMs: 0, retryDelayMs: 1, retryDelayMsMax: 2 };

describe('an event log', () => {
  it('stores events in the order in which they came, whatever their severity, in few appends', async () => {
    const store = switchedLog();
    const events = openEventLog({ log: store.log, clock });
    const severities: readonly Severity[] = ['LOW', 'CRITICAL', 'MEDIUM', 'HIGH'];
    for (let index = 0; index < 900; index += 1) events.write(event(`${index}`, severities[index % 4]));
    expect(await events.flush()).toBe(true);
    expect(await idsOf(store.log)).toEqual(Array.from({ length: 900 }, (_, index) => `${index}`));
    expect(store.calls.appends).toBe(2);
    expect(events.stats()).toMatchObject({ appended: 900, queued: 0, lost: 0, refused: 0 });
  });

  it('says that it fails while a real store has no room, and no longer once it has taken what waits', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sallyport-events-'));
    const store = await openLibsqlStore({ path: join(folder, 'store.db'), clock, fileBytesMax: 200_000 });
    try {
      await store.log.append('ballast', [{ timeMs: 1, value: new Uint8Array(60_000) }]);
      const events = openEventLog({ log: store.log, clock, bounds: NO_WAIT });
      expect(events.isFailing()).toBe(false);
      for (let index = 0; !events.isFailing() && index < 10_000; index += 1) {
        events.write(event(`${index}`));
        await events.flush();
      }
      expect(events.isFailing()).toBe(true);
      expect(await events.flush()).toBe(false);
      expect(events.isFailing()).toBe(true);
      await store.log.trim('ballast', { keepMax: 0 });
      await vi.waitFor(() => expect(events.isFailing()).toBe(false));
      expect(await events.flush()).toBe(true);
      expect(events.stats()).toMatchObject({ queued: 0, refused: 0, lost: 0 });
      await events.close();
    } finally {
      await store.close();
      rmSync(folder, { recursive: true });
    }
  });

  it('stores without being asked to', async () => {
    const store = switchedLog();
    const events = openEventLog({ log: store.log, clock });
    events.write(event('a'));
    await vi.waitFor(async () => expect(await idsOf(store.log)).toEqual(['a']));
    events.write(event('b'));
    await vi.waitFor(async () => expect(await idsOf(store.log)).toEqual(['a', 'b']));
  });

  it('keeps what it was given, also when the giver changes it later', async () => {
    const store = switchedLog();
    const events = openEventLog({ log: store.log, clock });
    const given = { ...event('before') };
    events.write(given);
    Object.assign(given, { id: 'after' });
    await events.flush();
    expect(await idsOf(store.log)).toEqual(['before']);
  });

  it('counts what is no event and does not throw', async () => {
    const store = switchedLog();
    const events = openEventLog({ log: store.log, clock });
    const circular: Record<string, unknown> = { ...event('a') };
    circular['details'] = circular;
    const large = { ...event('b'), details: { text: 'x'.repeat(40_000) } };
    for (const bad of [circular, large, null, undefined, 7, { ...event('c'), time: 'noon' }]) {
      events.write(bad as unknown as SecurityEvent);
    }
    events.write(event('good'));
    await events.flush();
    expect(events.stats()).toMatchObject({ refused: 6, appended: 1 });
    expect(await idsOf(store.log)).toEqual(['good']);
  });
});

describe('an event log whose store is away', () => {
  it('tries again until the store is back, and loses nothing', async () => {
    const store = switchedLog();
    store.isAway = true;
    const events = openEventLog({ log: store.log, clock, bounds: NO_WAIT });
    for (let index = 0; index < 10; index += 1) events.write(event(`${index}`));
    await vi.waitFor(() => expect(events.stats().failedAppends).toBeGreaterThan(3));
    events.write(event('10'));
    store.isAway = false;
    await vi.waitFor(async () => expect(await idsOf(store.log)).toHaveLength(11));
    expect(await idsOf(store.log)).toEqual(Array.from({ length: 11 }, (_, index) => `${index}`));
    expect(events.stats()).toMatchObject({ queued: 0, lost: 0, appended: 11 });
  });

  it('lets the least severe events go when too many wait, the oldest of them first', async () => {
    const store = switchedLog();
    store.isAway = true;
    const events = openEventLog({
      log: store.log,
      clock,
      bounds: { ...NO_WAIT, queueEventsMax: 4, batchDelayMs: 60_000 },
    });
    events.write(event('low-1', 'LOW'));
    events.write(event('low-2', 'LOW'));
    events.write(event('medium-1', 'MEDIUM'));
    events.write(event('high-1', 'HIGH'));
    events.write(event('low-3', 'LOW'));
    events.write(event('high-2', 'HIGH'));
    events.write(event('critical-1', 'CRITICAL'));
    events.write(event('medium-2', 'MEDIUM'));
    events.write(event('critical-2', 'CRITICAL'));
    expect(events.stats().dropped).toEqual({ LOW: 3, MEDIUM: 2, HIGH: 0, CRITICAL: 0 });
    store.isAway = false;
    expect(await events.flush()).toBe(true);
    expect(await idsOf(store.log)).toEqual(['high-1', 'high-2', 'critical-1', 'critical-2']);
  });

  it('bounds the bytes that wait', async () => {
    const store = switchedLog();
    store.isAway = true;
    const events = openEventLog({ log: store.log, clock, bounds: { queueBytesMax: 1_000 } });
    for (let index = 0; index < 100; index += 1) events.write(event(`${index}`));
    expect(events.stats().queued).toBeLessThan(6);
    expect(events.stats().queued + events.stats().dropped.LOW).toBe(100);
    await events.close();
  });

  it('says so when it is flushed, and still stores the events later', async () => {
    const store = switchedLog();
    store.isAway = true;
    const events = openEventLog({ log: store.log, clock, bounds: { ...NO_WAIT, batchDelayMs: 60_000 } });
    events.write(event('a'));
    expect(await events.flush()).toBe(false);
    expect(events.stats()).toMatchObject({ queued: 1, lost: 0 });
    store.isAway = false;
    expect(await events.flush()).toBe(true);
    expect(await idsOf(store.log)).toEqual(['a']);
  });

  it('counts what is lost when it is closed, and what comes after', async () => {
    const store = switchedLog();
    store.isAway = true;
    const events = openEventLog({ log: store.log, clock });
    for (let index = 0; index < 700; index += 1) events.write(event(`${index}`));
    await events.close();
    events.write(event('late'));
    expect(events.stats()).toMatchObject({ lost: 701, queued: 0, appended: 0 });
    await events.close();
    expect(events.stats().lost).toBe(701);
  });

  it('gives up events that the log refuses for good, and goes on with others', async () => {
    const events = openEventLog({ log: inProcessLog(), clock, stream: 'x'.repeat(1_000), bounds: NO_WAIT });
    events.write(event('a'));
    expect(await events.flush()).toBe(true);
    expect(events.stats()).toMatchObject({ refused: 1, appended: 0, queued: 0 });
  });
});

describe('the retention of an event log', () => {
  it('removes by age and by number, now and then', async () => {
    const store = switchedLog();
    const bounds = { keepMs: 1_000, keepEventsMax: 30, trimEveryEvents: 50 };
    const events = openEventLog({ log: store.log, clock, bounds });
    events.write(event('old', 'LOW', clock.now() - 1_001));
    await events.flush();
    await vi.waitFor(async () => expect(await idsOf(store.log)).toEqual([]));
    for (let index = 0; index < 49; index += 1) {
      events.write(event(`${index}`));
      await events.flush();
    }
    expect(store.calls.trims).toBe(1);
    expect(await idsOf(store.log)).toHaveLength(49);
    events.write(event('49'));
    await events.close();
    expect(store.calls.trims).toBe(2);
    expect(await idsOf(store.log)).toEqual(Array.from({ length: 30 }, (_, index) => `${index + 20}`));
  });

  it('counts a removal that fails', async () => {
    const store = switchedLog();
    const failing: Log = { ...store.log, trim: async () => Promise.reject(new StoreError('trim', 'busy')) };
    const events = openEventLog({ log: failing, clock });
    events.write(event('a'));
    await events.close();
    expect(events.stats()).toMatchObject({ failedTrims: 1, appended: 1 });
  });

  it('keeps 90 days and a million events unless told otherwise', () => {
    expect(EVENT_LOG_BOUNDS_DEFAULT).toMatchObject({ keepMs: 90 * 86_400_000, keepEventsMax: 1_000_000 });
  });
});
