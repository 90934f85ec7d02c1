import { SallyportError } from '../../../core/errors.ts';

/** The weights of the injection model cannot be used. */
export class InvalidWeightsError extends SallyportError {
  constructor(problem: string, options?: ErrorOptions) {
    super('INVALID_WEIGHTS', `the weights of the injection model cannot be used: ${problem}`, options);
  }
}
