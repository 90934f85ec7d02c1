import { SallyportError } from '../core/errors.ts';

/** A request that the gateway does not take, with what the caller is told. */
export class RefusedRequestError extends SallyportError {
  override readonly name = 'RefusedRequestError';
  /** HTTP status. */
  readonly status: number;
  /** Stable, in snake case. */
  readonly problem: string;
  readonly pointer?: string;

  constructor(status: number, problem: string, message: string, pointer?: string) {
    super('REQUEST_REFUSED', message);
    this.status = status;
    this.problem = problem;
    if (pointer !== undefined) this.pointer = pointer;
  }
}
