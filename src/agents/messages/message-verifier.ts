import { InvalidOptionsError } from '../../core/errors.ts';
import type { JsonValue } from '../../core/json-value.ts';
import type { Clock, Keys } from '../../core/ports.ts';
import type { Records } from '../../core/store-ports.ts';
import type { AgentKeys } from '../keys/agent-keys.ts';
import { isAgentName } from '../keys/agent-name.ts';
import type { AgentMessage, MessageAuthority, MessageBounds } from './agent-message.ts';
import type { SealingPrivateJwk } from './sealing-key.ts';

/** What a verified token or chain allows its bearer. */
export interface VerifiedAuthority {
  /** Patterns such as `files:read` and `files:*`. */
  readonly permissions: readonly string[];
  /** Limits on the payload. Where there are some, `meetsCaveats` decides; without that function nothing meets them. */
  readonly caveats?: readonly unknown[];
}

/** What an authority is shown for. */
export interface AuthorityClaim {
  /** The sender, whose signature has been verified. */
  readonly from: string;
  /** The key that it signed with: a chain ends at this key. */
  readonly keyId: string;
  readonly to: string;
  readonly action: string;
}

/** Verifies a token or a chain: that it was given to `from`, and that `to` may be asked with it. Rejects for any other. */
export type VerifyAuthority = (authority: MessageAuthority, claim: AuthorityClaim) => Promise<VerifiedAuthority>;

/** Whether a payload keeps to all caveats. */
export type MeetsCaveats = (caveats: readonly unknown[], payload: JsonValue) => boolean | Promise<boolean>;

/**
 * The policy's word on an action that is permitted. Only `allow` lets a message through: `rewrite` cannot, since what was signed is what is
 * returned.
 */
export type DecideMessageAction = (
  message: AgentMessage,
  authority: VerifiedAuthority,
) => MessageDecision | Promise<MessageDecision>;

/** A decision in the four words of all policies. */
export interface MessageDecision {
  readonly action: 'allow' | 'rewrite' | 'ask' | 'block';
}

/** Who reads messages, and what it judges them by. What is a function of the caller's has to keep its own time limit. */
export interface MessageVerifier {
  /** The name of the agent that reads: `to` has to be it. */
  readonly agent: string;
  /** Public keys of senders; each says whose it is. */
  readonly keys: AgentKeys;
  /** What is revoked, of keys and agents; `agentRevocations` is one. */
  readonly revocations?: {
    /** Whether one of these is revoked now. */
    isAnyRevoked(targets: readonly { readonly kind: 'key' | 'agent'; readonly id: string }[]): Promise<boolean>;
  };
  /** Where what has been seen is remembered; all processes that read for this agent have the same. */
  readonly records: Records;
  /** Keyed hashes, so that the store does not tell who spoke; all processes that read for this agent have the same. */
  readonly hashes: Keys;
  readonly verifyAuthority: VerifyAuthority;
  readonly meetsCaveats?: MeetsCaveats;
  readonly decideAction: DecideMessageAction;
  /** Keys that sealed messages are opened with; a message may be sealed or not. */
  readonly openWith?: readonly SealingPrivateJwk[];
  readonly bounds?: Partial<MessageBounds>;
  readonly clock?: Clock;
}

/** Checks what a verifier cannot do without. @throws `InvalidOptionsError` for a name that is none, and for what must be given and is not. */
export function checkVerifier(verifier: MessageVerifier): void {
  if (!isAgentName(verifier.agent)) throw new InvalidOptionsError('agent', 'must be the name of an agent');
  for (const [option, method] of [
    ['keys', verifier.keys?.find],
    ['records', verifier.records?.put],
    ['hashes', verifier.hashes?.mac],
    ['verifyAuthority', verifier.verifyAuthority],
    ['decideAction', verifier.decideAction],
  ] as const) {
    if (typeof method !== 'function') throw new InvalidOptionsError(option, 'is required');
  }
}
