import { type ErrorCode, SallyportError, TextTooLongError } from '../core/errors.ts';
import type { Problem } from '../dialects/dialect.ts';
import { MalformedRequestError } from '../dialects/dialect-errors.ts';
import { BudgetExceededError } from '../limits/budget-errors.ts';
import type { LimitFact } from '../limits/limit-fact.ts';
import { RateLimitedError } from '../limits/rate-limited-error.ts';
import { RequestTooLargeError } from '../limits/request-size.ts';
import { RefusedRequestError } from './refused-request-error.ts';

/** What a caller is told of an error. */
export interface SaidProblem extends Problem {
  /** Milliseconds after which the same request may succeed. */
  readonly retryAfterMs?: number;
  /** How the limits of the caller stand. */
  readonly facts?: readonly LimitFact[];
  /** Clients try again after statuses such as 429 by themselves; here it would be in vain. */
  readonly isFinal?: boolean;
  /** An error that nobody meant to throw: it belongs in the log, and the caller is not told what it was. */
  readonly isUnexpected?: boolean;
}

/** Turns any error on the way of a request into what its caller is told. Nothing of the error's own text leaks but what is meant to. */
export function problemOf(error: unknown, requestId: string): SaidProblem {
  if (error instanceof RefusedRequestError) {
    const { status, problem, message, pointer } = error;
    return { status, code: problem, message, requestId, ...(pointer !== undefined && { pointer }) };
  }
  const limited = limitProblem(error);
  if (limited !== undefined) return { ...limited, requestId };
  if (error instanceof MalformedRequestError) {
    return { status: 400, code: 'invalid_request', message: error.message, requestId, pointer: error.pointer };
  }
  if (error instanceof TextTooLongError) {
    const message = `the texts of the request are longer than ${error.lengthMax} characters together; shorten them`;
    return { status: 413, code: 'request_too_large', message, requestId };
  }
  const said = error instanceof SallyportError ? SAID[error.code] : undefined;
  if (said !== undefined) {
    const retryAfterMs = (error as { readonly retryAfterMs?: unknown }).retryAfterMs ?? said.retryAfterMs;
    return { ...said, requestId, ...(typeof retryAfterMs === 'number' && { retryAfterMs }) };
  }
  return httpProblem(error, requestId);
}

/** What a caller is told of a limit that it has reached; undefined for other errors. */
function limitProblem(error: unknown): Omit<SaidProblem, 'requestId'> | undefined {
  if (error instanceof RateLimitedError) {
    const { message, retryAfterMs, facts } = error;
    return { status: 429, code: 'rate_limit_exceeded', message, retryAfterMs, facts };
  }
  if (error instanceof BudgetExceededError) {
    const { message, retryAfterMs, excess } = error;
    return { status: 429, code: 'insufficient_quota', message, retryAfterMs, facts: excess.facts, isFinal: true };
  }
  if (error instanceof RequestTooLargeError) {
    return { status: 413, code: 'request_too_large', message: error.message };
  }
  return undefined;
}

interface Said {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly retryAfterMs?: number;
}

const STORE_RETRY_MS = 1_000;

const SAID: Partial<Record<ErrorCode, Said>> = {
  UPSTREAM_UNREACHABLE: { status: 502, code: 'upstream_unreachable', message: 'the provider cannot be reached' },
  UPSTREAM_RESET: { status: 502, code: 'upstream_reset', message: 'the provider broke the connection' },
  UPSTREAM_TIMEOUT: { status: 504, code: 'upstream_timeout', message: 'the provider did not answer in time' },
  UPSTREAM_CIRCUIT_OPEN: {
    status: 503,
    code: 'upstream_unavailable',
    message: 'the provider has failed several times in a row and is given a rest; try again later',
  },
  UPSTREAM_BODY_TOO_LARGE: {
    status: 502,
    code: 'upstream_reply_too_large',
    message: 'the reply of the provider is larger than the gateway passes on',
  },
  UPSTREAM_ENCODING: {
    status: 502,
    code: 'upstream_encoding',
    message: 'the reply of the provider is encoded in a way that cannot be inspected',
  },
  MALFORMED_REPLY: {
    status: 502,
    code: 'upstream_malformed_reply',
    message: 'the reply of the provider is not in the format of this endpoint',
  },
  STORE_FAILED: {
    status: 503,
    code: 'store_unavailable',
    message: 'the store of the gateway is away; nothing was sent on',
    retryAfterMs: STORE_RETRY_MS,
  },
  BUDGET_BUSY: {
    status: 503,
    code: 'budget_busy',
    message: 'too many requests of one budget at the same time; nothing was sent on',
    retryAfterMs: STORE_RETRY_MS,
  },
  VAULT_BUSY: {
    status: 503,
    code: 'session_busy',
    message: 'too many requests of this session at the same time; nothing was sent on',
    retryAfterMs: STORE_RETRY_MS,
  },
};

/** Errors of the HTTP server itself, by its codes; the rest is nobody's business but the operator's. */
function httpProblem(error: unknown, requestId: string): SaidProblem {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  const http = typeof code === 'string' && Object.hasOwn(HTTP, code) ? HTTP[code] : undefined;
  if (http !== undefined) return { ...http, requestId };
  const message = 'the gateway failed; the request was not passed on unchecked';
  return { status: 500, code: 'internal_error', message, requestId, isUnexpected: true };
}

const HTTP: Readonly<Record<string, Said>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'request_too_large',
    message: 'the body is larger than the gateway takes',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'unsupported_media_type',
    message: 'the body must be application/json',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    status: 400,
    code: 'invalid_request',
    message: 'the body is not as long as content-length says',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, code: 'invalid_request', message: 'the body is empty' },
};
