import type { FastifyReply } from 'fastify';
import type { Dialect } from '../dialects/dialect.ts';
import { rateLimitHeaders } from '../limits/rate-limit-headers.ts';
import type { SaidProblem } from './problem-of.ts';

/** Says what went wrong in the dialect's own shape. */
export function sendProblem(reply: FastifyReply, dialect: Dialect, problem: SaidProblem): FastifyReply {
  const { retryAfterMs, status, facts = [], isFinal } = problem;
  reply.headers(rateLimitHeaders({ facts, ...(retryAfterMs !== undefined && { retryAfterMs }) }));
  // Read by the clients of OpenAI and Anthropic.
  if (isFinal === true) reply.header('x-should-retry', 'false');
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(status).type('application/json').send(dialect.problemBody(problem));
}
