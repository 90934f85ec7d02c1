import type { ClassifierFailure } from '../core/classifier-panel.ts';
import { SallyportError } from '../core/errors.ts';

/** A classifier has no opinion on a text. The error holds neither the text nor what a provider said. */
export class ClassifierError extends SallyportError {
  override readonly name = 'ClassifierError';
  readonly reason: ClassifierFailure;

  constructor(reason: ClassifierFailure) {
    super('CLASSIFIER_FAILED', SAID[reason]);
    this.reason = reason;
  }
}

const SAID: Readonly<Record<ClassifierFailure, string>> = {
  deadline: 'the classifier did not answer in time',
  budget: 'the calls or tokens of the classifier are used up for this minute',
  busy: 'too many calls wait for the classifier',
  'too-long': 'the text is longer than the classifier takes',
  verdict: 'the classifier gave no verdict that counts',
  failed: 'the classifier failed',
};
