import { AGENT_AUTH_PROBLEMS, type AgentAuthCode } from '../core/agent-auth-code.ts';
import { SallyportError } from '../core/errors.ts';

/** A token, a proof or a chain is refused; `code` says why. It quotes nothing of what was refused. */
export class AgentAuthError extends SallyportError {
  override readonly name = 'AgentAuthError';
  declare readonly code: AgentAuthCode;

  constructor(code: AgentAuthCode, options?: ErrorOptions) {
    super(code, AGENT_AUTH_PROBLEMS[code], options);
  }
}
