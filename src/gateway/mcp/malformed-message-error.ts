import { SallyportError } from '../../core/errors.ts';

/** A line is JSON, but no JSON-RPC 2.0 message as MCP has them. It quotes nothing of it. */
export class MalformedMessageError extends SallyportError {
  override readonly name = 'MalformedMessageError';

  constructor(problem: string) {
    super('MALFORMED_REQUEST', `the message ${problem}`);
  }
}
