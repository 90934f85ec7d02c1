import type { Bounds } from '../core/bounds.ts';
import type { Category, Finding } from '../core/finding.ts';
import { compareByPlace } from '../core/finding-order.ts';
import type { Trust } from '../core/segment.ts';
import { canonicalView } from '../normalize/canonical.ts';
import { decodedViews } from '../normalize/decode/decoded-views.ts';
import { skeletonView } from '../normalize/skeleton.ts';
import { toOriginalRange, type View } from '../normalize/view.ts';
import type { Detection } from './detection.ts';
import { findingOfMatch } from './finding-of-match.ts';
import { injectionScore } from './injection/injection-score.ts';
import { findMatches } from './matching/find-matches.ts';
import type { RuleSet } from './matching/rule-set.ts';
import { obfuscationFindings } from './obfuscation/obfuscation-findings.ts';

/** Looks at one whole text on its way to the model, in all of its readings. Pure and bounded; see DESIGN §2. */
export type RequestDetector = (text: string, trust: Trust) => Detection;

/** Makes the detector of a set of rules. */
export function requestDetector(rules: RuleSet, bounds: Bounds): RequestDetector {
  return (text, trust) => {
    // Barriers bound what a stream withholds. A whole text withholds nothing, and padding must not part an attack.
    const canonical = { ...canonicalView(text), barriers: [] };
    const found = [...matchesIn(canonical, rules, trust), ...obfuscationFindings(text, canonical)];
    const hidden = hiddenViews(text, canonical, bounds);
    if (hidden.length > 0) {
      // What one reading of a text shows, another often shows again: the first one counts.
      const places = new Set(found.map(placeOf));
      for (const finding of hidden.flatMap((view) => matchesIn(view, rules, trust))) {
        if (IN_HIDDEN_VIEWS.has(finding.category) && !places.has(placeOf(finding))) found.push(finding);
        places.add(placeOf(finding));
      }
    }
    const findings = found.sort(compareByPlace);
    const scores = { injection: injectionScore(findings) };
    return { findings, scores };
  };
}

/** What somebody may hide in another spelling. Numbers that decoding has made are nobody's personal data. */
const IN_HIDDEN_VIEWS: ReadonlySet<Category> = new Set(['injection', 'secret', 'error']);

/** Anything past ASCII but the quotes, dashes and signs of ordinary typography, which rules read as they are. */
const HAS_LOOK_ALIKES = /[^\0-\x7F‘’“”„«»–—…•·°€£§]/u;

function hiddenViews(text: string, canonical: View, bounds: Bounds): readonly View[] {
  const skeleton = HAS_LOOK_ALIKES.test(canonical.text) ? skeletonView(canonical) : undefined;
  const decoded = decodedViews(canonical, text, bounds);
  return skeleton === undefined ? decoded : [skeleton, ...decoded];
}

function matchesIn(view: View, rules: RuleSet, trust: Trust): Finding[] {
  return findMatches(rules, view)
    .filter(({ rule }) => rule.trusts === undefined || rule.trusts.includes(trust))
    .map((match) => findingOfMatch(match, toOriginalRange(view, match.start, match.end), view.name));
}

function placeOf({ ruleId, start }: Finding): string {
  return `${start} ${ruleId}`;
}
