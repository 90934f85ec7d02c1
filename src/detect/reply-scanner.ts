import type { Category, Finding } from '../core/finding.ts';
import type { OpenRegion, Scan, Scanner, ScanStep } from '../core/ports.ts';
import { isPlaceholder } from '../core/pseudonyms.ts';
import { canonicalFold } from '../normalize/canonical-fold.ts';
import { findingOfMatch } from './finding-of-match.ts';
import { growingView } from './growing-view.ts';
import { codeTracker } from './links/code-tracker.ts';
import type { Match, MatchSink, WhatFollows } from './matching/match.ts';
import { CONTEXT_CHARS } from './matching/rule.ts';
import type { RuleSet } from './matching/rule-set.ts';
import { rulesRun } from './matching/rules-run.ts';
import { placeholderPlaces } from './pii/placeholder/placeholder-places.ts';

/**
 * Scans replies, whole or in pieces, for the rules of a set: on the canonical view, with offsets of the reply itself.
 *
 * @param restoreIn - Where placeholders are found besides plain text and JSON; nowhere at all when missing.
 */
export function replyScanner(rules: RuleSet, restoreIn?: readonly string[]): Scanner {
  const hasShown = hasShownRules(rules);
  return { open: () => openScan(rules, hasShown, restoreIn) };
}

/** Categories that matter only where the text is rendered. */
const SHOWN: ReadonlySet<Category> = new Set(['link', 'markup']);

function hasShownRules({ spans }: RuleSet): boolean {
  return spans.some(({ rule }) => SHOWN.has(rule.category));
}

function openScan(rules: RuleSet, hasShown: boolean, restoreIn: readonly string[] | undefined): Scan {
  const run = rulesRun(rules);
  const fold = canonicalFold();
  const view = growingView();
  const code = hasShown ? codeTracker() : undefined;
  const placeholders = restoreIn === undefined ? undefined : placeholderPlaces(restoreIn);
  /** Where open regions began: the window may have moved on when they end. One rule has one open region at a time. */
  const regionStarts = new Map<string, number>();
  /** Rules whose open region is shown as code. */
  const codeRegions = new Set<string>();
  let findings: Finding[] = [];
  let opened: OpenRegion[] = [];
  const found: MatchSink = {
    match: (match) => {
      const made = toFinding(match);
      const finding = isPlaceholder(made) ? placeholders?.placed(made) : made;
      if (finding === undefined) return;
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
    emit: view.append,
    run: view.appendRun,
    barrier: () => {
      run.advance(view.window(), 'barrier', found);
      view.restart();
    },
  };

  return {
    push: (chunk) => {
      code?.write(chunk);
      placeholders?.write(chunk);
      fold.write(chunk, sink);
      return step('more');
    },
    end: () => {
      fold.finish(sink);
      return step('nothing');
    },
  };

  /** Links and markup that are shown as code are neither followed nor run. A terminal knows no code. */
  function isCode({ ruleId, category, start, end }: Finding): boolean {
    if (code === undefined || !SHOWN.has(category) || ruleId.startsWith('markup/terminal-')) return false;
    return code.isCode(start, end);
  }

  function toFinding(match: Match): Finding {
    return findingOfMatch(match, view.originalRange(match.start, match.end), 'canonical');
  }

  function step(follows: WhatFollows): ScanStep {
    const holdInView = run.advance(view.window(), follows, found);
    const result = { findings, opened, hold: view.originalOffset(holdInView) ?? fold.pendingFrom() };
    findings = [];
    opened = [];
    view.trim(holdInView - CONTEXT_CHARS);
    return result;
  }
}
