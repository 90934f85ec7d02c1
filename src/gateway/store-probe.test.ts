import { expect, it } from 'vitest';
import type { Log, Records } from '../core/store-ports.ts';
import { manualClock } from '../store/conformance/manual-clock.ts';
import { inProcessLog } from '../store/in-process-log.ts';
import { inProcessRecords } from '../store/in-process-records.ts';
import { createReadiness } from './readiness.ts';
import { storeProbe } from './store-probe.ts';

const clock = manualClock();

/** What is wrong, at first and a second later, when each of the stores has been closed. */
async function problemsWithout(
  what: 'records' | 'eventLog',
  isLogApart: boolean,
): Promise<readonly (readonly string[])[]> {
  const stores: { readonly records: Records; readonly eventLog: Log } = {
    records: inProcessRecords({ clock }),
    eventLog: inProcessLog(),
  };
  const probe = storeProbe({ ...stores, isLogApart, clock });
  const before = await probe();
  await stores[what].close();
  clock.advance(1_000);
  return [before, await probe()];
}

it('a log of its own that fails is no failing store', async () => {
  expect(await problemsWithout('eventLog', true)).toEqual([[], ['event_log_failing']]);
  expect(await problemsWithout('records', true)).toEqual([[], ['store']]);
});

it('a log in the store of keys that fails is a failing store', async () => {
  expect(await problemsWithout('eventLog', false)).toEqual([[], ['store']]);
  expect(await problemsWithout('records', false)).toEqual([[], ['store']]);
});

it('a log of its own that never answers is not waited for', async () => {
  const eventLog: Log = { ...inProcessLog(), range: () => new Promise(() => undefined) };
  const probe = storeProbe({ records: inProcessRecords({ clock }), eventLog, isLogApart: true, clock });
  expect(await probe()).toEqual(['event_log_failing']);
});

it('looks once a second, whoever asks', async () => {
  let looks = 0;
  const log = inProcessLog();
  const range: Log['range'] = (...call) => {
    looks += 1;
    return log.range(...call);
  };
  const probe = storeProbe({
    records: inProcessRecords({ clock }),
    eventLog: { ...log, range },
    isLogApart: true,
    clock,
  });
  await Promise.all([probe(), probe(), probe()]);
  expect(looks).toBe(1);
});

it('traffic may come with problems beside which requests are served, and with no others', () => {
  const readiness = createReadiness({ waitingFor: ['start'], checks: { log: () => false }, served: ['log'] });
  expect(readiness.problems()).toEqual(['log', 'start']);
  expect(readiness.servesWith(readiness.problems())).toBe(false);
  readiness.set('start', true);
  expect(readiness.servesWith(readiness.problems())).toBe(true);
  expect(readiness.servesWith([...readiness.problems(), 'store'])).toBe(false);
  expect(readiness.servesWith([])).toBe(true);
});
