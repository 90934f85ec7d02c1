import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { messageVectors } from '../../../test/message-trial.ts';
import { runProgram } from '../../../test/run-program.ts';
import { describeWith, testRedis } from '../../store/conformance/start-redis.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-messages-'));
const redis = testRedis();
afterAll(() => rmSync(folder, { recursive: true }));
const moduleOf = (path: string): string => JSON.stringify(new URL(`../../../${path}`, import.meta.url).href);

/** Opens a store, waits until two processes have, and verifies one message 64 times at once. Prints how often each outcome was had. */
function program(opening: string, message: string): string {
  return `
    import { setTimeout as delay } from 'node:timers/promises';
    import { openLibsqlStore } from ${moduleOf('src/store/libsql-store.ts')};
    import { openRedisStore } from ${moduleOf('src/store/redis/redis-store.ts')};
    import { verifyMessage } from ${moduleOf('src/agents/messages/verify-message.ts')};
    import { outcomeOf, vectorVerifier } from ${moduleOf('test/message-trial.ts')};
    const clock = { now: () => Date.now() };
    const store = await ${opening};
    await store.records.put('meeting', String(process.pid), new Uint8Array(1));
    while ((await store.records.list('meeting', { limit: 2 })).length < 2) await delay(2);
    const verifier = vectorVerifier(store.records);
    const verifying = Array.from({ length: 64 }, () => outcomeOf(verifyMessage('${message}', verifier)));
    const counts = {};
    for (const outcome of await Promise.all(verifying)) counts[outcome] = (counts[outcome] ?? 0) + 1;
    console.log(JSON.stringify(counts));
    await store.close();`;
}

async function outcomesOfTwo(opening: string): Promise<Readonly<Record<string, number>>> {
  const { message } = messageVectors.valid[0] as { readonly message: string };
  const texts = await Promise.all([0, 1].map(() => runProgram(program(opening, message))));
  const sum: Record<string, number> = {};
  for (const [line = ''] of texts) {
    for (const [outcome, count] of Object.entries(JSON.parse(line) as Record<string, number>)) {
      sum[outcome] = (sum[outcome] ?? 0) + count;
    }
  }
  return sum;
}

it('one of 128 verifiers in two processes takes a message, on one libsql file', async () => {
  const path = JSON.stringify(join(folder, 'seen.db'));
  expect(await outcomesOfTwo(`openLibsqlStore({ path: ${path}, clock })`)).toEqual({
    accepted: 1,
    MESSAGE_REPLAYED: 127,
  });
});

describeWith(redis, 'with a Redis', () => {
  it('one of 128 verifiers in two processes takes a message', async () => {
    const place = `{ place: { url: '${redis.url()}' }, keyPrefix: '${redis.prefix}', clock, commandTimeoutMs: 30_000 }`;
    expect(await outcomesOfTwo(`openRedisStore(${place})`)).toEqual({ accepted: 1, MESSAGE_REPLAYED: 127 });
  });
});
