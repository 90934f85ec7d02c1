import type { DetectorRun, MatchSink, ViewWindow, WhatFollows } from './match.ts';
import { contextReader, matchScore } from './match-score.ts';
import type { Matcher } from './matcher.ts';
import { PLACES_READ_MAX, type PrefixIndex } from './prefix-index.ts';
import { advanceBody, type Body, type OpenBody } from './region-body.ts';
import type { RegionRule, SpanRule } from './rule.ts';
import { failureOf } from './rule-failure.ts';

/** A span or region rule made ready to run. */
export interface CompiledRule {
  readonly rule: SpanRule | RegionRule;
  readonly matcher: Matcher;
  readonly lengthMax: number;
  /** For regions: how the body goes on and ends. */
  readonly body?: Body;
}

/** Places that have been looked at are dropped from a rule's queue in pieces of at least this many: dropping costs a copy. */
const QUEUE_SLACK = 1_024;

/** What a rule remembers between two calls. Offsets are of the view. */
interface RuleState {
  readonly matcher: Matcher;
  /** No match of the rule starts before this offset any more. */
  from: number;
  /** The place at which the rule waits for more text, or -1. Matches of one rule are decided from left to right. */
  waitingAt: number;
  /** Places behind `waitingAt` at which the rule may match, too, ascending; those before `queueHead` are done. */
  readonly queue: number[];
  queueHead: number;
  region: OpenBody | undefined;
}

/**
 * Runs spans and region openers over a view that arrives in pieces (DESIGN: "How the chunk law holds"). At each place
 * the index names the rules that may begin there. A rule whose partial form touches the end of the text waits; any
 * other is decided at once, because no later text can change the answer.
 */
export function spanRun(rules: readonly CompiledRule[], index: PrefixIndex): DetectorRun {
  const states: (RuleState | undefined)[] = new Array(rules.length);
  const active = new Set<number>();
  const hasContext = contextReader();
  let dispatched = 0;

  return {
    advance(window, follows, found) {
      dispatched = Math.max(dispatched, window.base);
      for (const number of active) resume(number, window, follows, found);
      dispatched = dispatch(window, follows, found);
      let hold = dispatched;
      for (const number of active) {
        const { waitingAt, region } = stateOf(number);
        // A region waits only for its closer; what it swallows is not withheld.
        hold = Math.min(hold, region === undefined ? waitingAt : region.at);
      }
      return hold;
    },
  };

  function stateOf(number: number): RuleState {
    let state = states[number];
    if (state === undefined) {
      const { matcher } = rules[number] as CompiledRule;
      state = { matcher: matcher.forRun(), from: 0, waitingAt: -1, queue: [], queueHead: 0, region: undefined };
      states[number] = state;
    }
    return state;
  }

  /** Goes over the places that have not been looked at, up to the first whose candidates are not known yet. */
  function dispatch(window: ViewWindow, follows: WhatFollows, found: MatchSink): number {
    const { text, base } = window;
    for (let from = dispatched - base; from < text.length; from += PLACES_READ_MAX) {
      for (const at of index.places(text, from)) {
        const candidates = index.candidates(text, at, follows !== 'more');
        if (candidates === undefined) return base + at;
        if (isInsidePair(text, at)) continue;
        for (const number of candidates) {
          const state = stateOf(number);
          // What an open region has read belongs to it.
          if (state.region !== undefined && base + at < state.region.at) continue;
          if (active.has(number)) state.queue.push(base + at);
          else if (base + at >= state.from && decide(number, base + at, window, follows, found)) active.add(number);
        }
      }
    }
    return base + text.length;
  }

  /** Takes up a rule that waits: its region, the place it waits at, then those that queued up behind. */
  function resume(number: number, window: ViewWindow, follows: WhatFollows, found: MatchSink): void {
    const state = stateOf(number);
    if (state.region === undefined) {
      const at = state.waitingAt;
      state.waitingAt = -1;
      if (decide(number, at, window, follows, found)) return;
    } else if (!closeRegion(number, state, window, follows, found)) return;
    while (state.queueHead < state.queue.length) {
      const at = state.queue[state.queueHead++] as number;
      if (at >= state.from && decide(number, at, window, follows, found)) {
        if (state.queueHead >= QUEUE_SLACK) dropDone(state);
        return;
      }
    }
    dropDone(state);
    active.delete(number);
  }

  /** Tries a rule at one place. Returns whether it has to wait, there or for the end of a region. */
  function decide(number: number, at: number, window: ViewWindow, follows: WhatFollows, found: MatchSink): boolean {
    const { rule, lengthMax } = rules[number] as CompiledRule;
    const state = stateOf(number);
    const { matcher } = state;
    const { text, base } = window;
    const local = at - base;
    if (follows === 'more' && text.length - local <= lengthMax + 1 && matcher.touchesEnd(text, local)) {
      state.waitingAt = at;
      return true;
    }
    const end = matcher.matchEnd(text, local);
    if (end < 0 || (rule.kind === 'span' && rule.needsContext && !hasContext(rule, text, local))) return false;
    const accepted = acceptedUnits(rule, at, text.slice(local, end), found);
    if (accepted === 0) return false;
    const lead = rule.kind === 'span' && rule.lead !== undefined ? rule.lead(text.slice(local, local + accepted)) : 0;
    const score = matchScore(rule, hasContext(rule, text, local));
    const match = { rule, start: at + lead, end: at + accepted, score, ...(lead > 0 && { from: at }) };
    state.from = match.end;
    if (rule.kind === 'span') {
      found.match(match);
      return false;
    }
    found.open(match);
    state.region = { match, at: match.end, lengthMax: rule.lengthMax };
    return !closeRegion(number, state, window, follows, found);
  }

  /** Follows a region's body. Returns whether the region has ended. */
  function closeRegion(
    number: number,
    state: RuleState,
    window: ViewWindow,
    follows: WhatFollows,
    found: MatchSink,
  ): boolean {
    const { body } = rules[number] as CompiledRule;
    if (state.region === undefined || body === undefined) return true;
    const end = advanceBody(state.region, body, window, follows);
    if (end === undefined) return false;
    found.match({ ...state.region.match, end });
    state.from = end;
    state.region = undefined;
    return true;
  }
}

function dropDone(state: RuleState): void {
  state.queue.splice(0, state.queueHead);
  state.queueHead = 0;
}

/**
 * What the rule's validator accepts of a candidate: whole units, none for an answer below 0 or that is no number. A validator that
 * throws accepts nothing and is reported.
 */
function acceptedUnits(rule: SpanRule | RegionRule, at: number, candidate: string, found: MatchSink): number {
  if (rule.accept === undefined) return candidate.length;
  try {
    return Math.max(0, Math.min(candidate.length, Math.trunc(rule.accept(candidate)))) || 0;
  } catch {
    found.match(failureOf(rule, at, at + candidate.length));
    return 0;
  }
}

function isInsidePair(text: string, at: number): boolean {
  return at > 0 && (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}
