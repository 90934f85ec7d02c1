import type { FastifyReply } from 'fastify';
import type { Dialect } from '../dialects/dialect.ts';
import type { SaidProblem } from './problem-of.ts';

/** Says what went wrong in the dialect's own shape. */
export function sendProblem(reply: FastifyReply, dialect: Dialect, problem: SaidProblem): FastifyReply {
  const { retryAfterMs, status } = problem;
  if (retryAfterMs !== undefined && Number.isFinite(retryAfterMs)) {
    reply.header('retry-after', String(Math.max(1, Math.ceil(retryAfterMs / 1_000))));
  }
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(status).type('application/json').send(dialect.problemBody(problem));
}
