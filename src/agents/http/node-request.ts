import type { IncomingMessage } from 'node:http';
import type { AgentHttpRequest } from './agent-http-request.ts';

/** A request of Node's HTTP server. `rawHeaders` has every line as it came, where `headers` keeps the first of some that are there twice. */
export function fromNodeRequest(request: IncomingMessage, target: string): AgentHttpRequest {
  return { method: request.method ?? '', target, headers: headerLines(request.rawHeaders), body: bodyOf(request) };
}

function* headerLines(raw: readonly string[]): Generator<readonly [string, string]> {
  for (let at = 0; at + 1 < raw.length; at += 2) yield [raw[at] as string, raw[at + 1] as string];
}

/** A body that somebody reads, or has read, is not there as it came; what a parser made of it may be something else. */
function bodyOf(request: IncomingMessage): AgentHttpRequest['body'] {
  const isUntouched = !request.readableDidRead && request.readableFlowing === null && !request.destroyed;
  // The iterator is never returned early, which would close the connection before the answer.
  return isUntouched ? (request.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>) : 'already-read';
}
