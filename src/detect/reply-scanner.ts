import type { Category, Finding } from '../core/finding.ts';
import type { OpenRegion, Scan, Scanner, ScanStep } from '../core/ports.ts';
import { canonicalFold } from '../normalize/canonical-fold.ts';
import { findingOfMatch } from './finding-of-match.ts';
import { codeTracker } from './links/code-tracker.ts';
import type { Match, MatchSink } from './matching/match.ts';
import { CONTEXT_CHARS } from './matching/rule.ts';
import type { RuleSet } from './matching/rule-set.ts';
import { rulesRun } from './matching/rules-run.ts';

/** Scans replies, whole or in pieces, for the rules of a set: on the canonical view, with offsets of the reply itself. */
export function replyScanner(rules: RuleSet): Scanner {
  return { open: () => openScan(rules) };
}

/** Categories that matter only where the text is rendered. */
const SHOWN: ReadonlySet<Category> = new Set(['link', 'markup']);

function hasShownRules({ spans }: RuleSet): boolean {
  return spans.some(({ rule }) => SHOWN.has(rule.category));
}

/** Units that may lie to the left of what is needed before the window is cut: cutting costs a copy. */
const WINDOW_SLACK = 4_096;

function openScan(rules: RuleSet): Scan {
  const run = rulesRun(rules);
  const fold = canonicalFold();
  const window = viewWindow();
  const code = hasShownRules(rules) ? codeTracker() : undefined;
  /** Where open regions began: the window may have moved on when they end. One rule has one open region at a time. */
  const regionStarts = new Map<string, number>();
  /** Rules whose open region is shown as code. */
  const codeRegions = new Set<string>();
  let findings: Finding[] = [];
  let opened: OpenRegion[] = [];
  const found: MatchSink = {
    match: (match) => {
      const finding = toFinding(match);
      const start = regionStarts.get(finding.ruleId);
      regionStarts.delete(finding.ruleId);
      if (start !== undefined) findings.push({ ...finding, start });
      else if (!codeRegions.delete(finding.ruleId) && !isCode(finding)) findings.push(finding);
    },
    open: (match) => {
      const finding = toFinding(match);
      if (isCode(finding)) {
        codeRegions.add(finding.ruleId);
        return;
      }
      regionStarts.set(finding.ruleId, finding.start);
      opened.push({ finding });
    },
  };
  const sink = {
    emit: window.append,
    barrier: () => {
      run.advance(window.view(), true, found);
      window.restart();
    },
  };

  return {
    push: (chunk) => {
      code?.write(chunk);
      fold.write(chunk, sink);
      return step(false);
    },
    end: () => {
      fold.finish(sink);
      return step(true);
    },
  };

  /** Links and markup that are shown as code are neither followed nor run. */
  function isCode({ category, start, end }: Finding): boolean {
    return code !== undefined && SHOWN.has(category) && code.isCode(start, end);
  }

  function toFinding(match: Match): Finding {
    return findingOfMatch(match, window.originalRange(match.start, match.end), 'canonical');
  }

  function step(isEnd: boolean): ScanStep {
    const holdInView = run.advance(window.view(), isEnd, found);
    const result = { findings, opened, hold: window.originalOffset(holdInView) ?? fold.pendingFrom };
    findings = [];
    opened = [];
    window.trim(holdInView - CONTEXT_CHARS);
    return result;
  }
}

/** The part of a growing view that is still needed, with the original range of each of its units. */
function viewWindow() {
  let text = '';
  let base = 0;
  let runStart = 0;
  let starts: number[] = [];
  let ends: number[] = [];
  return {
    append(units: string, start: number, end: number): void {
      text += units;
      for (let i = 0; i < units.length; i++) {
        starts.push(start);
        ends.push(end);
      }
    },
    /** The text since the last barrier. */
    view: () => (runStart > base ? { text: text.slice(runStart - base), base: runStart } : { text, base }),
    /** What has been read so far has nothing to do with what follows; its offsets stay known until the next trim. */
    restart(): void {
      runStart = base + text.length;
    },
    /** Original offset of a unit; undefined behind the last one. */
    originalOffset: (offset: number): number | undefined => starts[offset - base],
    originalRange: (start: number, end: number) => ({
      start: starts[start - base] ?? 0,
      end: ends[Math.max(start, end - 1) - base] ?? 0,
    }),
    /** Forgets what lies before `offset`, once that is worth a copy. */
    trim(offset: number): void {
      const surplus = Math.min(offset, base + text.length) - base;
      if (surplus < WINDOW_SLACK) return;
      text = text.slice(surplus);
      starts = starts.slice(surplus);
      ends = ends.slice(surplus);
      base += surplus;
    },
  };
}
