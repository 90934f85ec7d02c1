import type { FastifyInstance, FastifyRequest } from 'fastify';
import { authenticate } from './authenticate.ts';
import type { Gateway } from './gateway.ts';
import { RefusedRequestError } from './refused-request-error.ts';
import { storeProbe } from './store-probe.ts';

/** Adds `/healthz` (the process lives), `/readyz` (traffic may come) and `/metrics`. */
export function addOperationsRoutes(server: FastifyInstance, gateway: Gateway): void {
  server.get('/healthz', async () => ({ status: 'alive' }));
  const storeProblems = storeProbe(gateway);
  server.get('/readyz', async (_request, reply) => {
    const ofStores = await storeProblems();
    const problems = [...new Set([...gateway.readiness.problems(), ...ofStores])].sort();
    const isReady = gateway.readiness.servesWith(problems);
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready', problems });
  });
  server.get('/metrics', {
    onRequest: async (request) => {
      const { metrics } = gateway.services().config;
      if (!metrics.enabled) throw new RefusedRequestError(404, 'not_found', 'metrics are switched off');
      if (metrics.allowLoopbackWithoutKey && isLocal(request)) return;
      await authenticate(gateway, request, 'metrics');
    },
    handler: async (_request, reply) => reply.type(gateway.metrics.contentType).send(await gateway.metrics.text()),
  });
}

/** The connection comes from this machine, and nobody says that it was made for another. */
function isLocal({ raw, headers }: FastifyRequest): boolean {
  if (headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined) return false;
  const address = raw.socket.remoteAddress ?? '';
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
}
