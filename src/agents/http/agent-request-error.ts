import { AGENT_AUTH_PROBLEMS, type AgentAuthCode } from '../../core/agent-auth-code.ts';
import { AGENT_MESSAGE_FAILURES, type AgentMessageCode } from '../../core/agent-message-code.ts';
import {
  AGENT_REQUEST_FAILURES,
  type AgentRequestCode,
  type AgentRequestStep,
  agentRequestStatus,
  isOwnCode,
} from '../../core/agent-request-code.ts';
import { SallyportError } from '../../core/errors.ts';
import { AgentAuthError } from '../agent-auth-error.ts';
import { AgentMessageError } from '../messages/agent-message-error.ts';

/** What an error of a request may say beside its code. */
export interface AgentRequestErrorFacts extends ErrorOptions {
  /** Why a message's authority is refused. */
  readonly reason?: AgentAuthCode;
  /** What has to be approved first. */
  readonly pendingId?: string;
}

/** An agent's HTTP request is refused: `step` says where, `code` why and `status` how it is answered. It quotes nothing of the request. */
export class AgentRequestError extends SallyportError {
  override readonly name = 'AgentRequestError';
  declare readonly code: AgentRequestCode;
  readonly step: AgentRequestStep;
  readonly status: number;
  readonly reason: AgentAuthCode | undefined;
  readonly pendingId: string | undefined;

  constructor(code: AgentRequestCode, step: AgentRequestStep = 'request', facts: AgentRequestErrorFacts = {}) {
    const { reason, pendingId, cause } = facts;
    super(code, `agent request refused at "${step}": ${problemOf(code)}`, cause === undefined ? undefined : { cause });
    this.step = step;
    // A message's authority that cannot be looked up now may be good in a moment.
    this.status = agentRequestStatus(reason !== undefined && isAway(reason) ? reason : code, step);
    this.reason = reason;
    this.pendingId = pendingId;
  }
}

/** Any error as a refusal. What nobody meant to throw refuses, too. */
export function refusalOf(error: unknown): AgentRequestError {
  if (error instanceof AgentRequestError) return error;
  if (error instanceof AgentAuthError) return new AgentRequestError(error.code, 'token', { cause: error });
  if (error instanceof AgentMessageError) return ofMessage(error);
  return new AgentRequestError('CHECK_FAILED', 'request', { cause: error });
}

function ofMessage(error: AgentMessageError): AgentRequestError {
  const { code, step, cause } = error;
  if (cause instanceof AgentRequestError) return cause;
  const reason = cause instanceof AgentAuthError ? { reason: cause.code } : {};
  return new AgentRequestError(code, step, { ...reason, cause: error });
}

function isAway(code: AgentAuthCode): boolean {
  return code === 'KEYS_UNAVAILABLE' || code === 'REVOCATIONS_UNAVAILABLE';
}

function problemOf(code: AgentRequestCode): string {
  if (isOwnCode(code)) return AGENT_REQUEST_FAILURES[code].problem;
  return Object.hasOwn(AGENT_MESSAGE_FAILURES, code)
    ? AGENT_MESSAGE_FAILURES[code as AgentMessageCode].problem
    : AGENT_AUTH_PROBLEMS[code as AgentAuthCode];
}
