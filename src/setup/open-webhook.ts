import { SallyportError } from '../core/errors.ts';
import type { Clock, Random } from '../core/ports.ts';
import { webhookHeaders, webhookKey } from '../crypto/standard-webhook.ts';
import { splitCallUrl } from '../forward/base-url.ts';
import { createUpstream } from '../forward/create-upstream.ts';
import { publicOrListed } from '../forward/private-address.ts';
import type { Upstream } from '../forward/upstream.ts';
import { UpstreamProtocolError } from '../forward/upstream-errors.ts';
import type { ApprovalWebhookConfig } from './approvals-config.ts';

/** A receiver that messages can be posted to. */
export interface OpenedWebhook {
  readonly config: ApprovalWebhookConfig;
  /** Signs a message with the time of now, and posts it once. It does not reject. */
  post(message: { readonly id: string; readonly body: string }, signal: AbortSignal): Promise<PostOutcome>;
  close(): Promise<void>;
}

/** What became of one attempt. */
export type PostOutcome =
  | { readonly isTaken: true }
  | {
      readonly isTaken: false;
      /** `status-500`, or the code of an error: short, and nothing of what the receiver said. */
      readonly problem: string;
      /** It would be the same the next time. */
      readonly isFinal: boolean;
    };

/**
 * Opens the way to a receiver. Public addresses are connected to, and those that its configuration lists: each time, the addresses that the
 * name has then. Redirects are not followed, and of a reply only the status counts.
 *
 * @throws `InvalidOptionsError` that names the option and repeats no value.
 */
export function openWebhook(
  config: ApprovalWebhookConfig,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
): OpenedWebhook {
  const { name, timeoutMs, allowPrivate } = config;
  const { baseUrl, path } = splitCallUrl(config.url);
  const upstream = createUpstream({
    name,
    baseUrl,
    // Whether one of the addresses is permitted is asked at each connection.
    allowPrivateHttp: allowPrivate.length > 0,
    permits: publicOrListed(allowPrivate),
    timeouts: { connectMs: timeoutMs, firstByteMs: timeoutMs, idleMs: timeoutMs, totalMs: timeoutMs },
    retries: { attemptsMax: 1 },
    // A message has pauses of its own between its attempts.
    breaker: { failureThreshold: 1_000 },
    connectionsMax: CONNECTIONS_MAX,
    replyBytesMax: REPLY_BYTES_MAX,
    decodedBytesMax: REPLY_BYTES_MAX,
    clock,
    random,
  });
  const keys = config.keys.flatMap((key) => webhookKey(key.reveal()) ?? []);
  return {
    config,
    async post({ id, body }, signal) {
      const timestamp = Math.floor(clock.now() / 1_000);
      const ownHeaders = webhookHeaders({ id, timestamp, body }, keys);
      return outcomeOf(upstream, { path, ownHeaders, body }, signal);
    },
    close: () => upstream.close(),
  };
}

/** Messages to one receiver at a time. */
const CONNECTIONS_MAX = 4;
const REPLY_BYTES_MAX = 65_536;
const GONE = 410;

async function outcomeOf(
  upstream: Upstream,
  call: { readonly path: string; readonly ownHeaders: Readonly<Record<string, string>>; readonly body: string },
  signal: AbortSignal,
): Promise<PostOutcome> {
  try {
    const reply = await upstream.send({ ...call, method: 'POST', headers: {} }, signal);
    reply.dropRest();
    const { status } = reply;
    if (status >= 200 && status < 300) return { isTaken: true };
    return { isTaken: false, problem: `status-${status}`, isFinal: status === GONE };
  } catch (error) {
    const isRedirect = error instanceof UpstreamProtocolError && error.problem === 'redirect';
    const code = error instanceof SallyportError ? error.code.toLowerCase() : 'failed';
    return { isTaken: false, problem: isRedirect ? 'redirect' : code, isFinal: isRedirect };
  }
}
