import type { RuleFacts } from './rule.ts';

/** A range of a view in which a rule matched. Offsets are UTF-16 units of the view, `end` exclusive. */
export interface Match {
  readonly rule: RuleFacts;
  readonly start: number;
  readonly end: number;
  readonly score: number;
  /** Where what was matched begins, if that is before `start`: with what leads to it. */
  readonly from?: number;
}

/** The part of a view that is kept: `text[0]` is the view's unit `base`. */
export interface ViewWindow {
  readonly text: string;
  readonly base: number;
}

/**
 * What follows a window's text: more of it; a barrier, behind which a new window with a larger `base` begins that has
 * nothing to do with this one but for regions that read on; or nothing.
 */
export type WhatFollows = 'more' | 'barrier' | 'nothing';

/**
 * One incremental run of a detector over a view. Between two calls the window may have lost text on the left, never
 * within {@link CONTEXT_CHARS} units of what `hold` of any run said, and have gained text on the right.
 */
export interface DetectorRun {
  /**
   * Decides what can be decided and gives it to `found`.
   *
   * @returns View offset: nothing that is still to come starts before it.
   */
  advance(window: ViewWindow, follows: WhatFollows, found: MatchSink): number;
}

/** Takes decided matches, in any order. */
export interface MatchSink {
  match(match: Match): void;
  /** A region has begun; its {@link Match}, with the same rule and start, follows when it ends. */
  open(match: Match): void;
}
