import { isUtf8 } from 'node:buffer';
import type { FastifyRequest } from 'fastify';
import { callerOf } from './caller.ts';
import { RefusedRequestError } from './refused-request-error.ts';

/** The body of a request as text. Throws {@link RefusedRequestError} for bytes that are not UTF-8, and for none. */
export function bodyText(request: FastifyRequest): string {
  const { body } = request;
  callerOf(request).body.settle(Buffer.isBuffer(body) ? body.length : 0);
  if (!Buffer.isBuffer(body) || body.length === 0) {
    throw new RefusedRequestError(400, 'invalid_request', 'the body is empty; send a JSON object');
  }
  // A decoder that replaces what is broken would inspect another text than the provider reads.
  if (!isUtf8(body)) throw new RefusedRequestError(400, 'invalid_request', 'the body is not valid UTF-8');
  return body.toString('utf8');
}
