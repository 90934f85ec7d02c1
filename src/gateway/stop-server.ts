import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Watches the connections of a server from its start on, so that it can be stopped without waiting for callers that hold a connection
 * and ask for nothing.
 *
 * @returns Stops the server: streams finish, and what takes longer than the grace is cut.
 */
export function stoppable(instance: FastifyInstance): (graceMs: number) => Promise<void> {
  const { server } = instance;
  // Node takes a connection for idle only once it has had a request. Behind TLS one that has none is cut after the grace.
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return async (graceMs) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    const sweep = setInterval(() => {
      server.closeIdleConnections();
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    }, SWEEP_MS);
    await instance.close();
    clearInterval(sweep);
    clearTimeout(cut);
  };
}

/** Connections become idle at any time. */
const SWEEP_MS = 50;
