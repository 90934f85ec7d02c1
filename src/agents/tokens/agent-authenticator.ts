import { InvalidOptionsError } from '../../core/errors.ts';
import type { Clock, Random } from '../../core/ports.ts';
import type { AgentKeys } from '../keys/agent-keys.ts';
import { type AgentSigner, sharedSigner } from '../keys/agent-signer.ts';
import type { AgentRevocations } from '../keys/revocations.ts';
import {
  type AgentIdentity,
  type AgentTokenExpectation,
  type AgentTokenFacts,
  type AgentTokenIssuer,
  checkNames,
  checkSharedSecret,
  createAgentToken,
  verifyAgentToken,
} from './agent-token.ts';
import { type AgentTokenPolicy, resolveTokenPolicy } from './token-policy.ts';

/** What every authenticator may have. */
export interface AuthenticatorPorts {
  /** Tokens, keys and agents that are revoked. Without it nothing is ever revoked before its end. */
  readonly revocations?: AgentRevocations;
  readonly policy?: AgentTokenPolicy;
  /** The machine's clock when missing. */
  readonly clock?: Clock;
  /** The platform's source of randomness when missing. */
  readonly random?: Random;
}

/** With keys: an issuer signs with its own, and everybody verifies with public ones. */
export interface KeyAuthenticatorOptions extends AuthenticatorPorts {
  readonly keys: AgentKeys;
  /** Who may issue tokens, by the names that their keys bear. */
  readonly issuers: readonly string[];
  /** Issues in the name of this key's owner; without it the authenticator only verifies. */
  readonly signer?: AgentSigner;
}

/** With one secret: for agents that trust each other wholly, since any of them can sign as any other. */
export interface SharedAuthenticatorOptions extends AuthenticatorPorts {
  /** At least 32 random bytes. */
  readonly sharedSecret: Uint8Array;
  readonly issuer: string;
}

/** Options of an {@link AgentAuthenticator}. */
export type AgentAuthenticatorOptions = KeyAuthenticatorOptions | SharedAuthenticatorOptions;

/** What one call expects of a token. */
export type CallExpectation = Pick<AgentTokenExpectation, 'audience' | 'permission' | 'proof'>;

/**
 * Issues and verifies tokens of agents.
 *
 * @example
 * const key = await createAgentKey('app');
 * const authenticator = new AgentAuthenticator({
 *   keys: agentKeys({ keys: [publicJwkOf(key)] }),
 *   issuers: ['app'],
 *   signer: await openAgentKey(key),
 * });
 * const token = await authenticator.createAgentToken({ agent: 'mailer', audience: 'files', permissions: ['files:read'] });
 * await authenticator.verifyAgentToken(token, { audience: 'files', permission: 'files:read' });
 */
export class AgentAuthenticator {
  readonly #options: AgentAuthenticatorOptions;
  readonly #policy: Required<AgentTokenPolicy>;
  readonly #clock: Clock;
  readonly #random: Random;

  /** @throws `InvalidOptionsError` for keys and a secret at once, a secret of less than 256 bits, or a policy out of its bounds. */
  constructor(options: AgentAuthenticatorOptions) {
    if ('sharedSecret' in options) {
      if ('keys' in options) throw new InvalidOptionsError('sharedSecret', 'must not stand beside keys');
      checkSharedSecret(options.sharedSecret);
      checkNames({ issuer: options.issuer });
    }
    this.#options = options;
    this.#policy = resolveTokenPolicy(options.policy);
    this.#clock = options.clock ?? { now: () => Date.now() };
    this.#random = options.random ?? { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) };
  }

  /** Issues a token; see {@link AgentTokenFacts}. @throws `InvalidOptionsError`, also where there is nothing to sign with. */
  createAgentToken(facts: AgentTokenFacts): Promise<string> {
    const { issuer, signer } = issuerOf(this.#options);
    const policy = this.#policy;
    return createAgentToken(facts, { issuer, signer, policy, nowMs: this.#clock.now(), random: this.#random });
  }

  /** Verifies a token. @throws `AgentAuthError` with the code of the first step that fails. */
  verifyAgentToken(token: unknown, expected: CallExpectation): Promise<AgentIdentity> {
    const { revocations } = this.#options;
    return verifyAgentToken(token, {
      ...expected,
      ...trustOf(this.#options),
      policy: this.#policy,
      nowMs: this.#clock.now(),
      ...(revocations !== undefined && { revocations }),
    });
  }
}

function issuerOf(options: AgentAuthenticatorOptions): Pick<AgentTokenIssuer, 'issuer' | 'signer'> {
  if ('sharedSecret' in options) return { issuer: options.issuer, signer: sharedSigner(options.sharedSecret) };
  if (options.signer === undefined) throw new InvalidOptionsError('signer', 'is needed to issue tokens');
  return { issuer: options.signer.agent, signer: options.signer };
}

function trustOf(options: AgentAuthenticatorOptions): Pick<AgentTokenExpectation, 'issuers' | 'trust'> {
  if ('sharedSecret' in options) {
    return { issuers: [options.issuer], trust: { sharedSecret: options.sharedSecret } };
  }
  return { issuers: options.issuers, trust: { keys: options.keys } };
}
