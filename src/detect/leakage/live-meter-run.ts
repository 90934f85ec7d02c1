import type { MeterRun } from '../matching/rule.ts';

/**
 * A meter's run with its getter on a prototype. In an object literal it would make a hidden class for each run, which lies
 * among the old objects and keeps the run alive until the next full collection.
 */
export class LiveMeterRun implements MeterRun {
  readonly write: MeterRun['write'];
  private readonly withheldFrom: () => number | undefined;

  constructor(write: MeterRun['write'], withheldFrom: () => number | undefined) {
    this.write = write;
    this.withheldFrom = withheldFrom;
  }

  get holdFrom(): number | undefined {
    return this.withheldFrom();
  }
}

/** The run of a meter that has nothing to watch for. */
export const IDLE_RUN: MeterRun = { write: () => [], holdFrom: undefined };
