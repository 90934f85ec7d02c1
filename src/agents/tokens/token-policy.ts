import { InvalidOptionsError } from '../../core/errors.ts';
import { AgentAuthError } from '../agent-auth-error.ts';

/** How long tokens and chains may live, and how far clocks may be apart. */
export interface AgentTokenPolicy {
  /** Seconds between `iat` and `exp`, 1 to 3,600; 300 when missing. */
  readonly lifetimeMaxS?: number;
  /** Seconds that the clocks of issuer and verifier may be apart, 0 to 60; 5 when missing. */
  readonly clockSkewS?: number;
}

/** The bounds of an {@link AgentTokenPolicy}, in seconds. */
export const AGENT_TOKEN_BOUNDS: Required<AgentTokenPolicy> = { lifetimeMaxS: 3_600, clockSkewS: 60 };

const DEFAULTS: Required<AgentTokenPolicy> = { lifetimeMaxS: 300, clockSkewS: 5 };

/** Fills what is missing. @throws `InvalidOptionsError` for a value out of its bounds. */
export function resolveTokenPolicy(policy: AgentTokenPolicy = {}): Required<AgentTokenPolicy> {
  const { lifetimeMaxS = DEFAULTS.lifetimeMaxS, clockSkewS = DEFAULTS.clockSkewS } = policy;
  checkSeconds('lifetimeMaxS', lifetimeMaxS, { min: 1, max: AGENT_TOKEN_BOUNDS.lifetimeMaxS });
  checkSeconds('clockSkewS', clockSkewS, { min: 0, max: AGENT_TOKEN_BOUNDS.clockSkewS });
  return { lifetimeMaxS, clockSkewS };
}

/** Checks a number of seconds. @throws `InvalidOptionsError` for what is no whole number of seconds between the bounds. */
export function checkSeconds(
  option: string,
  value: number,
  { min, max }: { readonly min: number; readonly max: number },
): void {
  if (!Number.isSafeInteger(value) || value < min || value > max) {
    throw new InvalidOptionsError(option, `must be a whole number of seconds from ${min} to ${max}`);
  }
}

/** The times of a token, in seconds since 1970 (RFC 7519, section 4.1). */
export interface TokenTimes {
  readonly iat: number;
  readonly nbf: number;
  readonly exp: number;
}

/** Checks the times of a token against the clock. @throws {@link AgentAuthError} `NOT_YET_VALID`, `EXPIRED`, or `LIFETIME_EXCEEDED` for more than the policy allows. */
export function checkTimes({ iat, nbf, exp }: TokenTimes, policy: Required<AgentTokenPolicy>, nowMs: number): void {
  const nowS = nowMs / 1_000;
  // With `iat` in the future a token would live for longer than it says.
  if (Math.max(iat, nbf) > nowS + policy.clockSkewS) throw new AgentAuthError('NOT_YET_VALID');
  if (exp <= nowS - policy.clockSkewS) throw new AgentAuthError('EXPIRED');
  if (exp - iat > policy.lifetimeMaxS) throw new AgentAuthError('LIFETIME_EXCEEDED');
}
