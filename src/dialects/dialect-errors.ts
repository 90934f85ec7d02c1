import { SallyportError } from '../core/errors.ts';

/** A request body is not what the format says. `pointer` is the JSON pointer of the place; empty for the whole. */
export class MalformedRequestError extends SallyportError {
  override readonly name = 'MalformedRequestError';
  readonly pointer: string;

  constructor(pointer: string, problem: string, options?: ErrorOptions) {
    super('MALFORMED_REQUEST', pointer === '' ? `the body ${problem}` : `"${pointer}" ${problem}`, options);
    this.pointer = pointer;
  }
}

/** A provider's reply is not what the format says; nothing of the part that is wrong was passed on. */
export class MalformedReplyError extends SallyportError {
  override readonly name = 'MalformedReplyError';

  constructor(problem: string, options?: ErrorOptions) {
    super('MALFORMED_REPLY', `the reply of the provider ${problem}`, options);
  }
}
