/** The steps of a verification, in their order: each begins only where the one before it has passed. */
export type AgentMessageStep =
  | 'shape'
  | 'sender-key'
  | 'signature'
  | 'audience'
  | 'freshness'
  | 'replay'
  | 'permission'
  | 'action-policy';

/** Why a message between agents is refused. The set is closed. */
export type AgentMessageCode =
  | 'MESSAGE_TOO_LARGE'
  | 'MESSAGE_MALFORMED'
  | 'MESSAGE_UNREADABLE'
  | 'SENDER_KEY_UNKNOWN'
  | 'SENDER_KEYS_UNAVAILABLE'
  | 'MESSAGE_SIGNATURE_INVALID'
  | 'MESSAGE_DIGEST_MISMATCH'
  | 'RECIPIENT_MISMATCH'
  | 'MESSAGE_EXPIRED'
  | 'MESSAGE_FROM_FUTURE'
  | 'MESSAGE_REPLAYED'
  | 'REPLAY_STORE_UNAVAILABLE'
  | 'AUTHORITY_INVALID'
  | 'ACTION_NOT_PERMITTED'
  | 'CAVEATS_UNMET'
  | 'ACTION_BLOCKED'
  | 'ACTION_NEEDS_APPROVAL'
  | 'ACTION_POLICY_FAILED';

/** At which step a message is refused with a code, and why, in words for people. */
export const AGENT_MESSAGE_FAILURES: Readonly<
  Record<AgentMessageCode, { readonly step: AgentMessageStep; readonly problem: string }>
> = {
  MESSAGE_TOO_LARGE: { step: 'shape', problem: 'it is longer than the bound' },
  MESSAGE_MALFORMED: { step: 'shape', problem: 'it is not the one form that a message has' },
  MESSAGE_UNREADABLE: { step: 'shape', problem: 'it cannot be opened' },
  SENDER_KEY_UNKNOWN: { step: 'sender-key', problem: 'no valid key of its sender has this id' },
  SENDER_KEYS_UNAVAILABLE: { step: 'sender-key', problem: 'the keys of senders cannot be had' },
  MESSAGE_SIGNATURE_INVALID: { step: 'signature', problem: 'the signature does not hold' },
  MESSAGE_DIGEST_MISMATCH: { step: 'signature', problem: 'the digest is not that of the payload' },
  RECIPIENT_MISMATCH: { step: 'audience', problem: 'it is meant for another agent' },
  MESSAGE_EXPIRED: { step: 'freshness', problem: 'it is older than the window' },
  MESSAGE_FROM_FUTURE: { step: 'freshness', problem: 'it is from later than the clocks may be apart' },
  MESSAGE_REPLAYED: { step: 'replay', problem: 'it has been accepted, or refused behind this step, before' },
  REPLAY_STORE_UNAVAILABLE: { step: 'replay', problem: 'the store that knows what has been seen does not answer' },
  AUTHORITY_INVALID: { step: 'permission', problem: 'the authority that it shows does not hold for its sender' },
  ACTION_NOT_PERMITTED: { step: 'permission', problem: 'the authority that it shows does not permit the action' },
  CAVEATS_UNMET: { step: 'permission', problem: 'its payload is outside of what the authority is limited to' },
  ACTION_BLOCKED: { step: 'action-policy', problem: 'the policy blocks the action' },
  ACTION_NEEDS_APPROVAL: { step: 'action-policy', problem: 'the policy wants the action approved first' },
  ACTION_POLICY_FAILED: { step: 'action-policy', problem: 'the policy gave no decision' },
};
