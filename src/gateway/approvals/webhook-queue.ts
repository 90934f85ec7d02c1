import type { Approval } from '../../core/approvals.ts';
import { Fifo } from '../../core/fifo.ts';
import type { Clock, Random } from '../../core/ports.ts';
import { randomId } from '../../core/random-id.ts';
import { backoffMs } from '../../forward/may-retry.ts';
import { timerWait, type Wait } from '../../record/wait.ts';
import type { OpenedWebhook } from '../../setup/open-webhook.ts';
import { approvalMessage } from './approval-message.ts';

/** Tells receivers of calls that wait, beside the requests that made them. */
export interface WebhookQueue {
  /** Queues a message for each receiver, and returns at once. It does not throw. */
  tell(approval: Approval): void;
  /** Begins no further attempt; those under way have two seconds. What no receiver has taken is reported. */
  close(): Promise<void>;
}

/** A message that no receiver has taken, and nobody will bring any more. */
export interface LostMessage {
  readonly webhook: string;
  readonly approvalId: string;
  /** `expired`, `queue-full`, `not-configured`, `stopped`, or what the last attempt met with. */
  readonly reason: string;
  readonly attempts: number;
}

/** What a queue works with. */
export interface WebhookQueuePorts {
  /** The receivers of the configuration in force; asked at each attempt. */
  readonly webhooks: () => readonly OpenedWebhook[];
  readonly onLost: (message: LostMessage) => void;
  readonly clock: Clock;
  readonly random: Random;
  readonly wait?: Wait;
}

/** Bounds of what waits for one receiver, and how many of its messages are under way at a time. */
export const WEBHOOK_QUEUE_BOUNDS: {
  readonly messagesMax: number;
  readonly charactersMax: number;
  readonly concurrentMax: number;
} = { messagesMax: 1_000, charactersMax: 16_777_216, concurrentMax: 4 };

/**
 * Makes a queue. A message is tried again after a pause that doubles, with the same id and a new signature, until it is taken, its
 * attempts are used up, or its approval has expired. A message that pauses keeps no other one waiting. All of it is in memory.
 */
export function webhookQueue(ports: WebhookQueuePorts): WebhookQueue {
  const { webhooks, random } = ports;
  const lanes = new Map<string, Lane>();
  const under = underWay(ports);
  return {
    tell(approval) {
      const receivers = webhooks();
      if (receivers.length === 0) return;
      const id = randomId('msg_', random);
      for (const { config } of receivers) {
        const { name } = config;
        const lane = lanes.get(name) ?? { name, waiting: new Fifo(), running: 0, messages: 0, characters: 0 };
        lanes.set(name, lane);
        const body = approvalMessage(approval, config);
        under.add(lane, { id, body, approvalId: approval.id, expiresAtMs: approval.expiresAtMs, attempts: 0 });
      }
    },
    close: () => under.close([...lanes.values()]),
  };
}

interface Message {
  readonly id: string;
  readonly body: string;
  readonly approvalId: string;
  readonly expiresAtMs: number;
  attempts: number;
}

/** The messages for one receiver. There are as many lanes as names were ever configured. */
interface Lane {
  readonly name: string;
  readonly waiting: Fifo<Message>;
  running: number;
  /** Waiting, under way and pausing. */
  messages: number;
  characters: number;
}

const BACKOFF_MAX_MS = 60_000;
const CLOSE_MS_MAX = 2_000;

function underWay({ webhooks, onLost, clock, random, wait = timerWait }: WebhookQueuePorts) {
  /** Of pauses and of new attempts, and then of the attempts under way. */
  const [stopping, cutting] = [new AbortController(), new AbortController()];
  const tasks = new Set<Promise<void>>();

  function add(lane: Lane, message: Message): void {
    const { messagesMax, charactersMax } = WEBHOOK_QUEUE_BOUNDS;
    lane.messages += 1;
    lane.characters += message.body.length;
    if (lane.messages > messagesMax || lane.characters > charactersMax) end(lane, message, 'queue-full');
    else queue(lane, message);
  }

  function queue(lane: Lane, message: Message): void {
    lane.waiting.push(message);
    pump(lane);
  }

  function pump(lane: Lane): void {
    while (stopping.signal.aborted || lane.running < WEBHOOK_QUEUE_BOUNDS.concurrentMax) {
      const message = lane.waiting.shift();
      if (message === undefined) return;
      if (stopping.signal.aborted) end(lane, message, 'stopped');
      else track(attempt(lane, message));
    }
  }

  function track(task: Promise<void>): void {
    tasks.add(task);
    void task.finally(() => tasks.delete(task));
  }

  async function attempt(lane: Lane, message: Message): Promise<void> {
    const webhook = webhooks().find(({ config }) => config.name === lane.name);
    if (webhook === undefined) return end(lane, message, 'not-configured');
    if (message.expiresAtMs <= clock.now()) return end(lane, message, 'expired');
    lane.running += 1;
    const outcome = await webhook.post(message, cutting.signal);
    lane.running -= 1;
    message.attempts += 1;
    const { attemptsMax, backoffMs: firstMs } = webhook.config;
    if (outcome.isTaken) end(lane, message);
    else if (stopping.signal.aborted) end(lane, message, 'stopped');
    else if (outcome.isFinal || message.attempts >= attemptsMax) end(lane, message, outcome.problem);
    else track(pause(lane, message, firstMs));
    pump(lane);
  }

  async function pause(lane: Lane, message: Message, firstMs: number): Promise<void> {
    const rule = { attemptsMax: 1, backoffMs: firstMs, backoffMaxMs: BACKOFF_MAX_MS };
    await wait(backoffMs(rule, message.attempts, random), stopping.signal);
    queue(lane, message);
  }

  function end(lane: Lane, { body, approvalId, attempts }: Message, reason?: string): void {
    lane.messages -= 1;
    lane.characters -= body.length;
    if (reason !== undefined) onLost({ webhook: lane.name, approvalId, reason, attempts });
  }

  async function close(lanes: readonly Lane[]): Promise<void> {
    stopping.abort();
    for (const lane of lanes) pump(lane);
    const timer = setTimeout(() => cutting.abort(), CLOSE_MS_MAX);
    // What pauses comes back to the queue, which lets it go.
    while (tasks.size > 0) await Promise.all(tasks);
    clearTimeout(timer);
  }

  return { add, close };
}
