import type { AgentAuthCode } from './agent-auth-code.ts';
import type { AgentMessageCode } from './agent-message-code.ts';
import type { OwnAgentRequestCode } from './agent-request-code.ts';

/** The stable codes of errors that reach a caller. */
export type ErrorCode =
  | 'VAULT_BUSY'
  | 'MEMORY_REFUSED'
  | 'INVALID_OPTIONS'
  | 'INVALID_RULE'
  | 'INVALID_POLICY'
  | 'INVALID_TEXT'
  | 'INVALID_WEIGHTS'
  | 'TEXT_TOO_LONG'
  | 'INVALID_CONFIG'
  | 'REQUEST_REFUSED'
  | 'RATE_LIMITED'
  | 'BUDGET_EXCEEDED'
  | 'BUDGET_BUSY'
  | 'REQUEST_TOO_LARGE'
  | 'INVALID_JSON'
  | 'MALFORMED_REQUEST'
  | 'MALFORMED_REPLY'
  | 'STORE_FAILED'
  | 'UNSEAL_FAILED'
  | 'KEY_RING_FAILED'
  | 'UPSTREAM_UNREACHABLE'
  | 'UPSTREAM_TIMEOUT'
  | 'UPSTREAM_RESET'
  | 'UPSTREAM_CIRCUIT_OPEN'
  | 'UPSTREAM_BODY_TOO_LARGE'
  | 'UPSTREAM_ENCODING'
  | 'MISSING_CLASS'
  | 'BAD_RECORDS'
  | 'TOO_FEW_RECORDS'
  | 'TOO_MUCH_DATA'
  | 'UNREACHABLE_RATE'
  | 'UNEDITABLE_POLICY'
  | 'CLASSIFIER_FAILED'
  | AgentAuthCode
  | AgentMessageCode
  | OwnAgentRequestCode;

/** The root of every error that Sallyport throws on purpose. Messages hold no user text, key or token. */
export abstract class SallyportError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** An option is missing, unknown or out of its range. `option` names it. */
export class InvalidOptionsError extends SallyportError {
  override readonly name = 'InvalidOptionsError';
  readonly option: string;

  constructor(option: string, problem: string, options?: ErrorOptions) {
    super('INVALID_OPTIONS', `option "${option}" ${problem}`, options);
    this.option = option;
  }
}

/** A rule cannot be compiled: its pattern is unbounded, not linear, too large, or not a regular expression. */
export class InvalidRuleError extends SallyportError {
  override readonly name = 'InvalidRuleError';
  readonly ruleId: string;

  constructor(ruleId: string, problem: string, options?: ErrorOptions) {
    super('INVALID_RULE', `rule "${ruleId}": ${problem}`, options);
    this.ruleId = ruleId;
  }
}

/** A policy cannot be used. `path` names the place in it. */
export class InvalidPolicyError extends SallyportError {
  override readonly name = 'InvalidPolicyError';
  readonly path: string;

  constructor(path: string, problem: string, options?: ErrorOptions) {
    super('INVALID_POLICY', path === '' ? `policy ${problem}` : `policy at "${path}" ${problem}`, options);
    this.path = path;
  }
}

/** Something that is not a string was given as text. */
export class InvalidTextError extends SallyportError {
  override readonly name = 'InvalidTextError';

  constructor(received: string) {
    super('INVALID_TEXT', `text must be a string, not ${received}`);
  }
}

/** A text is longer than the bound; nothing of it was inspected. */
export class TextTooLongError extends SallyportError {
  override readonly name = 'TextTooLongError';
  readonly lengthMax: number;
  readonly length: number;

  constructor(length: number, lengthMax: number) {
    super(
      'TEXT_TOO_LONG',
      `text has ${length} UTF-16 code units, the limit is ${lengthMax}; split it or raise bounds.textLengthMax`,
    );
    this.length = length;
    this.lengthMax = lengthMax;
  }
}
