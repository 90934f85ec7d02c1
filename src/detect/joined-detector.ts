import type { Bounds } from '../core/bounds.ts';
import type { Finding } from '../core/finding.ts';
import type { Trust } from '../core/segment.ts';
import { canonicalView } from '../normalize/canonical.ts';
import { decodedViews } from '../normalize/decode/decoded-views.ts';
import { toOriginalRange, type View } from '../normalize/view.ts';
import { findingOfMatch } from './finding-of-match.ts';
import { type Chain, chainsOfReadings, crossingPlaces } from './joined-chain.ts';
import { decodeWindows } from './joined-windows.ts';
import { findMatches, openRegions } from './matching/find-matches.ts';
import type { DetectorRun, Match } from './matching/match.ts';
import { CONTEXT_CHARS, type RuleFacts } from './matching/rule.ts';
import type { RuleSet } from './matching/rule-set.ts';
import { rulesRun } from './matching/rules-run.ts';
import { IN_HIDDEN_VIEWS, type PartDetection } from './request-detector.ts';

/** A part of a message, inspected by itself. */
export interface InspectedPart {
  readonly text: string;
  readonly detection: PartDetection;
}

/**
 * Looks for what is split over parts that follow each other. Only findings that begin in one part and end in a later
 * one are given, each once.
 *
 * @param offsets - Where each part's text begins in the offsets of the findings; ascending, with room for the text.
 */
export type JoinedDetector = (
  parts: readonly InspectedPart[],
  offsets: readonly number[],
  trust: Trust,
) => readonly Finding[];

/**
 * Makes the detector of joined parts. A rule reads on from the end of one part into the next only where the part left a
 * match open; encodings are undone in windows around the boundaries that may be inside of one. So a boundary in prose costs
 * microseconds, and no unit is read more than once by each reading.
 */
export function joinedDetector(rules: RuleSet, bounds: Bounds): JoinedDetector {
  return (parts, offsets, trust) => {
    const found = new Map<string, Finding>();
    const take = taker(found, offsets, trust);
    const isDecoded = parts.map(({ detection }) => detection.isDecoded);
    const isFolded = parts.some(({ detection }) => detection.skeleton !== undefined);
    for (const chain of chainsOfReadings(parts.map(({ detection }) => detection.canonical))) {
      scanBoundaries(chain, rules, (match) => take(chain, match, 'canonical'));
      if (!isFolded) scanDecoded(chain, isDecoded, take);
    }
    if (!isFolded) return [...found.values()];
    for (const chain of chainsOfReadings(parts.map(({ detection }) => detection.skeleton ?? detection.canonical))) {
      scanBoundaries(chain, rules, (match) => take(chain, match, 'skeleton'));
      scanDecoded(chain, isDecoded, take);
    }
    return [...found.values()];
  };

  function scanDecoded(chain: Chain, isDecoded: readonly boolean[], take: TakeMatch): void {
    for (const { start, end } of decodeWindows(chain, isDecoded)) {
      const text = chain.text.slice(start, end);
      const canonical: View = { ...canonicalView(text), barriers: [] };
      for (const view of decodedViews(canonical, text, bounds)) {
        for (const match of findMatches(rules, view)) {
          if (!IN_HIDDEN_VIEWS.has(match.rule.category)) continue;
          const range = toOriginalRange(view, match.start, match.end);
          const from = toOriginalRange(view, match.from ?? match.start, match.end).start;
          take(chain, { ...match, start: range.start + start, end: range.end + start, from: from + start }, view.name);
        }
      }
    }
  }
}

type TakeMatch = (chain: Chain, match: Match, view: View['name']) => void;

/** Keeps what crosses a boundary; of one rule at one place the longest. */
function taker(found: Map<string, Finding>, offsets: readonly number[], trust: Trust): TakeMatch {
  return (chain, match, view) => {
    if (!looksAt(match.rule, trust)) return;
    const places = crossingPlaces(chain, match.start, match.end, match.from);
    if (places === undefined) return;
    const start = (offsets[places.from.part] as number) + places.from.offset;
    const end = (offsets[places.to.part] as number) + places.to.offset;
    const key = `${start} ${match.rule.id}`;
    const known = found.get(key);
    if (known !== undefined && known.end >= end) return;
    found.set(key, findingOfMatch(match, { start, end }, view));
  };
}

function looksAt({ trusts }: RuleFacts, trust: Trust): boolean {
  return trusts === undefined || trusts.includes(trust);
}

/** Units that are read beyond a boundary at first; doubled until all that was open there is decided. */
const STEP_MIN = 16;

/** Reads on over each boundary from where something was left open until it is decided. */
function scanBoundaries(chain: Chain, rules: RuleSet, take: (match: Match) => void): void {
  const { text, starts, ends, openFrom } = chain;
  let run: DetectorRun | undefined;
  let sink = openRegions(take);
  let base = 0;
  let read = 0;
  let decided = 0;
  for (let part = 0; part + 1 < starts.length; part++) {
    const boundary = starts[part + 1] as number;
    const from = openFrom[part] as number;
    if (run === undefined || from > read) {
      if (from >= (ends[part] as number)) {
        run = undefined;
        continue;
      }
      run = rulesRun(rules);
      sink = openRegions(take);
      base = Math.max(0, from - CONTEXT_CHARS);
      // What stands before is context only.
      run.advance({ text: '', base: from }, 'more', sink);
      read = from;
      decided = from;
    }
    for (let step = STEP_MIN; decided < boundary && read < text.length; step *= 2) {
      read = Math.min(text.length, Math.max(read, boundary) + step);
      const hold = run.advance({ text: text.slice(base, read), base }, read === text.length ? 'nothing' : 'more', sink);
      decided = Math.min(hold, sink.firstStart());
    }
  }
}
