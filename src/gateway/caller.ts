import type { FastifyRequest } from 'fastify';
import type { DialectId } from '../dialects/dialect.ts';
import type { LimitsConfig } from '../setup/gateway-config.ts';
import type { BodyClaim } from './body-budget.ts';
import type { KeyRecord } from './keys/key-record.ts';
import type { Outcome } from './metrics.ts';

/** Who calls, once the key has been checked. */
export interface Caller {
  readonly key: KeyRecord;
  /** Its own limits, and those of the configuration where it has none. */
  readonly quota: LimitsConfig;
  /** The memory that its body takes. */
  readonly body: BodyClaim;
  /** Gives the place among the requests under way back, and the memory. */
  readonly release: () => void;
}

/** What the gateway keeps with a request from its head on. */
export interface RequestState {
  /** `req_` and 24 hexadecimal digits, made here: the caller's own is not taken. */
  readonly requestId: string;
  readonly startedMs: number;
  /** In whose shape errors are said. */
  readonly dialectId: DialectId;
  caller?: Caller;
  /** How it has ended, once that is known. */
  outcome?: Outcome;
}

const states = new WeakMap<FastifyRequest, RequestState>();

/** Keeps the state of a request. */
export function beginRequest(request: FastifyRequest, state: RequestState): void {
  states.set(request, state);
}

/** The state of a request. Throws a RangeError for one whose head was not seen. */
export function stateOf(request: FastifyRequest): RequestState {
  const state = states.get(request);
  if (state === undefined) throw new RangeError('the request has not begun');
  return state;
}

/** The caller of a request behind a key. Throws a RangeError where the route let anybody in. */
export function callerOf(request: FastifyRequest): Caller {
  const { caller } = stateOf(request);
  if (caller === undefined) throw new RangeError('the caller was not authenticated');
  return caller;
}
