import { type ErrorCode, SallyportError } from '../core/errors.ts';

/** How far a call had come: waiting for a connection of its own, connecting, waiting for the reply, reading it. */
export type UpstreamPhase = 'wait' | 'connect' | 'headers' | 'body';

/**
 * A call to a provider failed. Messages and fields never hold its host, URL, key, nor text of a request or reply; the
 * error beneath holds some of these, so it is not kept as `cause`: its code is, as `reason`, where it is a short token.
 */
export abstract class UpstreamError extends SallyportError {
  readonly phase: UpstreamPhase;

  constructor(code: ErrorCode, phase: UpstreamPhase, message: string) {
    super(code, message);
    this.phase = phase;
  }
}

/** No connection was made: not a byte of the request left. `reason` is the system's code, such as `ECONNREFUSED`. */
export class UpstreamUnreachableError extends UpstreamError {
  override readonly name = 'UpstreamUnreachableError';
  readonly reason: string;

  constructor(phase: UpstreamPhase, reason: string) {
    super(
      'UPSTREAM_UNREACHABLE',
      phase,
      `the provider cannot be reached (${reason}); check its base URL and the network`,
    );
    this.reason = reason;
  }
}

/** As many calls are under way and waiting as the upstream may have; nothing was sent. */
export class UpstreamBusyError extends UpstreamError {
  override readonly name = 'UpstreamBusyError';

  constructor() {
    super('UPSTREAM_UNREACHABLE', 'wait', 'all connections to the provider are taken; try again or raise the limit');
  }
}

/** Which of the time limits of a call was reached. */
export type TimeLimit = 'wait' | 'connect' | 'firstByte' | 'idle' | 'total';

/** A time limit was reached; the connection of the call was closed. */
export class UpstreamTimeoutError extends UpstreamError {
  override readonly name = 'UpstreamTimeoutError';
  readonly limit: TimeLimit;
  readonly limitMs: number;

  constructor(phase: UpstreamPhase, limit: TimeLimit, limitMs: number) {
    super('UPSTREAM_TIMEOUT', phase, `${TIME_LIMIT_TEXT[limit]} within ${limitMs} ms; try again or raise the limit`);
    this.limit = limit;
    this.limitMs = limitMs;
  }
}

const TIME_LIMIT_TEXT: Readonly<Record<TimeLimit, string>> = {
  wait: 'no connection to the provider became free',
  connect: 'no connection to the provider was made',
  firstByte: 'the provider did not begin to answer',
  idle: 'no further piece of the reply came from the provider',
  total: 'the call to the provider was not done',
};

/** The connection ended before the reply did. The provider may or may not have done the work. */
export class UpstreamResetError extends UpstreamError {
  override readonly name = 'UpstreamResetError';
  readonly reason: string;

  constructor(phase: UpstreamPhase, reason: string) {
    super('UPSTREAM_RESET', phase, `the provider closed the connection before its reply was complete (${reason})`);
    this.reason = reason;
  }
}

/** What a reply has that HTTP forbids or that the gateway refuses. */
export type ProtocolProblem = 'not HTTP/1.1' | 'headers too large' | 'redirect' | 'status out of range';

/** The reply breaks HTTP/1.1 or is a redirect, which is never followed. Nothing of the wrong part was passed on. */
export class UpstreamProtocolError extends UpstreamError {
  override readonly name = 'UpstreamProtocolError';
  readonly problem: ProtocolProblem;

  constructor(phase: UpstreamPhase, problem: ProtocolProblem) {
    super('MALFORMED_REPLY', phase, `the reply of the provider was refused: ${problem}; check its base URL`);
    this.problem = problem;
  }
}

/** The caller cancelled the call by its signal, or the upstream was closed while the call waited. */
export class UpstreamCancelledError extends UpstreamError {
  override readonly name = 'UpstreamCancelledError';

  constructor(phase: UpstreamPhase) {
    super('UPSTREAM_RESET', phase, 'the call to the provider was cancelled');
  }
}

/** After repeated failures no calls are made for a while. `retryAfterMs` says when the next one is tried. */
export class UpstreamCircuitOpenError extends UpstreamError {
  override readonly name = 'UpstreamCircuitOpenError';
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super('UPSTREAM_CIRCUIT_OPEN', 'wait', `the provider failed repeatedly; try again in ${retryAfterMs} ms`);
    this.retryAfterMs = retryAfterMs;
  }
}

/** A reply is larger than its bound, as it came or decoded. Reading stopped at the bound. */
export class UpstreamBodyTooLargeError extends UpstreamError {
  override readonly name = 'UpstreamBodyTooLargeError';
  readonly bytesMax: number;

  constructor(phase: UpstreamPhase, bytesMax: number) {
    super('UPSTREAM_BODY_TOO_LARGE', phase, `the reply of the provider exceeds ${bytesMax} bytes; raise the limit`);
    this.bytesMax = bytesMax;
  }
}

/** What cannot be decoded: an unknown or repeated content coding, a broken or truncated one, or text that is not UTF-8. */
export type EncodingProblem = 'unknown content coding' | 'broken content coding' | 'not UTF-8';

/** A reply cannot be decoded. */
export class UpstreamEncodingError extends UpstreamError {
  override readonly name = 'UpstreamEncodingError';
  readonly problem: EncodingProblem;

  constructor(phase: UpstreamPhase, problem: EncodingProblem) {
    super('UPSTREAM_ENCODING', phase, `the reply of the provider cannot be decoded: ${problem}`);
    this.problem = problem;
  }
}

/**
 * Whether an error speaks of the provider's health. A call that was cancelled, that waited for a connection of our own,
 * or whose reply was too large, encoded or a redirect says nothing about it; nor does a total limit that was reached
 * in the body, because a slow reader can bring that about.
 */
export function isProviderFailure(error: UpstreamError): boolean {
  if (error.phase === 'wait') return false;
  if (error instanceof UpstreamTimeoutError) return error.limit !== 'total' || error.phase !== 'body';
  if (error instanceof UpstreamProtocolError) return error.problem !== 'redirect';
  return error instanceof UpstreamUnreachableError || error instanceof UpstreamResetError;
}

/**
 * What an error of the HTTP client means in `phase`. Only its code is kept, and only where it is a plain token.
 *
 * @param error - Whatever was thrown; its message may hold hosts and bytes of the reply.
 */
export function toUpstreamError(error: unknown, phase: UpstreamPhase): UpstreamError {
  if (error instanceof UpstreamError) return error;
  const reason = reasonOf(error);
  if (phase === 'wait' || phase === 'connect') return new UpstreamUnreachableError(phase, reason);
  if (reason === 'UND_ERR_HEADERS_OVERFLOW') return new UpstreamProtocolError(phase, 'headers too large');
  if (error instanceof Error && error.name === 'HTTPParserError') {
    // The parser's one complaint that is about an end that came too soon, not about what came.
    if (error.message.includes('EOF')) return new UpstreamResetError(phase, 'EOF');
    return new UpstreamProtocolError(phase, 'not HTTP/1.1');
  }
  if (phase === 'headers' && reason === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') {
    // Before the body, a length can mismatch only with another length or with a transfer coding.
    return new UpstreamProtocolError(phase, 'not HTTP/1.1');
  }
  return new UpstreamResetError(phase, reason);
}

const REASON_LENGTH_MAX = 64;

function reasonOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return 'unknown';
  return error.code.length <= REASON_LENGTH_MAX && /^[A-Z0-9_]+$/u.test(error.code) ? error.code : 'unknown';
}
