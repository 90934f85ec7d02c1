import type { Finding } from '../core/finding.ts';
import type { Evaluator, ReplyOutcome } from './evaluator.ts';

/** What an evaluator is made of: functions over one reply's state. */
export interface EvaluatorFunctions {
  readonly push: (chunk: string) => string;
  readonly end: () => string;
  readonly next: Evaluator['next'];
  readonly fail: (finding: Finding) => void;
  readonly outcome: () => ReplyOutcome;
  readonly withheld: () => number;
  readonly read: () => number;
  readonly hasStopped: () => boolean;
}

/**
 * An evaluator with its getters on a prototype. In an object literal each getter would make a hidden class for each object,
 * which lies among the old objects and keeps the whole reply alive until the next full collection.
 */
export class LiveEvaluator implements Evaluator {
  readonly push: (chunk: string) => string;
  readonly end: () => string;
  readonly next: Evaluator['next'];
  readonly fail: (finding: Finding) => void;
  readonly outcome: () => ReplyOutcome;
  private readonly functions: EvaluatorFunctions;

  constructor(functions: EvaluatorFunctions) {
    this.push = functions.push;
    this.end = functions.end;
    this.next = functions.next;
    this.fail = functions.fail;
    this.outcome = functions.outcome;
    this.functions = functions;
  }

  get withheldChars(): number {
    return this.functions.withheld();
  }

  get readChars(): number {
    return this.functions.read();
  }

  get isStopped(): boolean {
    return this.functions.hasStopped();
  }
}
