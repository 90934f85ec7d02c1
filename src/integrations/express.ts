import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AgentCall } from '../agents/http/agent-call.ts';
import { createAgentGate } from '../agents/http/create-agent-gate.ts';
import type { AgentGateOptions } from '../agents/http/gate-options.ts';
import { fromNodeRequest } from '../agents/http/node-request.ts';

declare global {
  namespace Express {
    interface Request {
      /** Set by `agentAuth`; only where a request has passed it. */
      agent?: AgentCall;
    }
  }
}

/** What the middleware reads of a request of Express, and writes to it. */
export type ExpressAgentRequest = IncomingMessage & { originalUrl?: string; body?: unknown; agent?: AgentCall };

/** What the middleware writes to an answer of Express. */
export type ExpressAgentResponse = ServerResponse & { locals?: Record<string, unknown> };

/** Middleware in the form of Express and Connect. */
export type ExpressAgentHandler = (
  request: ExpressAgentRequest,
  response: ExpressAgentResponse,
  next: (error?: unknown) => void,
) => Promise<void>;

/**
 * Middleware for Express that lets agents through which may do what they ask for, and answers all others. It reads the body itself and has to stand
 * before every body parser: `request.agent` and `response.locals.agent` say what was verified, and `request.body` is its `arguments`.
 *
 * @throws `InvalidOptionsError` for options that are none.
 * @example
 * app.post('/files/delete', agentAuth({ agent: 'files', permission: 'files:delete', requires: 'delegation', ...ports }), (req, res) => {
 *   res.json({ asked: req.agent?.arguments });
 * });
 */
export function agentAuth(options: AgentGateOptions): ExpressAgentHandler {
  const gate = createAgentGate(options);
  return async (request, response, next) => {
    // A router changes `url` to what is left of it behind its mount path.
    const outcome = await gate(fromNodeRequest(request, request.originalUrl ?? request.url ?? ''));
    if (!outcome.isAccepted) {
      const { status, headers, body } = outcome.response;
      response.writeHead(status, headers).end(body);
      return;
    }
    request.agent = outcome.call;
    request.body = outcome.call.arguments;
    response.locals = Object.assign(response.locals ?? {}, { agent: outcome.call });
    next();
  };
}
