import { beforeAll, describe, expect, it } from 'vitest';
import type { SecurityEvent } from '../core/security-event.ts';
import type { Log } from '../core/store-ports.ts';
import { inProcessLog } from '../store/in-process-log.ts';
import { StoreError } from '../store/store-error.ts';
import { eventToBytes } from './event-bytes.ts';
import type { EventFilter } from './event-filter.ts';
import { followEvents, listEvents } from './list-events.ts';

const NOW_MS = 1_800_000_000_000;

function event(id: string, change: Partial<SecurityEvent> = {}, timeMs = NOW_MS): SecurityEvent {
  return {
    id,
    time: new Date(timeMs).toISOString(),
    type: 'system',
    severity: 'LOW',
    principal: { tenant: 't', user: 'u', session: 's' },
    decision: { action: 'allow', mode: 'enforce', ruleIds: [], findingCount: 0, scores: { injection: 0 } },
    requestId: 'r',
    details: {},
    ...change,
  };
}

async function append(log: Log, ...events: readonly SecurityEvent[]): Promise<void> {
  await log.append(
    'events',
    events.map((given) => ({ timeMs: Date.parse(given.time), value: eventToBytes(given) })),
  );
}

const BLOCKED = { action: 'block', mode: 'enforce', ruleIds: [], findingCount: 1, scores: { injection: 1 } } as const;

describe('listing events', () => {
  const log = inProcessLog();
  const list = async (filter: EventFilter, limit = 100): Promise<readonly string[]> =>
    (await listEvents(log, filter, { limit, order: 'oldest-first' })).events.map((stored) => stored.event.id);

  beforeAll(async () => {
    await append(
      log,
      event('first', {}, NOW_MS - 5_000),
      event('attack', { type: 'injection_attempt', severity: 'HIGH', decision: BLOCKED }),
      event('pii', { type: 'pii_detected', severity: 'MEDIUM', requestId: 'r2' }),
      event('critical', { severity: 'CRITICAL', principal: { tenant: 't', user: 'ann', session: 's2' } }),
      event('last', { principal: { tenant: 't2', user: 'u', session: 's' } }, NOW_MS + 5_000),
    );
  });

  it('gives the newest first, by pages that meet', async () => {
    const ids: string[] = [];
    let cursor: number | undefined;
    do {
      const page = await listEvents(log, {}, { limit: 2, ...(cursor !== undefined && { cursor }) });
      ids.push(...page.events.map((stored) => stored.event.id));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(ids).toEqual(['last', 'critical', 'pii', 'attack', 'first']);
  });

  it.each<[string, EventFilter, readonly string[]]>([
    ['types', { types: ['injection_attempt', 'pii_detected'] }, ['attack', 'pii']],
    ['no type', { types: [] }, []],
    ['a severity', { severityMin: 'HIGH' }, ['attack', 'critical']],
    ['a user', { user: 'ann' }, ['critical']],
    ['a tenant', { tenant: 't2' }, ['last']],
    ['a session', { session: 's2' }, ['critical']],
    ['a request', { requestId: 'r2' }, ['pii']],
    ['actions', { actions: ['block', 'ask'] }, ['attack']],
    ['a beginning', { sinceMs: NOW_MS }, ['attack', 'pii', 'critical', 'last']],
    ['an end', { untilMs: NOW_MS }, ['first']],
    ['both', { sinceMs: NOW_MS, untilMs: NOW_MS + 1 }, ['attack', 'pii', 'critical']],
    ['several conditions', { severityMin: 'MEDIUM', requestId: 'r2' }, ['pii']],
    ['nothing that fits', { severityMin: 'CRITICAL', user: 'u' }, []],
  ])('filters by %s', async (_name, filter, ids) => {
    expect(await list(filter)).toEqual(ids);
  });

  it('passes over what is no event and counts it', async () => {
    const broken = inProcessLog();
    await append(broken, event('a'));
    const texts = ['not json', '{}', 'null', '[1]', JSON.stringify({ ...event('b'), type: 'unheard_of' })];
    const values = [...texts.map((text) => new TextEncoder().encode(text)), Uint8Array.of(0xff, 0xfe)];
    await broken.append(
      'events',
      values.map((value) => ({ timeMs: NOW_MS, value })),
    );
    await append(broken, event('c'));
    const page = await listEvents(broken, {}, { limit: 10 });
    expect(page.events.map((stored) => stored.event.id)).toEqual(['c', 'a']);
    expect(page.unreadable).toBe(6);
  });

  it('looks at a bounded number of entries, and says where to go on', async () => {
    const long = inProcessLog();
    await append(long, event('wanted', { requestId: 'r9' }));
    for (let index = 0; index < 25; index += 1) {
      await append(long, ...Array.from({ length: 1_000 }, (_, place) => event(`${index}-${place}`)));
    }
    const first = await listEvents(long, { requestId: 'r9' }, { limit: 5 });
    expect(first).toMatchObject({ events: [], next: 5_002 });
    const second = await listEvents(long, { requestId: 'r9' }, { limit: 5, cursor: first.next ?? 0 });
    expect(second.events.map((stored) => stored.event.id)).toEqual(['wanted']);
    expect(second.next).toBeUndefined();
  });

  it('finds events that were stored late, within an hour', async () => {
    const late = inProcessLog();
    await append(late, event('in time', {}, NOW_MS), event('late', {}, NOW_MS - 3_000_000), event('now', {}, NOW_MS));
    const page = await listEvents(late, { sinceMs: NOW_MS - 10 }, { limit: 10 });
    expect(page.events.map((stored) => stored.event.id)).toEqual(['now', 'in time']);
  });
});

describe('following events', () => {
  /** Ends a follower after so many events; what it has seen is given back. */
  async function follow(log: Log, filter: EventFilter, count: number, onWait: () => Promise<void>, after?: number) {
    const stopper = new AbortController();
    const seen: string[] = [];
    const options = { signal: stopper.signal, wait: onWait, ...(after !== undefined && { after }) };
    for await (const stored of followEvents(log, filter, options)) {
      seen.push(stored.event.id);
      if (seen.length === count) stopper.abort();
    }
    return seen;
  }

  it('gives what comes from now on, in order and once', async () => {
    const log = inProcessLog();
    await append(log, event('before'));
    let waits = 0;
    const seen = await follow(log, {}, 6, async () => {
      waits += 1;
      await append(log, event(`${waits}a`), event(`${waits}b`));
    });
    expect(seen).toEqual(['1a', '1b', '2a', '2b', '3a', '3b']);
  });

  it('begins where it is told to, and gives what the filter wants only', async () => {
    const log = inProcessLog();
    for (let index = 0; index < 3; index += 1) {
      const events = Array.from({ length: 700 }, (_, place) =>
        event(`${index}-${place}`, place % 350 === 0 ? { severity: 'HIGH' } : {}),
      );
      await append(log, ...events);
    }
    const seen = await follow(log, { severityMin: 'HIGH' }, 4, async () => {}, 700);
    expect(seen).toEqual(['1-0', '1-350', '2-0', '2-350']);
  });

  it('ends when it is told to while it waits, also with the timer of the platform', async () => {
    const stopper = new AbortController();
    const following = followEvents(inProcessLog(), {}, { signal: stopper.signal, intervalMs: 600_000 }).next();
    stopper.abort();
    expect(await following).toEqual({ done: true, value: undefined });
  });

  it('rejects when the log is away', async () => {
    const log = inProcessLog();
    await log.close();
    const following = followEvents(log, {}, { signal: new AbortController().signal }).next();
    await expect(following).rejects.toThrow(StoreError);
  });
});
