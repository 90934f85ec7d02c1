import { hexOf } from '../../core/hex-of.ts';
import { keyedName } from '../../core/keyed-name.ts';
import { lengthPrefixed } from '../../crypto/length-prefixed.ts';
import type { AgentMessage, MessageBounds } from './agent-message.ts';
import { AgentMessageError } from './agent-message-error.ts';
import type { MessageVerifier } from './message-verifier.ts';

const SEEN = new Uint8Array([1]);

/**
 * Takes a message once, by its sender and nonce.
 *
 * The hash stays for as long as any verifier may take the message. One whose clock is right takes it from `skewMs` before its timestamp
 * to `windowMs` after it; the clocks of two verifiers may be `skewMs` before and behind the right time.
 *
 * @throws {@link AgentMessageError} `MESSAGE_REPLAYED`; `REPLAY_STORE_UNAVAILABLE` for a store that is away, full or damaged. Whether the
 * message may be tried again is not known then: the sender makes a new one.
 */
export async function takeOnce(
  { from, nonce }: AgentMessage,
  { records, hashes }: Pick<MessageVerifier, 'records' | 'hashes'>,
  { windowMs, skewMs }: MessageBounds,
): Promise<void> {
  const shown = { purpose: 'agent-message-nonce', agent: from, nonce, ttlMs: windowMs + 3 * skewMs };
  if (!(await isFirstTime(shown, { records, hashes }))) throw new AgentMessageError('MESSAGE_REPLAYED');
}

/** Something that an agent may show once. */
export interface ShownOnce {
  /** What it is: nonces of one purpose are not those of another. */
  readonly purpose: string;
  readonly agent: string;
  readonly nonce: string;
  /** Milliseconds for which anybody may accept it. */
  readonly ttlMs: number;
}

/**
 * Whether this is the first time that it is shown, to any of those who have the store: put as a keyed hash where there is none, which the
 * store does for one of any number of callers.
 *
 * @throws {@link AgentMessageError} `REPLAY_STORE_UNAVAILABLE`.
 */
export async function isFirstTime(
  { purpose, agent, nonce, ttlMs }: ShownOnce,
  { records, hashes }: Pick<MessageVerifier, 'records' | 'hashes'>,
): Promise<boolean> {
  try {
    const owner = `replay:${keyedName(hashes, 'agent-message-sender', agent)}`;
    const name = hexOf(hashes.mac(purpose, lengthPrefixed([agent, nonce])));
    return (await records.put(owner, name, SEEN, { ifVersion: 0, ttlMs })) === 1;
  } catch (cause) {
    throw new AgentMessageError('REPLAY_STORE_UNAVAILABLE', cause);
  }
}
