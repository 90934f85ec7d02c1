import type { HonoRequest, MiddlewareHandler } from 'hono';
import type { AgentCall } from '../agents/http/agent-call.ts';
import type { AgentHttpRequest } from '../agents/http/agent-http-request.ts';
import { createAgentGate } from '../agents/http/create-agent-gate.ts';
import type { AgentGateOptions } from '../agents/http/gate-options.ts';

/** What the middleware adds to a context: `c.get('agent')`. */
export interface HonoAgentEnv {
  // Members of `Variables` cannot be readonly: Hono sets them.
  Variables: { agent: AgentCall };
}

/**
 * Middleware for Hono that lets agents through which may do what they ask for, and answers all others. It reads the body itself and has to stand before
 * whatever reads it: `c.get('agent')` says what was verified. `c.req.json()` goes on working, over the verified bytes.
 *
 * @throws `InvalidOptionsError` for options that are none.
 * @example
 * app.post('/files/delete', agentAuth({ agent: 'files', permission: 'files:delete', requires: 'delegation', ...ports }), (c) =>
 *   c.json({ asked: c.get('agent').arguments }),
 * );
 */
export function agentAuth(options: AgentGateOptions): MiddlewareHandler<HonoAgentEnv> {
  const gate = createAgentGate(options);
  return async (c, next) => {
    const outcome = await gate(requestOf(c.req));
    if (!outcome.isAccepted) {
      const { status, headers, body } = outcome.response;
      return new Response(body, { status, headers });
    }
    const { method } = c.req;
    const hasBody = method !== 'GET' && method !== 'HEAD';
    if (hasBody) c.req.raw = new Request(c.req.raw, { body: outcome.bytes as Uint8Array<ArrayBuffer> });
    c.set('agent', outcome.call);
    return next();
  };
}

function requestOf(request: HonoRequest): AgentHttpRequest {
  const { pathname, search } = new URL(request.url);
  const { method, headers } = request.raw;
  return { method, target: `${pathname}${search}`, headers: headers.entries(), body: bodyOf(request) };
}

function bodyOf({ raw, bodyCache }: HonoRequest): AgentHttpRequest['body'] {
  if (raw.bodyUsed || raw.body?.locked === true || Object.keys(bodyCache).length > 0) return 'already-read';
  if (raw.body === null) return 'none';
  // Never cancelled, which would close the connection before the answer.
  const reader = raw.body.getReader();
  return { next: () => reader.read() };
}
