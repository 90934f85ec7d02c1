import type { JsonValue } from '../../core/json-value.ts';
import type { Principal } from '../../core/segment.ts';
import type { Delegation } from '../delegation/verify-chain.ts';
import type { AgentMessage } from '../messages/agent-message.ts';
import type { AgentIdentity } from '../tokens/agent-token.ts';

/** What an agent asks for over HTTP, as it has been verified. Nothing in it comes from anything that was not. */
export interface AgentCall {
  /** How it was asked: a bearer token in the head, or a signed message as the body. */
  readonly form: 'token' | 'message';
  /** Who asks. */
  readonly agent: string;
  /** The key that the agent has proved to have; not there for a token alone, which whoever has it may show. */
  readonly keyId?: string;
  /** What is asked for: the action of the message, or the permission that the route wants. */
  readonly action: string;
  /** What to do it with: the payload of the message, or the JSON of the body; `{}` for none. Frozen in all its depth. */
  readonly arguments: JsonValue;
  /** SHA-256 of the arguments' canonical JSON (RFC 8785), in base64url. */
  readonly digest: string;
  /** For whom; it is the application that says so, at the root of the chain. */
  readonly principal?: Principal;
  /** What the token says; not there for a message with a chain. */
  readonly identity?: AgentIdentity;
  /** What the user's request allows. */
  readonly delegation?: Delegation;
  readonly message?: AgentMessage;
}

/** The policy's word on a call. Only `allow` lets it through: `rewrite` cannot, since what was signed is what is handed on. */
export interface AgentCallDecision {
  readonly action: 'allow' | 'rewrite' | 'ask' | 'block';
  /** For `ask`: what the agent may name when it asks again, 1 to 128 letters, digits, `.`, `_` and `-`. */
  readonly pendingId?: string;
}
