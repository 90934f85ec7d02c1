export {
  agentAuth,
  type ExpressAgentHandler,
  type ExpressAgentRequest,
  type ExpressAgentResponse,
} from './integrations/express.ts';
