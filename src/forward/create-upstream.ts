import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { InvalidOptionsError } from '../core/errors.ts';
import { type BaseUrl, joinPath, readBaseUrl } from './base-url.ts';
import {
  admitCall,
  BREAKER_CLOSED,
  type BreakerState,
  isAdmitting,
  type Outcome,
  recordOutcome,
} from './circuit-breaker.ts';
import { Connection } from './connection.ts';
import { type ConnectionSlots, createConnectionSlots } from './connection-slots.ts';
import { readContentCoding } from './decode-pieces.ts';
import { Exchange, type ReplyHead } from './exchange.ts';
import { headersToCaller, headersToProvider, mediaTypeOf } from './header-lists.ts';
import { backoffMs, mayRetry } from './may-retry.ts';
import { type AddressRule, isPrivateAddress, lookupWhere } from './private-address.ts';
import { createReplyBody } from './reply-body.ts';
import { WATCHED_SECRET_CHARS_MIN } from './scrub-text.ts';
import type { Upstream, UpstreamReply, UpstreamRequest } from './upstream.ts';
import {
  isProviderFailure,
  UpstreamCancelledError,
  UpstreamCircuitOpenError,
  UpstreamError,
  UpstreamTimeoutError,
} from './upstream-errors.ts';
import { readKey, resolveLimits, type UpstreamLimits, type UpstreamOptions } from './upstream-options.ts';

/**
 * Opens the way to a provider: a pool of HTTP/1.1 connections that are kept and used again, with time limits, bounds, a
 * circuit breaker, and retries of calls that provably did nothing (`may-retry.ts`).
 *
 * A reply holds its connection until its body was read to the end, its loop was left, its `signal` aborted or
 * `timeouts.totalMs` passed: read it, or abort. Statuses 500 to 599 are replies, too; those of 502, 503, 504 and 529
 * count as failures for the breaker. Redirects are refused. `close` lets calls under way finish.
 *
 * @throws `InvalidOptionsError`; it names the option and never repeats its value.
 * @example
 * const upstream = createUpstream({
 *   name: 'openai',
 *   baseUrl: 'https://api.openai.com',
 *   authorization: { header: 'authorization', value: () => `Bearer ${readSecret()}` },
 *   clock,
 *   random,
 * });
 * const reply = await upstream.send({ method: 'POST', path: '/v1/chat/completions', headers, body }, signal);
 */
export function createUpstream(options: UpstreamOptions): Upstream {
  const limits = resolveLimits(options);
  const base = readBaseUrl(options.baseUrl, options.allowPrivateHttp ?? false);
  // The limit for connecting is each exchange's own. TLS sessions are shared by all connections.
  const rule = addressRule(base, options);
  const connect = buildConnector({ timeout: 0, ...(rule !== undefined && { lookup: lookupWhere(rule) }) });
  const slots = createConnectionSlots({
    slotsMax: limits.connectionsMax,
    waitersMax: limits.connectionsMax,
    waitMs: limits.timeouts.connectMs,
    open: () => new Connection(base.origin, connect),
  });
  const breaker = createBreaker(limits, options);
  let closing: Promise<unknown> | undefined;
  const way: Way = { options, limits, base, slots };
  return {
    name: options.name,
    get isOpen() {
      return breaker.isAdmitting;
    },
    send: (request, signal) => send(way, breaker, request, signal),
    close: async () => {
      closing ??= Promise.all(slots.close().map((connection) => connection.close()));
      await closing;
    },
  };
}

/** What of both says which addresses may be connected to; undefined where all may. An address in the URL itself is not looked up: it is checked here. */
function addressRule({ isPlain, host }: BaseUrl, { permits }: UpstreamOptions): AddressRule | undefined {
  if (permits === undefined) return isPlain ? isPrivateAddress : undefined;
  if (isIP(host) !== 0 && !permits(host)) {
    throw new InvalidOptionsError('baseUrl', 'names an address that may not be connected to');
  }
  return isPlain ? (address) => isPrivateAddress(address) && permits(address) : permits;
}

const FAILURE_STATUSES: ReadonlySet<number> = new Set([502, 503, 504, 529]);

interface Way {
  readonly options: UpstreamOptions;
  readonly limits: UpstreamLimits;
  readonly base: BaseUrl;
  readonly slots: ConnectionSlots<Connection>;
}

/** One call's place at the breaker. The first outcome counts, later ones are ignored. */
interface Pass {
  readonly isProbe: boolean;
  settle(outcome: Outcome): void;
}

interface Breaker {
  readonly isAdmitting: boolean;
  admit(): Pass;
}

function createBreaker({ breaker: rule }: UpstreamLimits, { clock }: UpstreamOptions): Breaker {
  let state: BreakerState = BREAKER_CLOSED;
  return {
    get isAdmitting() {
      return isAdmitting(rule, state, clock.now());
    },
    admit: () => {
      const admitted = admitCall(rule, state, clock.now());
      state = admitted.state;
      if (admitted.admission.kind === 'refuse') throw new UpstreamCircuitOpenError(admitted.admission.retryAfterMs);
      const isProbe = admitted.admission.kind === 'probe';
      let isSettled = false;
      return {
        isProbe,
        settle: (outcome) => {
          if (isSettled) return;
          isSettled = true;
          state = recordOutcome(rule, state, { outcome, isProbe, nowMs: clock.now() });
        },
      };
    },
  };
}

async function send(way: Way, breaker: Breaker, request: UpstreamRequest, signal: AbortSignal): Promise<UpstreamReply> {
  const path = joinPath(way.base, request.path);
  if (signal.aborted) throw new UpstreamCancelledError('wait');
  const pass = breaker.admit();
  try {
    const { exchange, head, secret } = await attemptAll(way, { ...request, path }, signal, pass);
    return receive(way, pass, exchange, { ...head, secret });
  } catch (error) {
    pass.settle(outcomeOf(error));
    throw error;
  }
}

function outcomeOf(error: unknown): Outcome {
  return error instanceof UpstreamError && isProviderFailure(error) ? 'failure' : 'none';
}

/** The head of a reply, and the key that the request was made with. */
interface AnsweredHead extends ReplyHead {
  readonly secret: string | undefined;
}

function receive({ limits, options }: Way, pass: Pass, exchange: Exchange, head: AnsweredHead): UpstreamReply {
  if (FAILURE_STATUSES.has(head.status)) pass.settle('failure');
  // A circuit is not kept shut for as long as a streamed reply to the probe takes.
  else if (pass.isProbe) pass.settle('success');
  exchange.onEnd = (error) => pass.settle(error === undefined ? 'success' : outcomeOf(error));
  let body: ReturnType<typeof createReplyBody>;
  try {
    const coding = readContentCoding(head.headers['content-encoding']);
    body = createReplyBody(exchange, coding, limits.decodedBytesMax);
  } catch (error) {
    exchange.fail(new UpstreamCancelledError('headers'));
    throw error;
  }
  const isRateLimitPassed = options.passRateLimitHeaders === true;
  const headers = headersToCaller(head.headers, { isRateLimitPassed, secret: head.secret });
  return {
    status: head.status,
    headers,
    mediaType: mediaTypeOf(headers['content-type']),
    body: body.pieces,
    dropRest: () => exchange.dropRest(),
    text: body.text,
  };
}

async function attemptAll(
  way: Way,
  request: UpstreamRequest,
  signal: AbortSignal,
  pass: Pass,
): Promise<{ readonly exchange: Exchange; readonly head: ReplyHead; readonly secret: string | undefined }> {
  const { timeouts, retries } = way.limits;
  const { clock, random } = way.options;
  const startedMs = clock.now();
  for (let attempt = 1; ; attempt += 1) {
    const taken = way.slots.take(signal);
    const connection = taken instanceof Connection ? taken : await taken;
    const leftMs = timeouts.totalMs - Math.max(0, clock.now() - startedMs);
    if (leftMs <= 0) {
      way.slots.free(connection);
      throw new UpstreamTimeoutError('wait', 'total', timeouts.totalMs);
    }
    const { exchange, secret } = startExchange(way, connection, request, { signal, leftMs });
    try {
      return { exchange, head: await exchange.head, secret };
    } catch (error) {
      const isLast = pass.isProbe || attempt === retries.attemptsMax;
      if (isLast || !(error instanceof UpstreamError) || !mayRetry(error, request.method)) throw error;
      await pause(backoffMs(retries, attempt, random), signal);
    }
  }
}

/** Takes over the connection: it is free again when undici is done with the request, or at once on a throw. */
function startExchange(
  { limits, options, slots }: Way,
  connection: Connection,
  request: UpstreamRequest,
  { signal, leftMs }: { readonly signal: AbortSignal; readonly leftMs: number },
): { readonly exchange: Exchange; readonly secret: string | undefined } {
  let headers: Record<string, string>;
  try {
    headers = requestHeaders(options, request);
  } catch (error) {
    slots.free(connection);
    throw error;
  }
  const exchange = new Exchange({
    timeouts: limits.timeouts,
    leftMs,
    replyBytesMax: limits.replyBytesMax,
    signal,
    connection,
    onFreed: () => slots.free(connection),
  });
  connection.start({ method: request.method, path: request.path, headers, body: request.body ?? null }, exchange);
  return { exchange, secret: secretIn(headers, options) };
}

/** The key without its scheme. A short one says nothing and turns up by chance. */
function secretIn(headers: Readonly<Record<string, string>>, { authorization }: UpstreamOptions): string | undefined {
  const value = authorization === undefined ? undefined : headers[authorization.header];
  const secret = value?.slice(value.lastIndexOf(' ') + 1);
  return secret !== undefined && secret.length >= WATCHED_SECRET_CHARS_MIN ? secret : undefined;
}

function requestHeaders({ headers, authorization }: UpstreamOptions, request: UpstreamRequest): Record<string, string> {
  const all = headersToProvider(request.headers);
  if (request.body !== undefined && all['content-type'] === undefined) all['content-type'] = 'application/json';
  if (headers !== undefined) Object.assign(all, headers);
  all['user-agent'] = 'sallyport';
  all['accept-encoding'] = 'identity';
  if (authorization !== undefined) all[authorization.header] = readKey(authorization);
  return Object.assign(all, request.ownHeaders);
}

function pause(pauseMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new UpstreamCancelledError('connect'));
      return;
    }
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(new UpstreamCancelledError('connect'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, pauseMs);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
