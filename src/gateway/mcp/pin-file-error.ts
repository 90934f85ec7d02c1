import { SallyportError } from '../../core/errors.ts';

/** A pin file cannot be used; the message says which one and what to do. It quotes nothing of what stands in it. */
export class PinFileError extends SallyportError {
  override readonly name = 'PinFileError';

  constructor(path: string, problem: string, options?: ErrorOptions) {
    super('INVALID_CONFIG', `pin file ${path} ${problem}`, options);
  }
}
