import type { FastifyRequest } from 'fastify';
import type { ServerConfig } from '../setup/gateway-config.ts';
import { RefusedRequestError } from './refused-request-error.ts';

/**
 * What the head of every request must be, before anything else is read: addressed to a host that this gateway answers to
 * (DNS rebinding, RFC 9110 section 7.2), and not encoded, since what cannot be read cannot be inspected.
 */
export function checkHead(request: FastifyRequest, { allowedHosts }: ServerConfig): void {
  const { rawHeaders, url = '' } = request.raw;
  // Node leaves out what is past the number that it is given, and what is left out cannot be checked.
  if (rawHeaders.length > 2 * HEADERS_MAX) {
    throw new RefusedRequestError(431, 'headers_too_large', `a request may have ${HEADERS_MAX} headers`);
  }
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) if (rawHeaders[at]?.toLowerCase() === 'host') hosts++;
  const host = hostName(request.headers.host);
  const named = url.startsWith('/') ? host : hostName(authorityOf(url));
  if (hosts !== 1 || host === undefined || !allowedHosts.includes(host) || named !== host) {
    const message = 'the Host header names no host of this gateway; the operator can list it under server.allowedHosts';
    throw new RefusedRequestError(421, 'host_not_allowed', message);
  }
  const { 'content-encoding': encoding = 'identity', 'transfer-encoding': transfer = 'chunked' } = request.headers;
  // The HTTP parser goes by "chunked" at the end and leaves whatever else was done to the body as it is.
  if (transfer.trim().toLowerCase() !== 'chunked') {
    throw new RefusedRequestError(415, 'unsupported_transfer_encoding', 'the body may be chunked and nothing else');
  }
  if (encoding.trim().toLowerCase() !== 'identity') {
    throw new RefusedRequestError(415, 'unsupported_encoding', 'the body must not be encoded; send it as it is');
  }
}

/** Refuses character sets other than UTF-8, which JSON must have (RFC 8259, section 8.1). */
export function checkCharset(contentType: string | undefined): void {
  const charset = contentType?.toLowerCase().split('charset=')[1]?.split(';')[0]?.trim().replaceAll('"', '');
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    throw new RefusedRequestError(415, 'unsupported_media_type', 'the body must be UTF-8');
  }
}

/** Headers of a request. The HTTP parser is given one more, so that it can be seen that there were too many. */
export const HEADERS_MAX = 100;

/** The authority of a target in absolute form (RFC 9112, section 3.2.2); it goes before the Host header. */
function authorityOf(target: string): string | undefined {
  const lower = target.slice(0, 8).toLowerCase();
  const start = lower.startsWith('http://') ? 7 : lower === 'https://' ? 8 : -1;
  return start === -1 ? undefined : target.slice(start).split('/', 1)[0];
}

const HOST_LENGTH_MAX = 261;

/** The name or address of a Host header without its port, in lower case. */
function hostName(header: string | undefined): string | undefined {
  if (header === undefined || header.length > HOST_LENGTH_MAX) return undefined;
  const host = header.toLowerCase();
  const end = host.startsWith('[') ? host.indexOf(']') + 1 : host.includes(':') ? host.indexOf(':') : host.length;
  const port = host.slice(end);
  if (end === 0 || (port !== '' && !isPort(port))) return undefined;
  return host.slice(0, end);
}

function isPort(text: string): boolean {
  return text.startsWith(':') && text.length <= 6 && [...text.slice(1)].every((digit) => digit >= '0' && digit <= '9');
}
