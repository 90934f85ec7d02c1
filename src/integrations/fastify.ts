import { Readable } from 'node:stream';
import type { FastifyPluginCallback, FastifyRequest, RequestPayload } from 'fastify';
import type { AgentCall } from '../agents/http/agent-call.ts';
import { createAgentGate } from '../agents/http/create-agent-gate.ts';
import type { AgentGateOptions } from '../agents/http/gate-options.ts';
import { fromNodeRequest } from '../agents/http/node-request.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `agentAuth`; null where a route is not behind it. */
    agent: AgentCall | null;
  }
}

/**
 * A plugin for Fastify that stands before all routes of the scope that it is registered in: agents go through which may do what they ask for, and all
 * others are answered. It looks at the bytes before any parser; `request.agent` says what was verified.
 *
 * @throws `InvalidOptionsError` for options that are none.
 * @example
 * app.register(async (scope) => {
 *   await scope.register(agentAuth({ agent: 'files', permission: 'files:delete', requires: 'delegation', ...ports }));
 *   scope.post('/files/delete', async ({ agent }) => ({ asked: agent?.arguments }));
 * });
 */
export function agentAuth(options: AgentGateOptions): FastifyPluginCallback {
  const gate = createAgentGate(options);
  const plugin: FastifyPluginCallback = (app, _options, done) => {
    if (!app.hasRequestDecorator('agent')) app.decorateRequest('agent', null);
    app.addHook('preParsing', async (request, reply, payload) => {
      const outcome = await gate(requestOf(request, payload));
      if (outcome.isAccepted) {
        request.agent = outcome.call;
        return replayed(outcome.bytes);
      }
      const { status, headers, body } = outcome.response;
      await reply.code(status).headers(headers).send(body);
      return payload;
    });
    done();
  };
  // Otherwise the hook would hold in a scope of the plugin's own, where there are no routes.
  return Object.assign(plugin, {
    [Symbol.for('skip-override')]: true,
    [Symbol.for('fastify.display-name')]: 'sallyport-agents',
  });
}

function requestOf(request: FastifyRequest, payload: RequestPayload): ReturnType<typeof fromNodeRequest> {
  const read = fromNodeRequest(request.raw, request.originalUrl);
  // A hook before this one has put other bytes in the place of those that came.
  return (payload as unknown) === request.raw ? read : { ...read, body: 'already-read' };
}

/** The verified bytes once more, for the parser of the route. */
function replayed(bytes: Uint8Array): RequestPayload {
  const stream = Readable.from([Buffer.from(bytes)], { objectMode: false });
  return Object.assign(stream, { receivedEncodedLength: bytes.length }) as unknown as RequestPayload;
}
