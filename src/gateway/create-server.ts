import type { Server } from 'node:http';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { randomId } from '../core/random-id.ts';
import { anthropicMessages } from '../dialects/anthropic-messages/anthropic-messages.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { openAiChat } from '../dialects/openai-chat/openai-chat.ts';
import type { ServerConfig } from '../setup/gateway-config.ts';
import { addAdminRoutes } from './admin-routes.ts';
import { addApprovalRoutes } from './approvals/approval-routes.ts';
import { addVerdictRoute } from './approvals/verdict-route.ts';
import { authenticate } from './authenticate.ts';
import { beginRequest, stateOf } from './caller.ts';
import { checkCharset, checkHead, HEADERS_MAX } from './check-head.ts';
import type { Gateway } from './gateway.ts';
import { inspectTexts } from './inspect-route.ts';
import { passMessage } from './message-route.ts';
import { listModels } from './models-route.ts';
import { addOperationsRoutes } from './operations-routes.ts';
import { problemOf } from './problem-of.ts';
import { RefusedRequestError } from './refused-request-error.ts';
import { limitOf, reportFailure, reportLimited } from './report-events.ts';
import { noteReply, sayClientError } from './say-client-error.ts';
import { sendProblem } from './send-problem.ts';

/** Certificate and key in PEM. */
export interface TlsPems {
  readonly cert: string;
  readonly key: string;
}

/** The dialects of the endpoints for messages. */
const DIALECTS: readonly Dialect[] = [openAiChat, anthropicMessages];

/** Makes the HTTP server of a gateway: every path that is not named here is not found. It does not listen yet. */
export function createServer(gateway: Gateway, config: ServerConfig, tls?: TlsPems): FastifyInstance {
  const parsing = {
    maxHeaderSize: config.headersBytesMax,
    // The head is checked here, with an answer that says what is wrong.
    requireHostHeader: false,
    // Of the two the server takes the longer one for the body, so they have to be equal.
    headersTimeout: config.requestTimeoutMs,
    requestTimeout: config.requestTimeoutMs,
    connectionsCheckingInterval: Math.min(TIMEOUT_CHECK_MS, config.requestTimeoutMs),
  };
  const server = fastify({
    logger: false,
    bodyLimit: config.bodyBytesMax,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    requestTimeout: config.requestTimeoutMs,
    keepAliveTimeout: config.keepAliveMs,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    // The caller's own id is not taken: it would stand in events as if the gateway had given it.
    requestIdHeader: false,
    // A connection that is in use when the gateway stops is served; it is told to close.
    return503OnClosing: false,
    clientErrorHandler: (error, socket) => sayClientError(gateway, error, socket),
    frameworkErrors: (error, request, reply) => sayUnroutable(gateway, error, request, reply),
    ...(tls === undefined ? { http: parsing } : { https: { ...tls, ...parsing } }),
  }) as FastifyInstance;
  server.server.maxConnections = config.connectionsMax;
  (server.server as Server).maxHeadersCount = HEADERS_MAX + 1;

  server.removeAllContentTypeParsers();
  // The body stays bytes: what is inspected and what is forwarded must be the same.
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      checkCharset(request.headers['content-type']);
      done(null, body);
    } catch (error) {
      done(error as Error);
    }
  });
  server.addHook('onRequest', async (request, reply) => begin(gateway, request, reply));
  server.setErrorHandler((error, request, reply) => sayError(gateway, error, request, reply));
  server.setNotFoundHandler(() => {
    throw new RefusedRequestError(404, 'not_found', NOTHING_HERE);
  });

  addMessageRoutes(server, gateway);
  addOperationsRoutes(server, gateway);
  addAdminRoutes(server, gateway);
  addApprovalRoutes(server, gateway);
  addVerdictRoute(server, gateway);
  return server;
}

function addMessageRoutes(server: FastifyInstance, gateway: Gateway): void {
  for (const dialect of DIALECTS) {
    server.post(dialect.path, {
      onRequest: (request) => authenticate(gateway, request, 'chat'),
      handler: (request, reply) => passMessage(gateway, dialect, request, reply),
    });
  }
  server.post('/v1/inspect', {
    onRequest: (request) => authenticate(gateway, request, 'inspect'),
    handler: (request, reply) => inspectTexts(gateway, request, reply),
  });
  for (const path of ['/v1/models', '/v1/models/:model']) {
    server.get<{ Params: { model?: string } }>(path, {
      onRequest: (request) => authenticate(gateway, request, 'chat'),
      handler: async (request, reply) => listModels(gateway, request, reply),
    });
  }
}

const NOTHING_HERE = 'there is nothing at this path; the endpoints are in the documentation';
const TIMEOUT_CHECK_MS = 5_000;

function begin(gateway: Gateway, request: FastifyRequest, reply: FastifyReply): void {
  const { clock, metrics } = gateway;
  const id = randomId('req_', gateway.random);
  const startedMs = clock.now();
  beginRequest(request, { requestId: id, startedMs, dialectId: dialectOf(request).id });
  // Both names, because each client reads the one of its own provider.
  reply.headers({
    'x-request-id': id,
    'request-id': id,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  noteReply(request.raw.socket, reply.raw);
  reply.raw.once('close', () => {
    const { caller, outcome = reply.raw.writableFinished ? 'passed' : 'aborted' } = stateOf(request);
    caller?.release();
    metrics.countRequest(request.routeOptions.url ?? 'none', outcome, (clock.now() - startedMs) / 1_000);
  });
  checkHead(request, gateway.services().config.server);
}

/** By the path, and elsewhere by the header that only Anthropic's clients send. */
function dialectOf(request: FastifyRequest): Dialect {
  if (request.routeOptions.url === anthropicMessages.path) return anthropicMessages;
  if (request.routeOptions.url === openAiChat.path) return openAiChat;
  return request.headers['anthropic-version'] === undefined ? openAiChat : anthropicMessages;
}

/** A path that cannot be read: the error names it, which the answer does not. */
function sayUnroutable(gateway: Gateway, _error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  try {
    begin(gateway, request, reply);
    throw new RefusedRequestError(404, 'not_found', NOTHING_HERE);
  } catch (error) {
    sayError(gateway, error, request, reply);
  }
}

/** Problems of the head of a request after which the connection is not trusted any more. */
const CLOSING: ReadonlySet<string> = new Set([
  'host_not_allowed',
  'headers_too_large',
  'unsupported_transfer_encoding',
]);

function sayError(gateway: Gateway, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const state = stateOf(request);
  const problem = problemOf(error, state.requestId);
  const hasLeft = request.raw.destroyed && !request.raw.complete;
  state.outcome ??= hasLeft ? 'aborted' : problem.status >= 500 ? 'failed' : 'refused';
  if (problem.isUnexpected === true && !hasLeft) reportFailure(gateway, error, request);
  if (problem.status === 429 || limitOf(error) !== undefined) reportLimited(gateway, error, request);
  if (CLOSING.has(problem.code)) reply.header('connection', 'close');
  // Who is still sending a body would not read the answer on a connection that is closed at once: the rest is dropped.
  if (problem.status === 413) reply.removeHeader('connection');
  return sendProblem(reply, dialectOf(request), problem);
}
