export { type Gateway, type GatewayOptions, runGateway } from './gateway/run-gateway.ts';
