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

/** A match in one run of the view; offsets are of the whole view. */
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
  const cuts = [0, ...view.barriers, view.text.length];
  const spans: Span[] = [];
  for (const rule of rules) {
    if (rule.kind === 'meter') spans.push(...meterSpans(rule, view.text));
    else for (let i = 1; i < cuts.length; i++) spans.push(...runSpans(rule, view.text, cuts[i - 1] ?? 0, cuts[i] ?? 0));
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

function runSpans(rule: SpanRule | RegionRule | TokenRule, text: string, from: number, to: number): readonly Span[] {
  const run = text.slice(from, to);
  const spans = rule.kind === 'token' ? tokenSpans(rule, run) : patternSpans(rule, run);
  return spans.map((span) => ({
    ...span,
    start: from + span.start,
    end: from + span.end,
    ...(span.openerEnd !== undefined && { openerEnd: from + span.openerEnd }),
  }));
}

/** Leftmost matches from left to right. What is refused is looked at again one code point later. */
function patternSpans(rule: SpanRule | RegionRule, run: string): readonly Span[] {
  const pattern = rule.kind === 'span' ? rule.pattern : rule.opener;
  const regex = new RegExp(pattern.source, `${pattern.flags}g`);
  const spans: Span[] = [];
  for (let from = 0; from <= run.length; ) {
    regex.lastIndex = isInsidePair(run, from) ? from + 1 : from;
    const match = regex.exec(run);
    if (match === null) break;
    const candidate = match[0];
    let accepted: number;
    try {
      accepted = rule.accept === undefined ? candidate.length : Math.min(candidate.length, rule.accept(candidate));
    } catch {
      accepted = 0;
      spans.push(failure(rule, match.index, match.index + candidate.length));
    }
    if (accepted <= 0) {
      from = match.index + String.fromCodePoint(run.codePointAt(match.index) ?? 0).length;
      continue;
    }
    const openerEnd = match.index + accepted;
    const score = scoreAt(rule, run, match.index);
    if (rule.kind === 'span') {
      spans.push({ rule, start: match.index, end: openerEnd, score });
      from = openerEnd;
    } else {
      from = regionEnd(rule, run, match.index, openerEnd);
      spans.push({ rule, start: match.index, end: from, score, openerEnd });
    }
  }
  return spans;
}

/** Behind the closer, before the first unit that is not of the body, or after `lengthMax` units, whichever comes first. */
function regionEnd(rule: RegionRule, run: string, start: number, openerEnd: number): number {
  const furthest = Math.min(run.length, start + rule.lengthMax);
  const closer = rule.closer && new RegExp(rule.closer.source, `${rule.closer.flags}y`);
  for (let at = openerEnd; at < furthest; at++) {
    if (closer !== undefined && !isInsidePair(run, at)) {
      closer.lastIndex = at;
      if (closer.test(run)) return Math.min(closer.lastIndex, furthest);
    }
    if (!rule.body.test(run.charAt(at))) return at;
  }
  return furthest;
}

const CONTEXT_UNITS = 64;

/** Context words count as whole words in the 64 units to the left: 0.35 more, at least 0.4, at most 1. */
function scoreAt(rule: SpanRule | RegionRule, run: string, at: number): number {
  if (rule.kind !== 'span' || rule.context === undefined) return rule.score;
  const left = run.slice(Math.max(0, at - CONTEXT_UNITS), at).toLowerCase();
  const isThere = rule.context.some((word) => {
    const literal = word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
    return new RegExp(/\p{L}/u.test(word) ? `(?<!\\p{L})${literal}(?!\\p{L})` : literal, 'u').test(left);
  });
  return isThere ? Math.min(1, Math.max(0.4, rule.score + 0.35)) : rule.score;
}

const ENTITY_TOKENS_MAX = 12;

/** Tags each token of a run with what its neighbours say; a `begin` and the `inside` behind it are one match. */
function tokenSpans(rule: TokenRule, run: string): readonly Span[] {
  const tokens = tokensOf(run);
  const spans: Span[] = [];
  let state = rule.initial;
  let entity: { start: number; end: number; count: number } | undefined;
  const close = (): void => {
    if (entity !== undefined) spans.push({ rule, start: entity.start, end: entity.end, score: rule.score });
    entity = undefined;
  };
  tokens.forEach((token, i) => {
    let tag: 'outside' | 'begin' | 'inside' = 'outside';
    try {
      const answer = rule.tag(state, token, tokens.slice(i + 1, i + 1 + rule.lookahead));
      state = answer.state;
      tag = answer.tag;
    } catch {
      state = rule.initial;
      spans.push(failure(rule, token.start, token.end));
    }
    if (tag !== 'inside' || entity?.count === ENTITY_TOKENS_MAX) close();
    if (tag === 'outside') return;
    entity = { start: entity?.start ?? token.start, end: token.end, count: (entity?.count ?? 0) + 1 };
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
