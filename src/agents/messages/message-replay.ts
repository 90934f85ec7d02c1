import { hexOf } from '../../core/hex-of.ts';
import { keyedName } from '../../core/keyed-name.ts';
import { lengthPrefixed } from '../../crypto/length-prefixed.ts';
import type { AgentMessage, MessageBounds } from './agent-message.ts';
import { AgentMessageError } from './agent-message-error.ts';
import type { MessageVerifier } from './message-verifier.ts';

const SEEN = new Uint8Array([1]);

/**
 * Takes a message once: its sender and nonce are put as a keyed hash where there is none, which the store does for one of any number of
 * callers.
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
  let version: number | undefined;
  try {
    const owner = `replay:${keyedName(hashes, 'agent-message-sender', from)}`;
    const name = hexOf(hashes.mac('agent-message-nonce', lengthPrefixed([from, nonce])));
    version = await records.put(owner, name, SEEN, { ifVersion: 0, ttlMs: windowMs + 3 * skewMs });
  } catch (cause) {
    throw new AgentMessageError('REPLAY_STORE_UNAVAILABLE', cause);
  }
  if (version !== 1) throw new AgentMessageError('MESSAGE_REPLAYED');
}
