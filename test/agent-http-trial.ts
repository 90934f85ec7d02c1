import { once } from 'node:events';
import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { agentKeys } from '../src/agents/keys/agent-keys.ts';
import type { AgentCall, AgentGateOptions } from '../src/agents.ts';
import { nodeKeys } from '../src/crypto/mac.ts';
import { agentAuth as expressAuth } from '../src/express.ts';
import { agentAuth as fastifyAuth } from '../src/fastify.ts';
import { agentAuth as honoAuth } from '../src/hono.ts';
import { inProcessRecords } from '../src/store/in-process-records.ts';
import { JWKS } from './agent-trial.ts';

const clock = { now: () => Date.now() };

/** What agent "files" lets through: deletions of which the user's request speaks. */
export function gateOptions(changes: Partial<AgentGateOptions> = {}): AgentGateOptions {
  return {
    agent: 'files',
    keys: agentKeys(JWKS),
    issuers: ['app'],
    requires: 'delegation',
    permission: 'files:delete',
    decideAction: () => ({ action: 'allow' }),
    records: inProcessRecords({ clock }),
    hashes: nodeKeys(new Uint8Array(32).fill(7)),
    ...changes,
  };
}

/** What a handler behind the gate answers with. */
export interface Seen {
  readonly call: AgentCall;
  /** What the handler finds as the body of the request. */
  readonly body: unknown;
}

/** A server with one route, `POST` and `GET /files/delete`, behind the gate. `isParsed` puts the framework's body parser in front of the gate. */
export type TrialServer = (options: AgentGateOptions, isParsed?: boolean) => Promise<Server>;

/** The frameworks, each with its own server on a port of its own. */
export const FRAMEWORKS: Readonly<Record<'express' | 'fastify' | 'hono', TrialServer>> = {
  express: async (options, isParsed = false) => {
    const app = express();
    if (isParsed) app.use(express.json());
    app.use('/files', expressAuth(options));
    // Behind the gate a parser has nothing to do.
    app.use(express.json());
    app.all('/files/delete', (req, res) => {
      res.json({ call: res.locals['agent'], body: req.body, isSame: req.agent === res.locals['agent'] });
    });
    return listening(createServer(app));
  },
  fastify: async (options, isParsed = false) => {
    const app = fastify();
    if (isParsed) app.addHook('preParsing', async (_request, _reply, payload) => payload.pipe(new PassThrough()));
    // Not waited for: routes that are there before the plugin is have to be behind the gate, too.
    app.register(fastifyAuth(options));
    app.route({
      method: ['GET', 'POST'],
      url: '/files/delete',
      handler: async (request) => ({ call: request.agent, body: request.body ?? {} }),
    });
    await app.ready();
    await app.listen({ port: 0, host: '127.0.0.1' });
    return app.server;
  },
  hono: async (options, isParsed = false) => {
    const app = new Hono();
    if (isParsed) app.use((c, next) => c.req.text().then(next));
    app.all('/files/delete', honoAuth(options), async (c) => {
      const text = c.req.method === 'GET' ? '' : await c.req.text();
      return c.json({ call: c.get('agent'), body: text === '' ? {} : JSON.parse(text) });
    });
    return listening(createServer(getRequestListener(app.fetch)));
  },
};

async function listening(server: Server): Promise<Server> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** The address of the route of a trial server. */
export function routeOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/files/delete`;
}

/** What is sent, as it is written to the socket. */
export interface SentRequest {
  readonly method?: string;
  /** A list sends the header as often. */
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** Several pieces go without a length. */
  readonly body?: string | readonly string[];
}

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly json: Partial<Seen> & {
    readonly error?: { readonly code: string; readonly step: string; readonly reason?: string };
  };
}

/** Sends a request over a connection of its own. */
export async function send(url: string, { method = 'POST', headers = {}, body = '' }: SentRequest): Promise<Answer> {
  const pieces = typeof body === 'string' ? [body] : body;
  const isWhole = typeof body === 'string';
  const request = httpRequest(url, {
    method,
    agent: false,
    headers: {
      'content-type': 'application/json',
      ...(isWhole && { 'content-length': String(Buffer.byteLength(body)) }),
      ...headers,
    },
  });
  const answered = once(request, 'response');
  for (const piece of pieces) request.write(piece);
  request.end();
  const [response] = (await answered) as [IncomingMessage];
  let text = '';
  for await (const piece of response.setEncoding('utf8')) text += piece;
  return { status: response.statusCode ?? 0, headers: response.headers, json: JSON.parse(text) as Answer['json'] };
}

/** How a request was refused: status, code and step. */
export function refused({ status, json }: Answer): readonly unknown[] {
  return [status, json.error?.code, json.error?.step];
}
