/** Why a token, a proof or a chain of agents is refused, in words for people. The keys are the closed set of codes. */
export const AGENT_AUTH_PROBLEMS = {
  TOKEN_TOO_LARGE: 'the token is longer than the bound',
  TOKEN_MALFORMED: 'the token is not three parts of canonical base64url around JSON objects whose keys are distinct',
  HEADER_REFUSED: 'the header has a member that no token of agents may have',
  TYPE_MISMATCH: 'the token is of another type than the one that is wanted',
  ALGORITHM_MISMATCH: 'the header names another algorithm than the key has',
  KEY_UNKNOWN: 'the key set has no key of this id',
  KEY_EXPIRED: 'the key is past its end',
  KEYS_UNAVAILABLE: 'there is no key set, or it is older than its limit',
  SIGNATURE_INVALID: 'the signature does not hold',
  CLAIMS_INVALID: 'a claim is missing, or not of the form that it must have',
  ISSUER_MISMATCH: 'the issuer is not trusted, or the key is not its own',
  AUDIENCE_MISMATCH: 'it is meant for another audience',
  NOT_YET_VALID: 'it is not valid yet',
  EXPIRED: 'it is past its end',
  LIFETIME_EXCEEDED: 'it lives longer than the policy allows',
  REVOKED: 'it, its key or its agent is revoked',
  REVOCATIONS_UNAVAILABLE: 'the store of revocations does not answer',
  PERMISSION_MISSING: 'it does not grant the permission that is wanted',
  PROOF_MISSING: 'it is bound to a key, and nothing proves that the bearer has it',
  PROOF_INVALID: 'the proof of possession does not hold',
  CHAIN_MALFORMED: 'the chain is no list of tokens, or has none',
  CHAIN_TOO_DEEP: 'the chain is longer than its root or the policy allows',
  CHAIN_BROKEN: 'a link does not follow from the one before it',
  CHAIN_HOLDER_MISMATCH: 'the last link names another key than that of the agent that shows the chain',
  PERMISSIONS_WIDENED: 'a link grants more than the one before it',
  EXPIRY_WIDENED: 'a link lives longer than the one before it',
  DEPTH_WIDENED: 'a link allows more links than the one before it',
  AUDIENCE_WIDENED: 'a link is meant for more audiences than the one before it',
} as const;

/** Why a token, a proof or a chain of agents is refused. The set is closed. */
export type AgentAuthCode = keyof typeof AGENT_AUTH_PROBLEMS;
