import { compactVerify } from 'jose';
import type { Clock } from '../../core/ports.ts';
import { AgentAuthError } from '../agent-auth-error.ts';
import type { AgentKey } from '../keys/agent-keys.ts';
import { covers, isPermissionList } from '../tokens/permission.ts';
import { type AgentMessage, type MessageBounds, messageBounds } from './agent-message.ts';
import { AgentMessageError } from './agent-message-error.ts';
import { isSealed, openSealed, type ReadMessage, readSigned } from './message-envelope.ts';
import { takeOnce } from './message-replay.ts';
import { checkVerifier, type MessageVerifier, type VerifiedAuthority } from './message-verifier.ts';
import { readSealingKey } from './sealing-key.ts';

/** A message that has passed every step. */
export interface VerifiedMessage {
  /** What was signed, and nothing else; frozen. */
  readonly message: AgentMessage;
  /** The key that signed it. */
  readonly keyId: string;
  /** What the token or the chain allows its sender. */
  readonly authority: VerifiedAuthority;
  /** Whether it came sealed. */
  readonly isSealed: boolean;
}

/**
 * Verifies a message in eight steps, of which each begins only where the one before it has passed: shape, sender key, signature, audience,
 * freshness, replay, permission, action policy. From the sixth step on a message is used up, whatever comes of it.
 *
 * @param text - What `createMessage` gave; anything is taken, and refused.
 * @throws {@link AgentMessageError} with the step and the code of what has failed. `InvalidOptionsError` for a bad verifier.
 * @example
 * const { message } = await verifyMessage(text, { agent: 'files', keys, records, hashes, verifyAuthority, decideAction });
 */
export async function verifyMessage(text: unknown, verifier: MessageVerifier): Promise<VerifiedMessage> {
  checkVerifier(verifier);
  const bounds = messageBounds(verifier.bounds);
  const clock = verifier.clock ?? systemClock;
  const { jws, read, wasSealed } = await checkShape(text, verifier, bounds);
  const { message, keyId } = read;
  const key = await findSenderKey(read, verifier, clock);
  await checkSignature(jws, key, read);
  checkAudience(message, verifier);
  checkFreshness(message, bounds, clock);
  await takeOnce(message, verifier, bounds);
  // The store may have taken its time, and forgets when the window is over.
  checkFreshness(message, bounds, clock);
  const authority = await checkPermission(read, verifier);
  await checkActionPolicy(message, authority, verifier);
  return Object.freeze({ message, keyId, authority, isSealed: wasSealed });
}

const systemClock: Clock = { now: () => Date.now() };

interface ShapedMessage {
  readonly jws: string;
  readonly read: ReadMessage;
  readonly wasSealed: boolean;
}

async function checkShape(text: unknown, verifier: MessageVerifier, bounds: MessageBounds): Promise<ShapedMessage> {
  if (typeof text !== 'string') throw new AgentMessageError('MESSAGE_MALFORMED');
  if (!isSealed(text)) return { jws: text, read: readSigned(text, bounds), wasSealed: false };
  const openWith = verifier.openWith ?? [];
  const keys = await Promise.all(openWith.map((key, i) => readSealingKey(`openWith[${i}]`, key, 'open')));
  const jws = await openSealed(text, keys, bounds);
  return { jws, read: readSigned(jws, bounds), wasSealed: true };
}

async function findSenderKey(
  { message, keyId }: ReadMessage,
  { keys, revocations }: MessageVerifier,
  clock: Clock,
): Promise<AgentKey> {
  let key: AgentKey;
  let isRevoked: boolean | undefined;
  try {
    key = await keys.find(keyId, clock.now());
    isRevoked = await revocations?.isAnyRevoked([
      { kind: 'key', id: keyId },
      { kind: 'agent', id: message.from },
    ]);
  } catch (cause) {
    const isMissing = cause instanceof AgentAuthError && (cause.code === 'KEY_UNKNOWN' || cause.code === 'KEY_EXPIRED');
    throw new AgentMessageError(isMissing ? 'SENDER_KEY_UNKNOWN' : 'SENDER_KEYS_UNAVAILABLE', cause);
  }
  // An agent signs with its own key: whose key it is says the set, not the message.
  if (key.agent !== message.from || isRevoked === true) throw new AgentMessageError('SENDER_KEY_UNKNOWN');
  return key;
}

async function checkSignature(jws: string, key: AgentKey, { message, digest }: ReadMessage): Promise<void> {
  try {
    await compactVerify(jws, key.publicKey, { algorithms: ['EdDSA'] });
  } catch {
    throw new AgentMessageError('MESSAGE_SIGNATURE_INVALID');
  }
  if (message.digest !== digest) throw new AgentMessageError('MESSAGE_DIGEST_MISMATCH');
}

function checkAudience({ to }: AgentMessage, { agent }: MessageVerifier): void {
  if (to !== agent) throw new AgentMessageError('RECIPIENT_MISMATCH');
}

/** Written so that a clock that tells no time refuses. */
function checkFreshness({ timestamp }: AgentMessage, { windowMs, skewMs }: MessageBounds, clock: Clock): void {
  const ageMs = clock.now() - timestamp;
  if (!(ageMs <= windowMs)) throw new AgentMessageError('MESSAGE_EXPIRED');
  if (!(ageMs >= -skewMs)) throw new AgentMessageError('MESSAGE_FROM_FUTURE');
}

async function checkPermission({ message, keyId }: ReadMessage, verifier: MessageVerifier): Promise<VerifiedAuthority> {
  const { from, to, action, payload, token, chain } = message;
  let authority: VerifiedAuthority;
  try {
    authority = await verifier.verifyAuthority(chain === undefined ? { token: token as string } : { chain }, {
      from,
      keyId,
      to,
      action,
    });
  } catch (cause) {
    throw new AgentMessageError('AUTHORITY_INVALID', cause);
  }
  const { permissions, caveats = [] } = (authority ?? {}) as Partial<VerifiedAuthority>;
  if (!isPermissionList(permissions) || !Array.isArray(caveats)) throw new AgentMessageError('AUTHORITY_INVALID');
  if (!permissions.some((granted) => covers(granted, action))) throw new AgentMessageError('ACTION_NOT_PERMITTED');
  if (caveats.length > 0 && !(await isMet(caveats, payload, verifier))) throw new AgentMessageError('CAVEATS_UNMET');
  return authority;
}

/** A limit that nobody can judge is not kept. */
async function isMet(
  caveats: readonly unknown[],
  payload: AgentMessage['payload'],
  { meetsCaveats }: MessageVerifier,
): Promise<boolean> {
  try {
    return (await meetsCaveats?.(caveats, payload)) === true;
  } catch (cause) {
    throw new AgentMessageError('CAVEATS_UNMET', cause);
  }
}

async function checkActionPolicy(
  message: AgentMessage,
  authority: VerifiedAuthority,
  { decideAction }: MessageVerifier,
): Promise<void> {
  let action: unknown;
  try {
    ({ action } = await decideAction(message, authority));
  } catch (cause) {
    throw new AgentMessageError('ACTION_POLICY_FAILED', cause);
  }
  if (action === 'allow') return;
  if (action === 'ask') throw new AgentMessageError('ACTION_NEEDS_APPROVAL');
  if (action === 'block' || action === 'rewrite') throw new AgentMessageError('ACTION_BLOCKED');
  throw new AgentMessageError('ACTION_POLICY_FAILED');
}
