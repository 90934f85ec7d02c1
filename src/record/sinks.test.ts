import pino from 'pino';
import { describe, expect, it, vi } from 'vitest';
import type { Sink } from '../core/ports.ts';
import type { SecurityEvent } from '../core/security-event.ts';
import { nodeKeys } from '../crypto/mac.ts';
import { pinoSink } from './pino-sink.ts';
import { SecurityLogger } from './security-logger.ts';
import { teeSink } from './tee-sink.ts';

function listSink(): Sink & { readonly events: SecurityEvent[] } {
  const events: SecurityEvent[] = [];
  return { events, write: (event) => void events.push(event) };
}

const failing: Sink = {
  write() {
    throw new Error('away');
  },
};

/** An asynchronous function is assignable to a sink's `write`. */
const rejecting: Sink = { write: (async () => Promise.reject(new Error('away'))) as () => void };

describe('SecurityLogger', () => {
  it('records events with ids and a time, and gives them back', () => {
    const sink = listSink();
    const logger = new SecurityLogger({ sink, clock: { now: () => 0 } });
    const first = logger.record({ type: 'auth_failure', severity: 'HIGH', details: { reason: 'expired' } });
    const second = logger.record({ type: 'auth_failure', severity: 'HIGH' });
    expect(sink.events).toEqual([first, second]);
    expect(first).toMatchObject({ time: '1970-01-01T00:00:00.000Z', details: { reason: 'expired' } });
    expect(first.id).toMatch(/^evt_[0-9a-f]{24}$/u);
    expect(second.id).not.toBe(first.id);
  });

  it('hashes unsafe ids with the keys that it is given', () => {
    const keys = nodeKeys(new Uint8Array(32).fill(1));
    const [one, other] = [listSink(), listSink()];
    const principal = { tenant: 'acme', user: 'Ann Lee', session: 's' };
    for (const sink of [one, other])
      new SecurityLogger({ sink, keys }).record({ type: 'system', severity: 'LOW', principal });
    expect(one.events[0]?.principal.user).toMatch(/^id-/u);
    expect(one.events[0]?.principal).toEqual(other.events[0]?.principal);
  });

  it('does not throw when its sink fails, and counts it', async () => {
    for (const sink of [failing, rejecting]) {
      const logger = new SecurityLogger({ sink });
      const event = logger.record({ type: 'system', severity: 'LOW' });
      logger.sink.write(event);
      await vi.waitFor(() => expect(logger.failures).toBe(2));
    }
  });
});

describe('a tee', () => {
  it('gives each event to every sink, whichever of them fails', async () => {
    const [first, last] = [listSink(), listSink()];
    const failures: number[] = [];
    const tee = teeSink([first, failing, rejecting, last], (index) => failures.push(index));
    const event = new SecurityLogger({ sink: tee }).record({ type: 'system', severity: 'LOW' });
    expect([first.events, last.events]).toEqual([[event], [event]]);
    await vi.waitFor(() => expect(failures).toEqual([1, 2]));
  });
});

describe('a pino sink', () => {
  it.each([
    ['LOW', 30],
    ['MEDIUM', 40],
    ['HIGH', 50],
    ['CRITICAL', 50],
  ] as const)('writes an event of severity %s at level %d', (severity, level) => {
    const lines: string[] = [];
    const logger = pino({ base: null, timestamp: false }, { write: (line: string) => void lines.push(line) });
    const event = new SecurityLogger({ sink: pinoSink(logger) }).record({ type: 'anomaly', severity });
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([{ level, securityEvent: event, msg: 'anomaly' }]);
  });
});
