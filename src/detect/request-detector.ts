import type { Bounds } from '../core/bounds.ts';
import type { Category, Finding } from '../core/finding.ts';
import { compareByPlace } from '../core/finding-order.ts';
import type { Trust } from '../core/segment.ts';
import { canonicalView } from '../normalize/canonical.ts';
import { decodedViews } from '../normalize/decode/decoded-views.ts';
import { isAscii } from '../normalize/read-units.ts';
import { skeletonView } from '../normalize/skeleton.ts';
import { toOriginalRange, type View } from '../normalize/view.ts';
import type { Detection } from './detection.ts';
import { findingOfMatch } from './finding-of-match.ts';
import { assess, type InjectionModel } from './injection/injection-model.ts';
import { injectionScore } from './injection/injection-score.ts';
import { isAllowed } from './matching/allowed-values.ts';
import { findMatches, findOpenMatches } from './matching/find-matches.ts';
import type { Match } from './matching/match.ts';
import type { RuleSet } from './matching/rule-set.ts';
import { obfuscationFindings } from './obfuscation/obfuscation-findings.ts';
import type { NameFinder } from './pii/names/find-names.ts';

/** Looks at one whole text on its way to the model, in all of its readings. Pure and bounded; see DESIGN §2. */
export type RequestDetector = (text: string, trust: Trust) => Detection;

/** Looks at a text that others follow: as {@link RequestDetector}, and keeps the readings in which they are joined. */
export type PartDetector = (text: string, trust: Trust) => PartDetection;

/** What was found in a part of a message, and how it reads. */
export interface PartDetection extends Detection {
  readonly canonical: OpenReading;
  /** The canonical reading with look-alikes folded; missing where that changes nothing. */
  readonly skeleton?: OpenReading;
  /** Whether an encoding was undone in it. */
  readonly isDecoded: boolean;
}

/** A reading of a part, and from where on a match in it could go on in the next part; see `findOpenMatches`. */
export interface OpenReading {
  readonly view: View;
  readonly openFrom: number;
}

/** What a detector is made of. */
export interface RequestParts {
  readonly rules: RuleSet;
  readonly bounds: Bounds;
  /** Without a model the score is that of the rules. */
  readonly model?: InjectionModel;
  /** Missing where names are not looked for. They are looked for in the canonical reading of each text by itself. */
  readonly findNames?: NameFinder;
}

/** Makes the detector of whole texts. */
export function requestDetector({ rules, bounds, model, findNames }: RequestParts): RequestDetector {
  return (text, trust) => {
    const canonical = wholeView(text);
    const matches = findMatches(rules, canonical);
    const found = findingsOf(withNames(matches, canonical, { rules, findNames }), canonical, trust);
    found.push(...obfuscationFindings(text));
    const hidden = hiddenViews(text, canonical, bounds);
    for (const view of hidden) addHidden(found, findingsOf(findMatches(rules, view), view, trust));
    return detectionOf(found, [canonical, ...hidden], { trust, model });
  };
}

/** Makes the detector of parts. */
export function partDetector({ rules, bounds, model, findNames }: RequestParts): PartDetector {
  const read = (view: View, found: Finding[], trust: Trust): OpenReading => {
    const { matches, openFrom } = findOpenMatches(rules, view);
    if (view.name === 'canonical')
      found.push(...findingsOf(withNames(matches, view, { rules, findNames }), view, trust));
    else addHidden(found, findingsOf(matches, view, trust));
    return { view, openFrom };
  };
  return (text, trust) => {
    const view = wholeView(text);
    const found: Finding[] = [];
    const canonical = read(view, found, trust);
    found.push(...obfuscationFindings(text));
    const hidden = hiddenViews(text, view, bounds);
    const [skeleton, ...others] = hidden;
    if (skeleton === undefined) return { ...detectionOf(found, [view], { trust, model }), canonical, isDecoded: false };
    const isSkeleton = skeleton.name === 'skeleton';
    const folded = isSkeleton ? read(skeleton, found, trust) : undefined;
    for (const decoded of isSkeleton ? others : [skeleton, ...others]) {
      addHidden(found, findingsOf(findMatches(rules, decoded), decoded, trust));
    }
    const isDecoded = !isSkeleton || others.length > 0;
    const detection = detectionOf(found, [view, ...hidden], { trust, model });
    return { ...detection, canonical, isDecoded, ...(folded !== undefined && { skeleton: folded }) };
  };
}

function withNames(
  matches: readonly Match[],
  { text }: View,
  { rules: { allowed }, findNames }: { readonly rules: RuleSet; readonly findNames: NameFinder | undefined },
): readonly Match[] {
  if (findNames === undefined) return matches;
  const names = findNames(text, matches);
  const left = allowed && names.filter(({ start, end }) => !isAllowed(text.slice(start, end), allowed));
  return [...matches, ...(left ?? names)];
}

/** What somebody may hide in another spelling. Numbers that decoding has made are nobody's personal data. */
export const IN_HIDDEN_VIEWS: ReadonlySet<Category> = new Set(['injection', 'secret', 'error']);

/** Findings in original offsets, of the rules that look at text of this author. */
function findingsOf(matches: readonly Match[], view: View, trust: Trust): Finding[] {
  return matches
    .filter(({ rule }) => rule.trusts === undefined || rule.trusts.includes(trust))
    .map((match) => findingOfMatch(match, toOriginalRange(view, match.start, match.end), view.name));
}

/** Any past ASCII but the quotes, dashes and signs of ordinary typography, which rules read as they are. */
const HAS_LOOK_ALIKES = /[^\0-\x7F‘’“”„«»–—…•·°€£§]/u;

/** Barriers bound what a stream withholds. A whole text withholds nothing, and padding must not part an attack. */
function wholeView(text: string): View {
  return { ...canonicalView(text), barriers: [] };
}

function hiddenViews(text: string, canonical: View, bounds: Bounds): readonly View[] {
  const hasLookAlikes = !isAscii(canonical.text) && HAS_LOOK_ALIKES.test(canonical.text);
  const skeleton = hasLookAlikes ? skeletonView(canonical) : undefined;
  const decoded = decodedViews(canonical, text, bounds);
  return skeleton === undefined ? decoded : [skeleton, ...decoded];
}

/** What one reading of a text shows, another often shows again: the first one counts. */
function addHidden(found: Finding[], hidden: readonly Finding[]): void {
  if (hidden.length === 0) return;
  const places = new Set(found.map(placeOf));
  for (const finding of hidden) {
    const place = placeOf(finding);
    if (IN_HIDDEN_VIEWS.has(finding.category) && !places.has(place)) found.push(finding);
    places.add(place);
  }
}

const NOTHING_FOUND: Detection = { findings: [], scores: { injection: 0 } };

function detectionOf(found: Finding[], views: readonly View[], { trust, model }: ModelUse): Detection {
  const ruleScore = found.length === 0 ? 0 : injectionScore(found);
  if (model === undefined) {
    return found.length === 0
      ? NOTHING_FOUND
      : { findings: found.sort(compareByPlace), scores: { injection: ruleScore } };
  }
  // A skeleton is read where words mix scripts, in the place of the canonical reading.
  const read = views.filter(({ name }) => name !== 'skeleton');
  const { score, finding } = assess(read, { ruleScore, trust }, model);
  if (finding !== undefined) found.push(atRule(finding, found));
  return { findings: found.sort(compareByPlace), scores: { injection: score } };
}

/** Where rules see an attack, too, the model's finding stands at the surest of theirs: they know where it begins and ends. */
function atRule(finding: Finding, found: readonly Finding[]): Finding {
  const ofRules = found.filter(({ category, severity }) => category === 'injection' && severity !== 'LOW');
  const [first, ...others] = ofRules;
  if (first === undefined) return finding;
  const surest = others.reduce((best, each) => (each.score > best.score ? each : best), first);
  const { start, end, view } = surest;
  const { view: _, ...rest } = finding;
  return { ...rest, start, end, ...(view !== undefined && { view }) };
}

interface ModelUse {
  readonly trust: Trust;
  readonly model: InjectionModel | undefined;
}

function placeOf({ ruleId, start }: Finding): string {
  return `${start} ${ruleId}`;
}
