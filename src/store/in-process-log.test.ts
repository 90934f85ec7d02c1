import { describe, expect, it } from 'vitest';
import { testLog } from './conformance/log-suite.ts';
import { inProcessLog } from './in-process-log.ts';

testLog('a log in process', async () => inProcessLog());

describe('the bounds of a log in process', () => {
  const some = (count: number, length: number) =>
    Array.from({ length: count }, () => ({ timeMs: 1, value: new Uint8Array(length) }));

  it('let the oldest entries go, by number and by bytes', async () => {
    const log = inProcessLog({ entriesMax: 1_000, bytesMax: 8_388_608 });
    await log.append('a', some(1_000, 1));
    await log.append('a', some(500, 1));
    expect((await log.range('a', { order: 'oldest-first', limit: 1 }))[0]?.sequence).toBe(501);
    for (let index = 0; index < 4; index += 1) await log.append('a', some(16, 262_144));
    const kept = await log.range('a', { order: 'oldest-first', limit: 1_000 });
    expect(kept.length).toBeLessThan(33);
    expect(kept.at(-1)?.sequence).toBe(1_564);
    expect(kept[0]?.value.length).toBe(262_144);
  });

  it('refuse one stream more', async () => {
    const log = inProcessLog({ streamsMax: 1 });
    await log.append('a', some(1, 1));
    await expect(log.append('b', some(1, 1))).rejects.toMatchObject({ code: 'STORE_FAILED', reason: 'full' });
    expect(await log.append('a', some(1, 1))).toBe(2);
  });
});
