import type { AgentAuthCode } from './agent-auth-code.ts';
import type { AgentMessageCode, AgentMessageStep } from './agent-message-code.ts';

/** Why an agent's HTTP request is refused before or beside its token and its message. The set is closed. */
export type OwnAgentRequestCode =
  | 'CREDENTIALS_MISSING'
  | 'HEADER_REPEATED'
  | 'HEADER_MALFORMED'
  | 'BODY_ALREADY_READ'
  | 'BODY_ENCODED'
  | 'BODY_NOT_JSON'
  | 'BODY_TOO_LARGE'
  | 'BODY_TIMEOUT'
  | 'BODY_INCOMPLETE'
  | 'BODY_MALFORMED'
  | 'PROOF_REPLAYED'
  | 'CHAIN_MISSING'
  | 'ACTION_NOT_HERE'
  | 'CHECK_FAILED';

/** Why an agent's HTTP request is refused. The set is closed. */
export type AgentRequestCode = OwnAgentRequestCode | AgentAuthCode | AgentMessageCode;

/** Where an agent's HTTP request is refused: `request`, `token`, `chain`, `caveats`, or a step of a message. */
export type AgentRequestStep = 'request' | 'token' | 'chain' | 'caveats' | AgentMessageStep;

interface Failure {
  /** The status (RFC 9110, section 15) that it is answered with. */
  readonly status: number;
  readonly problem: string;
}

/** How a request is answered that is refused with a code, and why, in words for people. */
export const AGENT_REQUEST_FAILURES: Readonly<Record<OwnAgentRequestCode, Failure>> = {
  CREDENTIALS_MISSING: { status: 401, problem: 'it shows neither a bearer token nor a signed message' },
  HEADER_REPEATED: { status: 400, problem: 'a header that may be there once is there twice' },
  HEADER_MALFORMED: { status: 400, problem: 'a header has not the one form that it must have' },
  BODY_ALREADY_READ: { status: 500, problem: 'something read the body before the bytes could be verified' },
  BODY_ENCODED: { status: 415, problem: 'the body must not be encoded' },
  BODY_NOT_JSON: { status: 415, problem: 'the body must be JSON in UTF-8' },
  BODY_TOO_LARGE: { status: 413, problem: 'the body is larger than the bound' },
  BODY_TIMEOUT: { status: 408, problem: 'the body did not come in time' },
  BODY_INCOMPLETE: { status: 400, problem: 'the body ended before its end' },
  BODY_MALFORMED: { status: 400, problem: 'the body is no JSON that every reader reads alike' },
  PROOF_REPLAYED: { status: 409, problem: 'its proof of possession has been shown before' },
  CHAIN_MISSING: { status: 403, problem: 'it shows no chain that begins at the request of a user' },
  ACTION_NOT_HERE: { status: 403, problem: 'the action is none that may be asked for here' },
  CHECK_FAILED: { status: 500, problem: 'a check failed, and nothing passes unchecked' },
};

/** How a refused message is answered. What is not said here is a matter of who asks: 401. */
const MESSAGE_STATUSES: Readonly<Record<AgentMessageCode, number>> = {
  MESSAGE_TOO_LARGE: 413,
  MESSAGE_MALFORMED: 400,
  MESSAGE_UNREADABLE: 400,
  SENDER_KEY_UNKNOWN: 401,
  SENDER_KEYS_UNAVAILABLE: 503,
  MESSAGE_SIGNATURE_INVALID: 401,
  MESSAGE_DIGEST_MISMATCH: 401,
  RECIPIENT_MISMATCH: 401,
  MESSAGE_EXPIRED: 401,
  MESSAGE_FROM_FUTURE: 401,
  MESSAGE_REPLAYED: 409,
  REPLAY_STORE_UNAVAILABLE: 503,
  AUTHORITY_INVALID: 403,
  ACTION_NOT_PERMITTED: 403,
  CAVEATS_UNMET: 403,
  ACTION_BLOCKED: 403,
  ACTION_NEEDS_APPROVAL: 403,
  ACTION_POLICY_FAILED: 500,
};

/** The status of a refusal. A token that is refused is a matter of who asks (401), a chain of what may be asked for (403). */
export function agentRequestStatus(code: AgentRequestCode, step: AgentRequestStep): number {
  if (isOwnCode(code)) return AGENT_REQUEST_FAILURES[code].status;
  if (isMessageCode(code)) return MESSAGE_STATUSES[code];
  if (code === 'KEYS_UNAVAILABLE' || code === 'REVOCATIONS_UNAVAILABLE') return 503;
  if (code === 'PERMISSION_MISSING') return 403;
  if (step !== 'token') return 403;
  return code === 'TOKEN_TOO_LARGE' ? 431 : 401;
}

/** Whether a code is one of requests, and not of tokens, chains or messages. */
export function isOwnCode(code: AgentRequestCode): code is OwnAgentRequestCode {
  return Object.hasOwn(AGENT_REQUEST_FAILURES, code);
}

function isMessageCode(code: AgentRequestCode): code is AgentMessageCode {
  return Object.hasOwn(MESSAGE_STATUSES, code);
}
