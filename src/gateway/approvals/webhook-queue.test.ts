import { describe, expect, it } from 'vitest';
import type { Approval } from '../../core/approvals.ts';
import { systemRandom } from '../../setup/create-guard.ts';
import type { OpenedWebhook, PostOutcome } from '../../setup/open-webhook.ts';
import { type LostMessage, WEBHOOK_QUEUE_BOUNDS, type WebhookQueue, webhookQueue } from './webhook-queue.ts';

const TAKEN: PostOutcome = { isTaken: true };
const FAILED: PostOutcome = { isTaken: false, problem: 'status-500', isFinal: false };

function approval(id: string, more: Partial<Approval> = {}): Approval {
  return {
    id,
    principal: { tenant: 'acme', user: 'ana', session: 's-1' },
    tool: 'pay',
    argumentsText: '{"to":"DE89"}',
    argumentsDigest: '0'.repeat(64),
    reasons: [],
    state: 'pending',
    createdAtMs: 0,
    expiresAtMs: 900_000,
    ...more,
  };
}

interface Posted {
  readonly id: string;
  readonly body: string;
}

/** A queue with receivers that answer as a test says, a clock that stands, and pauses that end at once. */
function trial(
  answer: (webhook: string, message: Posted, signal: AbortSignal) => PostOutcome | Promise<PostOutcome>,
  names: readonly string[] = ['desk'],
) {
  const posted: (Posted & { readonly webhook: string })[] = [];
  const lost: LostMessage[] = [];
  const pauses: number[] = [];
  const state = { nowMs: 0, names };
  const opened = (name: string): OpenedWebhook => ({
    config: {
      name,
      url: 'https://hooks.example.com',
      keys: [],
      includeArguments: false,
      allowPrivate: [],
      timeoutMs: 1_000,
      attemptsMax: 4,
      backoffMs: 100_000,
    },
    async post(message, signal) {
      posted.push({ webhook: name, ...message });
      return answer(name, message, signal);
    },
    close: async () => undefined,
  });
  let settle = (): void => undefined;
  const queue: WebhookQueue = webhookQueue({
    webhooks: () => state.names.map(opened),
    onLost(message) {
      lost.push(message);
      settle();
    },
    clock: { now: () => state.nowMs },
    random: systemRandom,
    wait: async (ms) => void pauses.push(ms),
  });
  const nextLost = (): Promise<void> =>
    new Promise((resolve) => {
      settle = resolve;
    });
  return { queue, posted, lost, pauses, state, nextLost };
}

describe('a queue of webhooks', () => {
  it('tells every receiver once, with one id of the message', async () => {
    const { queue, posted, lost } = trial(() => TAKEN, ['desk', 'audit']);
    queue.tell(approval('apr_1'));
    await queue.close();
    expect(posted.map(({ webhook }) => webhook)).toEqual(['desk', 'audit']);
    expect(new Set(posted.map(({ id }) => id)).size).toBe(1);
    expect(JSON.parse(posted[0]?.body ?? '')).toMatchObject({ id: 'apr_1', tenant: 'acme', user: 'ana' });
    expect(lost).toEqual([]);
  });

  it('tries again with the same id, after pauses of at most a minute, and gives up', async () => {
    const { queue, posted, lost, pauses, nextLost } = trial(() => FAILED);
    queue.tell(approval('apr_1'));
    await nextLost();
    expect(posted).toHaveLength(4);
    expect(new Set(posted.map(({ id }) => id)).size).toBe(1);
    expect(pauses).toHaveLength(3);
    expect(pauses.every((ms) => ms <= 60_000)).toBe(true);
    expect(lost).toEqual([{ webhook: 'desk', approvalId: 'apr_1', reason: 'status-500', attempts: 4 }]);
  });

  it('tries no second time what would be the same then', async () => {
    const { queue, posted, lost, nextLost } = trial(() => ({ ...FAILED, problem: 'status-410', isFinal: true }));
    const end = nextLost();
    queue.tell(approval('apr_1'));
    await end;
    expect(posted).toHaveLength(1);
    expect(lost).toMatchObject([{ reason: 'status-410', attempts: 1 }]);
  });

  it('tells of nothing that has expired meanwhile', async () => {
    const { queue, posted, lost, state, nextLost } = trial(() => {
      state.nowMs = 900_000;
      return FAILED;
    });
    const end = nextLost();
    queue.tell(approval('apr_1'));
    await end;
    expect(posted).toHaveLength(1);
    expect(lost).toMatchObject([{ reason: 'expired', attempts: 1 }]);
  });

  it('goes on with the receivers of a new configuration', async () => {
    const { queue, posted, lost, state, nextLost } = trial(() => {
      state.names = [];
      return FAILED;
    });
    const end = nextLost();
    queue.tell(approval('apr_1'));
    await end;
    queue.tell(approval('apr_2'));
    expect(posted).toHaveLength(1);
    expect(lost).toMatchObject([{ reason: 'not-configured', attempts: 1 }]);
  });

  it('has so many under way at a time, and keeps so many and no more', async () => {
    const { messagesMax, concurrentMax } = WEBHOOK_QUEUE_BOUNDS;
    const waiting: (() => void)[] = [];
    const held = (): Promise<PostOutcome> => new Promise((resolve) => waiting.push(() => resolve(TAKEN)));
    const { queue, posted, lost } = trial(held, ['desk']);
    for (let at = 0; at < messagesMax + 3; at++) queue.tell(approval(`apr_${at}`));
    expect(posted).toHaveLength(concurrentMax);
    expect(lost.map(({ approvalId, reason }) => [approvalId, reason])).toEqual(
      [0, 1, 2].map((more) => [`apr_${messagesMax + more}`, 'queue-full']),
    );
    while (posted.length < messagesMax || waiting.length > 0) {
      waiting.shift()?.();
      await Promise.resolve();
    }
    await queue.close();
    expect(posted).toHaveLength(messagesMax);
    expect(lost).toHaveLength(3);
  });

  it('keeps so many characters and no more, for each receiver', async () => {
    const { charactersMax } = WEBHOOK_QUEUE_BOUNDS;
    const { queue, posted, lost } = trial(() => new Promise(() => undefined));
    const tool = 'x'.repeat(charactersMax / 4);
    for (let at = 0; at < 6; at++) queue.tell(approval(`apr_${at}`, { tool }));
    expect(posted).toHaveLength(3);
    expect(lost.map(({ reason }) => reason)).toEqual(['queue-full', 'queue-full', 'queue-full']);
  });

  it('does not keep others waiting for one receiver that hangs', async () => {
    const { queue, posted } = trial(
      (webhook) => (webhook === 'slow' ? new Promise(() => undefined) : TAKEN),
      ['slow', 'desk'],
    );
    for (let at = 0; at < 20; at++) queue.tell(approval(`apr_${at}`));
    await new Promise((resolve) => setImmediate(resolve));
    expect(posted.filter(({ webhook }) => webhook === 'desk')).toHaveLength(20);
  });

  it('lets go of everything when it is closed, and says so', async () => {
    const { queue, posted, lost } = trial((_webhook, _message, signal) => {
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(FAILED)));
    });
    for (let at = 0; at < 6; at++) queue.tell(approval(`apr_${at}`));
    await queue.close();
    queue.tell(approval('apr_6'));
    expect(posted).toHaveLength(4);
    expect(lost.map(({ approvalId, reason }) => `${approvalId} ${reason}`).toSorted()).toEqual(
      Array.from({ length: 7 }, (_, at) => `apr_${at} stopped`),
    );
  });
});
