import { SallyportError } from '../core/errors.ts';

/** Data that must hold attacks and honest texts hold one of them only. */
export class MissingClassError extends SallyportError {
  override readonly name = 'MissingClassError';
  readonly missing: 'attack' | 'benign';

  constructor(missing: 'attack' | 'benign') {
    super('MISSING_CLASS', `there is no record with label "${missing}"; both labels are needed`);
    this.missing = missing;
  }
}

/** The records are too few to bound a rate as tightly as was asked for. */
export class TooFewRecordsError extends SallyportError {
  override readonly name = 'TooFewRecordsError';
  readonly count: number;
  readonly countMin: number;

  constructor({ count, countMin }: { readonly count: number; readonly countMin: number }, asked: string) {
    super('TOO_FEW_RECORDS', `${asked} needs at least ${countMin} benign records; there are ${count}`);
    this.count = count;
    this.countMin = countMin;
  }
}

/** Lines of a file are no records, so that nothing can be said about all of them. */
export class BadRecordsError extends SallyportError {
  override readonly name = 'BadRecordsError';
  readonly count: number;

  constructor(count: number) {
    const bad = count === 1 ? '1 line is no record' : `${count} lines are no records`;
    super('BAD_RECORDS', `${bad}; repair or remove what is bad, since it might be what is flagged`);
    this.count = count;
  }
}

/** No threshold flags as few of the benign records as was asked for. */
export class UnreachableRateError extends SallyportError {
  override readonly name = 'UnreachableRateError';
  /** Benign records that are flagged whatever the threshold. */
  readonly count: number;
  readonly countMax: number;

  constructor({ count, countMax }: { readonly count: number; readonly countMax: number }, why: string) {
    super('UNREACHABLE_RATE', `${count} benign records ${why}, and ${countMax} may be flagged; look at these records`);
    this.count = count;
    this.countMax = countMax;
  }
}

/** The data have more of something than is kept in memory. */
export class TooMuchDataError extends SallyportError {
  override readonly name = 'TooMuchDataError';
  readonly countMax: number;

  constructor(noun: string, countMax: number) {
    super('TOO_MUCH_DATA', `the data have more than ${countMax} ${noun}; give a part of them`);
    this.countMax = countMax;
  }
}

/** The policy file is valid, but written in a way that a threshold cannot be put into. */
export class UneditablePolicyError extends SallyportError {
  override readonly name = 'UneditablePolicyError';

  constructor(options?: ErrorOptions) {
    super('UNEDITABLE_POLICY', 'the policy file is written in an unusual way; write "rules" as a plain list', options);
  }
}
