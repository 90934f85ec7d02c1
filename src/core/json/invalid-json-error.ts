import { SallyportError } from '../errors.ts';

/** A text is no JSON (RFC 8259), has a key twice, or is past a bound. It quotes nothing of the text. */
export class InvalidJsonError extends SallyportError {
  override readonly name = 'InvalidJsonError';
  /** UTF-16 offset of the place. */
  readonly offset: number;
  /** What is wrong, as the end of a sentence: `has a key twice`. */
  readonly problem: string;

  constructor(offset: number, problem: string) {
    super('INVALID_JSON', `JSON text at offset ${offset} ${problem}`);
    this.offset = offset;
    this.problem = problem;
  }
}
