import type { Match, ViewWindow } from './match.ts';
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
  readonly closer: Matcher | undefined;
  /** Whether the closer may begin with this unit; a superset. */
  readonly canClose: (unit: number) => boolean;
}

/**
 * Reads on in a region's body.
 *
 * @returns The region's end, or undefined when it goes on or its closer may just have begun.
 */
export function advanceBody(
  open: OpenBody,
  body: Body,
  { text, base }: ViewWindow,
  isEnd: boolean,
): number | undefined {
  const endMax = open.match.start + open.lengthMax;
  for (let local = open.at - base; local < text.length; local++) {
    open.at = base + local;
    if (open.at >= endMax) return endMax;
    const unit = text.charCodeAt(local);
    if (body.closer !== undefined && body.canClose(unit)) {
      if (!isEnd && body.closer.touchesEnd(text, local)) return undefined;
      const end = body.closer.matchEnd(text, local);
      if (end >= 0) return Math.min(base + end, endMax);
    }
    if (!body.isBody(unit)) return open.at;
  }
  open.at = base + text.length;
  return isEnd || open.at >= endMax ? Math.min(open.at, endMax) : undefined;
}
