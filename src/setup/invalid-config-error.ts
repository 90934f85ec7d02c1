import { SallyportError } from '../core/errors.ts';

/** A configuration cannot be used. `path` names the place in it: `upstreams[0].apiKey`, or `line 3`; empty for all of it. */
export class InvalidConfigError extends SallyportError {
  override readonly name = 'InvalidConfigError';
  readonly path: string;

  constructor(path: string, problem: string, options?: ErrorOptions) {
    super(
      'INVALID_CONFIG',
      path === '' ? `configuration ${problem}` : `configuration at "${path}" ${problem}`,
      options,
    );
    this.path = path;
  }
}
