import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { randomId } from '../core/random-id.ts';
import type { Gateway } from './gateway.ts';

const open = new WeakMap<Socket, Set<ServerResponse>>();
const answered = new WeakSet<Socket>();

/** Remembers that a reply is under way on a connection, until it closes. */
export function noteReply(socket: Socket, response: ServerResponse): void {
  const replies = open.get(socket) ?? new Set();
  open.set(socket, replies.add(response));
  response.once('close', () => replies.delete(response));
}

/** How long a refused client may go on sending, so that it reads the answer: closing at once would reset the connection. */
const LINGER_MS = 500;

/**
 * Answers what is no HTTP request, or none in time, and closes the connection. Nothing of what came is said back. Which format
 * the client speaks is not known, so the body is an error in both.
 */
export function sayClientError(gateway: Gateway, error: Error & { readonly code?: string }, socket: Socket): void {
  if (answered.has(socket)) return;
  answered.add(socket);
  if (error.code === 'ECONNRESET' || error.code === 'HPE_INVALID_EOF_STATE' || !socket.writable) {
    socket.destroy();
    return;
  }
  const replies = [...(open.get(socket) ?? [])];
  // The bytes of a second answer would be read as part of the first.
  if (replies.length > 1 || replies.some(({ headersSent }) => headersSent)) {
    socket.destroy();
    return;
  }
  if (replies.length === 0) gateway.metrics.countRequest('none', 'refused', 0);
  socket.end(answerOf(SAID[error.code ?? ''] ?? INVALID, randomId('req_', gateway.random)));
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

interface Said {
  readonly status: string;
  readonly type: string;
  readonly code: string;
  readonly message: string;
}

const INVALID: Said = {
  status: '400 Bad Request',
  type: 'invalid_request_error',
  code: 'invalid_http',
  message: 'the request is not valid HTTP',
};

const SAID: Readonly<Record<string, Said | undefined>> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    type: 'timeout_error',
    code: 'request_timeout',
    message: 'the request did not arrive in time',
  },
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    type: 'invalid_request_error',
    code: 'headers_too_large',
    message: 'the headers are larger than the gateway takes',
  },
};

function answerOf({ status, type, code, message }: Said, id: string): string {
  const error = { type, message: `${code}: ${message}`, param: null, code };
  const body = JSON.stringify({ type: 'error', error, request_id: id });
  const head = [
    `HTTP/1.1 ${status}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${id}`,
    `request-id: ${id}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
