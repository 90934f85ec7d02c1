export { AgentAuthError } from './agents/agent-auth-error.ts';
export { CAVEATS_MAX, type Caveat } from './agents/delegation/caveat.ts';
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
export type { AgentCall, AgentCallDecision } from './agents/http/agent-call.ts';
export type { AgentHttpRequest, AgentRequestHead, BodyReader } from './agents/http/agent-http-request.ts';
export { AgentRequestError, type AgentRequestErrorFacts } from './agents/http/agent-request-error.ts';
export { type AgentGate, type AgentOutcome, createAgentGate } from './agents/http/create-agent-gate.ts';
export type { AgentGateOptions, AgentRequirement } from './agents/http/gate-options.ts';
export type { RefusalResponse } from './agents/http/refusal-response.ts';
export { type AgentRequestFacts, agentRequestHeaders } from './agents/http/request-proof.ts';
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
  type AgentMessage,
  MESSAGE_BOUNDS,
  type MessageAuthority,
  type MessageBounds,
} from './agents/messages/agent-message.ts';
export { AgentMessageError } from './agents/messages/agent-message-error.ts';
export { createMessage, type MessageDraft, type MessageSigner } from './agents/messages/create-message.ts';
export type {
  AuthorityClaim,
  DecideMessageAction,
  MeetsCaveats,
  MessageDecision,
  MessageVerifier,
  VerifiedAuthority,
  VerifyAuthority,
} from './agents/messages/message-verifier.ts';
export type { SealingPrivateJwk, SealingPublicJwk } from './agents/messages/sealing-key.ts';
export { SecureAgentMessage, type SecureAgentMessageOptions } from './agents/messages/secure-agent-message.ts';
export { type VerifiedMessage, verifyMessage } from './agents/messages/verify-message.ts';
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
export type { AgentAuthCode } from './core/agent-auth-code.ts';
export type { AgentMessageCode, AgentMessageStep } from './core/agent-message-code.ts';
export type { AgentRequestCode, AgentRequestStep, OwnAgentRequestCode } from './core/agent-request-code.ts';
export type { JsonValue } from './core/json-value.ts';
export type { Clock, Keys, Random } from './core/ports.ts';
export type { Principal } from './core/segment.ts';
export type { BesideRecord, PutOptions, Records, StoredRecord } from './core/store-ports.ts';
