export { agentAuth, type HonoAgentEnv } from './integrations/hono.ts';
