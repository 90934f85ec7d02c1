import type { Match, ViewWindow, WhatFollows } from './match.ts';
import type { Matcher } from './matcher.ts';

/** A region whose end is not known yet. */
export interface OpenBody {
  readonly match: Match;
  /** View offset up to which the body has been read. */
  at: number;
  readonly lengthMax: number;
}

/** What a region's body is made of and what ends it. */
export interface Body {
  readonly isBody: (unit: number) => boolean;
  /** Whether it goes on behind a barrier, which counts as white space. */
  readonly takesWhite: boolean;
  readonly closer: Matcher | undefined;
  /** Whether the closer may begin with this unit; a superset. */
  readonly canClose: (unit: number) => boolean;
}

/**
 * Reads on in a region's body. A closer stands between two barriers; the body may go on behind one.
 *
 * @returns The region's end, or undefined when it goes on or its closer may just have begun.
 */
export function advanceBody(
  open: OpenBody,
  body: Body,
  { text, base }: ViewWindow,
  follows: WhatFollows,
): number | undefined {
  const endMax = open.match.start + open.lengthMax;
  for (let local = open.at - base; local < text.length; local++) {
    open.at = base + local;
    if (open.at >= endMax) return endMax;
    const unit = text.charCodeAt(local);
    if (body.closer !== undefined && body.canClose(unit)) {
      if (follows === 'more' && body.closer.touchesEnd(text, local)) return undefined;
      const end = body.closer.matchEnd(text, local);
      if (end >= 0) return Math.min(base + end, endMax);
    }
    if (!body.isBody(unit)) return open.at;
  }
  open.at = base + text.length;
  const goesOn = follows === 'more' || (follows === 'barrier' && body.takesWhite);
  return goesOn && open.at < endMax ? undefined : Math.min(open.at, endMax);
}
