import { checkWholeNumber } from '../../core/check-whole-number.ts';
import { InvalidOptionsError } from '../../core/errors.ts';
import type { JsonValue } from '../../core/json-value.ts';
import type { Clock, Keys } from '../../core/ports.ts';
import type { Records } from '../../core/store-ports.ts';
import type { AgentKeys } from '../keys/agent-keys.ts';
import { isAgentName } from '../keys/agent-name.ts';
import type { AgentRevocations } from '../keys/revocations.ts';
import { type MessageBounds, messageBounds } from '../messages/agent-message.ts';
import type { SealingPrivateJwk } from '../messages/sealing-key.ts';
import { isPermission } from '../tokens/permission.ts';
import { type AgentTokenPolicy, resolveTokenPolicy } from '../tokens/token-policy.ts';
import type { AgentCall, AgentCallDecision } from './agent-call.ts';
import type { AgentRequestHead } from './agent-http-request.ts';
import type { AgentRequestError } from './agent-request-error.ts';
import type { BodyBounds } from './read-body.ts';

/**
 * What an agent must show at least. `identity`: a token, which whoever has it may show. `possession`: also that it has the key, by a proof for this
 * very request or by signing a message. `delegation`: also a chain that begins at the request of a user.
 */
export type AgentRequirement = 'identity' | 'possession' | 'delegation';

/** Who receives requests of agents, and what it judges them by. What is a function of the caller's has to keep its own time limit. */
export interface AgentGateOptions {
  /** The name of the agent that receives: the audience of tokens, proofs and chains, and `to` of messages. */
  readonly agent: string;
  /** Public keys of agents and applications; each says whose it is. */
  readonly keys: AgentKeys;
  /** Who may issue tokens and begin chains. */
  readonly issuers: readonly string[];
  readonly requires: AgentRequirement;
  /**
   * What is asked for here: `files:delete`. A token must grant it; the action of a message must lie within it, so that a route for all messages
   * about files says `files:*`.
   */
  readonly permission: string | ((head: AgentRequestHead) => string);
  /** The action policy. It is asked last, and what it does not answer with `allow` does not pass. */
  readonly decideAction: (call: AgentCall) => AgentCallDecision | Promise<AgentCallDecision>;
  /** Where what has been seen is remembered; all processes that receive for this agent have the same. */
  readonly records: Records;
  /** Keyed hashes, so that the store does not tell who asked; all processes that receive for this agent have the same. */
  readonly hashes: Keys;
  readonly revocations?: AgentRevocations;
  /**
   * What caveats and policy are held against, where that is not the JSON of the body alone: for parameters in the path or the query.
   *
   * @param body - Undefined for an empty body.
   */
  readonly argumentsOf?: (head: AgentRequestHead, body: JsonValue | undefined) => JsonValue;
  /** Keys that sealed messages are opened with. */
  readonly openWith?: readonly SealingPrivateJwk[];
  readonly messageBounds?: Partial<MessageBounds>;
  readonly tokenPolicy?: AgentTokenPolicy;
  /** Links after the root that are accepted, 0 to 16; 5 when missing. */
  readonly depthMax?: number;
  /** Bytes of a body, 1,024 to 2,097,152; 524,288 when missing. */
  readonly bodyBytesMax?: number;
  /** Milliseconds in which a body has to come, 100 to 120,000; 10,000 when missing. */
  readonly bodyTimeoutMs?: number;
  /** Is told of every refusal, with the cause that the agent is not told of. What it throws changes nothing. */
  readonly onRefused?: (refused: AgentRequestError) => void;
  readonly clock?: Clock;
}

/** Options whose form is right, with what was missing. */
export type CheckedGateOptions = AgentGateOptions & BodyBounds & { readonly clock: Clock };

const REQUIREMENTS: readonly unknown[] = ['identity', 'possession', 'delegation'];

/** What callers without types may leave out must not make a gate accept more. @throws `InvalidOptionsError`. */
export function checkGateOptions(options: AgentGateOptions): CheckedGateOptions {
  const { agent, issuers, requires, permission, bodyBytesMax = 524_288, bodyTimeoutMs = 10_000 } = options;
  if (!isAgentName(agent)) throw new InvalidOptionsError('agent', 'must be the name of an agent');
  if (!Array.isArray(issuers) || issuers.length === 0 || !issuers.every(isAgentName)) {
    throw new InvalidOptionsError('issuers', 'must name those who may issue tokens and begin chains');
  }
  if (!REQUIREMENTS.includes(requires)) {
    throw new InvalidOptionsError('requires', 'must be identity, possession or delegation');
  }
  if (typeof permission !== 'function' && !isPermission(permission)) {
    throw new InvalidOptionsError('permission', 'must be of the form resource:action, or a function that gives one');
  }
  for (const [option, method] of [
    ['keys', options.keys?.find],
    ['records', options.records?.put],
    ['hashes', options.hashes?.mac],
    ['decideAction', options.decideAction],
  ] as const) {
    if (typeof method !== 'function') throw new InvalidOptionsError(option, 'is required');
  }
  checkWholeNumber('bodyBytesMax', bodyBytesMax, { min: 1_024, max: 2_097_152 });
  checkWholeNumber('bodyTimeoutMs', bodyTimeoutMs, { min: 100, max: 120_000 });
  messageBounds(options.messageBounds);
  resolveTokenPolicy(options.tokenPolicy);
  return { ...options, bodyBytesMax, bodyTimeoutMs, clock: options.clock ?? systemClock };
}

const systemClock: Clock = { now: () => Date.now() };
