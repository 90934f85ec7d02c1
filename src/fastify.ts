export { agentAuth } from './integrations/fastify.ts';
