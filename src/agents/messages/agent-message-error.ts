import { AGENT_MESSAGE_FAILURES, type AgentMessageCode, type AgentMessageStep } from '../../core/agent-message-code.ts';
import { SallyportError } from '../../core/errors.ts';

/** A message is refused: `step` says where and `code` why. It quotes nothing of the message. */
export class AgentMessageError extends SallyportError {
  override readonly name = 'AgentMessageError';
  declare readonly code: AgentMessageCode;
  readonly step: AgentMessageStep;

  /** @param cause - Is kept where it is an error of ours, which quotes nothing either; what others throw may repeat the message. */
  constructor(code: AgentMessageCode, cause?: unknown) {
    const { step, problem } = AGENT_MESSAGE_FAILURES[code];
    super(
      code,
      `agent message refused at "${step}": ${problem}`,
      cause instanceof SallyportError ? { cause } : undefined,
    );
    this.step = step;
  }
}
