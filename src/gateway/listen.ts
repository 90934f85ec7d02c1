import { readFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { ServerConfig } from '../setup/gateway-config.ts';
import type { TlsPems } from './create-server.ts';

/** Reads certificate and key; undefined where plain HTTP is served. */
export async function tlsPems({ tls }: ServerConfig): Promise<TlsPems | undefined> {
  if (tls === undefined) return undefined;
  return { cert: await readFile(tls.certFile, 'utf8'), key: await readFile(tls.keyFile, 'utf8') };
}

/** Begins to listen. Resolves with the URL at which this machine reaches it; rejects with the system's own error. */
export async function listen(server: FastifyInstance, { host, port, tls }: ServerConfig): Promise<string> {
  await server.listen({ host, port });
  const address = server.server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  const scheme = tls === undefined ? 'http' : 'https';
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `${scheme}://${isIPv6(shown) ? `[${shown}]` : shown}:${actual}`;
}
