import type { Finding } from '../../../src/core/finding.ts';
import { codeTracker } from '../../../src/detect/links/code-tracker.ts';
import type { MeterRule, RegionRule, Rule, RuleFacts, SpanRule, TokenRule } from '../../../src/detect/matching/rule.ts';
import { canonicalView } from '../../../src/normalize/canonical.ts';
import type { View } from '../../../src/normalize/view.ts';
import { tokensOf } from './twin-tokens.ts';

/** A finding of the twin. A region also has the finding that its opener alone would be. */
export interface Found {
  readonly finding: Finding;
  readonly opener?: Finding;
}

/** A match; offsets are of the whole view. */
interface Span {
  readonly rule: RuleFacts;
  readonly start: number;
  readonly end: number;
  readonly score: number;
  readonly openerEnd?: number;
}

/** All findings in a whole text, by the definitions of the kinds of rules and nothing else. In no particular order. */
export function twinMatches(rules: readonly Rule[], text: string): readonly Found[] {
  const view = canonicalView(text);
  const spans: Span[] = [];
  for (const rule of rules) {
    if (rule.kind === 'meter') spans.push(...meterSpans(rule, view.text));
    else if (rule.kind !== 'token') spans.push(...patternSpans(rule, view));
    else for (const run of runsOf(view.text, view.barriers)) spans.push(...tokenSpans(rule, run));
  }
  const found = spans.map((span) => toFound(span, view));
  return rules.some(isShownPattern) ? found.filter((one) => !isCode(text, one)) : found;
}

function isShownPattern({ kind, category }: Rule): boolean {
  return (kind === 'span' || kind === 'region') && (category === 'link' || category === 'markup');
}

/** Links and markup do nothing where the text shows them as code, but in a terminal; of a region, its opener decides. */
function isCode(text: string, { finding, opener }: Found): boolean {
  if (finding.category !== 'link' && finding.category !== 'markup') return false;
  if (finding.ruleId.startsWith('markup/terminal-')) return false;
  const tracker = codeTracker();
  tracker.write(text);
  return tracker.isCode(finding.start, (opener ?? finding).end);
}

/** The text between two barriers, and where it stands in the view. */
interface Run {
  readonly text: string;
  readonly offset: number;
}

function runsOf(text: string, barriers: readonly number[]): readonly Run[] {
  const cuts = [0, ...barriers, text.length];
  return cuts.slice(1).map((end, i) => ({ text: text.slice(cuts[i], end), offset: cuts[i] ?? 0 }));
}

/** Matches from left to right, each in one run; only the body of a region may be in several. */
function patternSpans(rule: SpanRule | RegionRule, view: View): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const { text: run, offset } of runsOf(view.text, view.barriers)) {
    for (;;) {
      const match = nextMatch(rule, run, Math.max(0, from - offset), spans, offset);
      if (match === undefined) break;
      const lead = rule.kind === 'span' ? (rule.lead?.(run.slice(match.start, match.end)) ?? 0) : 0;
      const start = offset + match.start + lead;
      const openerEnd = offset + match.end;
      const score = scoreAt(rule, run, match.start);
      from = rule.kind === 'span' ? openerEnd : regionEnd(rule, view, start, openerEnd);
      spans.push({ rule, start, end: from, score, ...(rule.kind === 'region' && { openerEnd }) });
    }
  }
  return spans;
}

/** The leftmost match from `from` on that is accepted. What is refused is looked at again one code point later. */
function nextMatch(
  rule: SpanRule | RegionRule,
  run: string,
  from: number,
  failures: Span[],
  offset: number,
): { readonly start: number; readonly end: number } | undefined {
  const pattern = rule.kind === 'span' ? rule.pattern : rule.opener;
  const regex = new RegExp(pattern.source, `${pattern.flags}g`);
  for (let at = from; at <= run.length; ) {
    regex.lastIndex = isInsidePair(run, at) ? at + 1 : at;
    const match = regex.exec(run);
    if (match === null) return undefined;
    const candidate = match[0];
    const start = match.index;
    let accepted: number;
    try {
      accepted = rule.accept === undefined ? candidate.length : Math.min(candidate.length, rule.accept(candidate));
    } catch {
      accepted = 0;
      failures.push(failure(rule, offset + start, offset + start + candidate.length));
    }
    if (accepted > 0) return { start, end: start + accepted };
    at = start + String.fromCodePoint(run.codePointAt(start) ?? 0).length;
  }
  return undefined;
}

/**
 * Behind the closer, before the first unit that is not of the body, or after `lengthMax` units, whichever comes first.
 * A barrier is of the body where white space is; a closer stands between two of them.
 */
function regionEnd(rule: RegionRule, view: View, start: number, openerEnd: number): number {
  const furthest = Math.min(view.text.length, start + rule.lengthMax);
  const closer = rule.closer && new RegExp(rule.closer.source, `${rule.closer.flags}y`);
  const takesBarriers = rule.body.test(' ') || rule.body.test('\n');
  for (const { text: run, offset } of runsOf(view.text, view.barriers)) {
    for (let at = Math.max(offset, openerEnd); at < Math.min(offset + run.length, furthest); at++) {
      if (closer !== undefined && !isInsidePair(run, at - offset)) {
        closer.lastIndex = at - offset;
        if (closer.test(run)) return Math.min(offset + closer.lastIndex, furthest);
      }
      if (!rule.body.test(view.text.charAt(at))) return at;
    }
    const end = offset + run.length;
    if (end >= openerEnd && !takesBarriers) return Math.min(end, furthest);
  }
  return furthest;
}

const CONTEXT_UNITS = 64;

/** Words of these scripts have no spaces around them, or endings that are written as one with them. */
const NO_SPACES = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u;

/** Context words count as whole words in the 64 units to the left, where the script has such: 0.35 more, at least 0.4, at most 1. */
function scoreAt(rule: SpanRule | RegionRule, run: string, at: number): number {
  if (rule.kind !== 'span' || rule.context === undefined) return rule.score;
  const left = run.slice(Math.max(0, at - CONTEXT_UNITS), at).toLowerCase();
  const isThere = rule.context.some((word) => {
    const literal = word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
    const isWhole = /\p{L}/u.test(word) && !NO_SPACES.test(word);
    return new RegExp(isWhole ? `(?<!\\p{L})${literal}(?!\\p{L})` : literal, 'u').test(left);
  });
  return isThere ? Math.min(1, Math.max(0.4, rule.score + 0.35)) : rule.score;
}

const ENTITY_UNITS_MAX = 768;

/** Tags each token of a run with what its neighbours say; a `begin` and the `inside` behind it are one match. */
function tokenSpans(rule: TokenRule, { text: run, offset }: Run): readonly Span[] {
  const tokens = tokensOf(run);
  const spans: Span[] = [];
  let state = rule.initial;
  let entity: { as: RuleFacts; start: number; end: number } | undefined;
  const close = (): void => {
    if (entity !== undefined) {
      const { as, start, end } = entity;
      spans.push({ rule: as, start: offset + start, end: offset + end, score: as.score });
    }
    entity = undefined;
  };
  tokens.forEach((token, i) => {
    let tag: 'outside' | 'begin' | 'inside' = 'outside';
    let as: RuleFacts = rule;
    try {
      const answer = rule.tag(state, token, tokens.slice(i + 1, i + 1 + rule.lookahead));
      state = answer.state;
      tag = answer.tag;
      as = answer.found ?? rule;
    } catch {
      state = rule.initial;
      spans.push(failure(rule, offset + token.start, offset + token.end));
    }
    if (tag !== 'inside' || token.end - (entity?.start ?? token.start) > ENTITY_UNITS_MAX) close();
    if (tag === 'outside') return;
    entity = { as: entity?.as ?? as, start: entity?.start ?? token.start, end: token.end };
  });
  close();
  return spans;
}

function meterSpans(rule: MeterRule, text: string): readonly Span[] {
  if (text === '') return [];
  return rule
    .open()
    .write(text, 0)
    .map(({ start, end }) => ({ rule, start, end, score: rule.score }));
}

/** A check that throws leaves a finding where it threw. */
function failure(rule: RuleFacts, start: number, end: number): Span {
  return {
    rule: { id: `error/${rule.category}`, category: 'error', score: 1, severity: 'HIGH' },
    start,
    end,
    score: 1,
  };
}

function toFound({ rule, start, end, score, openerEnd }: Span, view: View): Found {
  const findingTo = (to: number): Finding => ({
    ruleId: rule.id,
    category: rule.category,
    ...(rule.entity !== undefined && { entity: rule.entity }),
    start: view.starts?.[start] ?? start,
    end: view.ends?.[to - 1] ?? to,
    score,
    severity: rule.severity,
  });
  return { finding: findingTo(end), ...(openerEnd !== undefined && { opener: findingTo(openerEnd) }) };
}

function isInsidePair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 1), at + 1)) && at > 0;
}
