import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../core/segment.ts';
import type { VaultSession } from '../core/vault.ts';
import type { Dialect, RequestReading } from '../dialects/dialect.ts';
import type { GuardedPolicy, Provider } from '../setup/gateway-services.ts';
import type { RequestState } from './caller.ts';
import type { Gateway } from './gateway.ts';
import type { Allowance } from './limits/allowance.ts';
import type { SessionPassage } from './session/session-passage.ts';

/** One request on its way: everything that its steps share. */
export interface Passage {
  readonly gateway: Gateway;
  readonly dialect: Dialect;
  readonly state: RequestState;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly principal: Principal;
  readonly reading: RequestReading;
  readonly policy: GuardedPolicy;
  readonly provider: Provider;
  readonly vault: VaultSession | undefined;
  /** The session that the request names. */
  readonly session: SessionPassage | undefined;
  /** What the request may use. */
  readonly allowance: Allowance;
  readonly signal: AbortSignal;
}
