export type { AgentAuthCode } from './core/agent-auth-code.ts';
export type { Clock, Random } from './core/ports.ts';
export type { Principal } from './core/segment.ts';
export type { BesideRecord, PutOptions, Records, StoredRecord } from './core/store-ports.ts';
export { AgentAuthError } from './agents/agent-auth-error.ts';
export { type Caveat, CAVEATS_MAX } from './agents/delegation/caveat.ts';
export { type CaveatCheck, checkCaveats } from './agents/delegation/check-caveats.ts';
export { CHAIN_DEPTH_MAX } from './agents/delegation/link-claims.ts';
export {
  type HopFacts,
  type LinkSigner,
  type NextAgent,
  type RootFacts,
  requestDigest,
  signHop,
  signRoot,
} from './agents/delegation/sign-link.ts';
export { type ChainExpectation, type Delegation, verifyChain } from './agents/delegation/verify-chain.ts';
export {
  AGENT_KEYS_MAX,
  type AgentJwks,
  type AgentPrivateJwk,
  type AgentPublicJwk,
  agentKeyId,
  readAgentJwks,
} from './agents/keys/agent-jwk.ts';
export { type AgentKey, type AgentKeys, agentKeys } from './agents/keys/agent-keys.ts';
export { type AgentSigner, createAgentKey, openAgentKey, publicJwkOf } from './agents/keys/agent-signer.ts';
export { type FollowJwksOptions, followJwks, type JwksSource } from './agents/keys/follow-jwks.ts';
export { type AgentRevocations, agentRevocations, type RevocationTarget } from './agents/keys/revocations.ts';
export {
  AgentAuthenticator,
  type AgentAuthenticatorOptions,
  type AuthenticatorPorts,
  type CallExpectation,
  type KeyAuthenticatorOptions,
  type SharedAuthenticatorOptions,
} from './agents/tokens/agent-authenticator.ts';
export {
  type AgentIdentity,
  type AgentTokenExpectation,
  type AgentTokenFacts,
  type AgentTokenIssuer,
  createAgentToken,
  verifyAgentToken,
} from './agents/tokens/agent-token.ts';
export { type AgentTokenType, type RawClaims, TOKEN_LENGTH_MAX } from './agents/tokens/compact-jws.ts';
export { covers, isPermission, isSubset, PERMISSIONS_MAX } from './agents/tokens/permission.ts';
export { createPossessionProof, type PossessionFacts, type PossessionProof } from './agents/tokens/possession-proof.ts';
export { AGENT_TOKEN_BOUNDS, type AgentTokenPolicy } from './agents/tokens/token-policy.ts';
