import type { Finding, Severity, Treatment } from '../core/finding.ts';
import { compareByPlace } from '../core/finding-order.ts';
import { NAME_RULES } from '../core/name-entities.ts';
import { TREATMENTS } from './policy.ts';

/** A finding and what is done about it. */
export interface Treated {
  readonly finding: Finding;
  readonly treatment: Treatment;
}

/** What is done about a group of overlapping findings: one treatment of the whole range, in the name of one finding. */
export interface ComponentVerdict extends Treated {
  /** UTF-16 offsets of the range that all findings of the group cover together, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/**
 * Groups findings of one text that overlap, directly or through others. Findings that only touch are apart; empty ones
 * join what they stand strictly inside of, or each other at one offset. O(n log n).
 *
 * @returns Groups in text order, each sorted by {@link compareFindings}; independent of the order given.
 */
export function components(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups: Finding[][] = [];
  let end = -1;
  let start = -1;
  for (const finding of [...findings].sort(compareFindings)) {
    const group = groups.at(-1);
    if (group !== undefined && (finding.start < end || finding.start === start)) {
      group.push(finding);
      end = Math.max(end, finding.end);
    } else {
      groups.push([finding]);
      start = finding.start;
      end = finding.end;
    }
  }
  return groups;
}

/** Text order, and where that is equal the order of entities and views. Equal only for findings that differ in nothing shown. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareByPlace(a, b) ||
    compareText(a.entity ?? '', b.entity ?? '') ||
    compareText(a.view ?? '', b.view ?? '') ||
    b.score - a.score
  );
}

/**
 * The strongest treatment of a group, over the whole range of the group. The finding that stands for it is the most
 * severe of those that have this treatment, but for what a tagged name holds and tagged names that something else covers; then the surest, the longest, and the first in text order.
 *
 * @param group - At least one.
 */
export function strongestOf(group: readonly Treated[]): ComponentVerdict {
  const [first, ...others] = candidates(group);
  if (first === undefined) throw new RangeError('a group of findings has at least one');
  let best = first;
  for (const one of others) if (compareStrength(one, best) < 0) best = one;
  let { start, end } = first.finding;
  for (const { finding } of group) {
    start = Math.min(start, finding.start);
    end = Math.max(end, finding.end);
  }
  return { finding: best.finding, treatment: best.treatment, start, end };
}

/** Findings of a group that are compared with each other; in larger ones all may stand for it. */
const RIVALS_MAX = 64;

/** Those that may stand for the group: a postcode is a part of the address that the tagger sees, and a name a part of a mail address. */
function candidates(group: readonly Treated[]): readonly Treated[] {
  if (group.length === 1 || group.length > RIVALS_MAX || !group.some(({ finding }) => isName(finding))) return group;
  const rivals = group.filter((one) => !group.some((other) => compareWeight(other, one) < 0));
  return rivals.filter(({ finding }) => {
    return !rivals.some(({ finding: other }) => {
      const covers = other.start <= finding.start && other.end >= finding.end;
      return covers && isName(other) !== isName(finding) && (isName(finding) || lengthOf(other) > lengthOf(finding));
    });
  });
}

const SEVERITY_RANK: Readonly<Record<Severity, number>> = { LOW: 0, MEDIUM: 1, HIGH: 2, CRITICAL: 3 };

const TREATMENT_RANK: ReadonlyMap<Treatment, number> = new Map(TREATMENTS.map((treatment, rank) => [treatment, rank]));

/** Negative when `a` is the stronger, by treatment and severity alone. */
function compareWeight(a: Treated, b: Treated): number {
  return (
    rankOf(b.treatment) - rankOf(a.treatment) || SEVERITY_RANK[b.finding.severity] - SEVERITY_RANK[a.finding.severity]
  );
}

/** Negative when `a` is the stronger. */
function compareStrength(a: Treated, b: Treated): number {
  return (
    compareWeight(a, b) ||
    b.finding.score - a.finding.score ||
    lengthOf(b.finding) - lengthOf(a.finding) ||
    compareFindings(a.finding, b.finding)
  );
}

function rankOf(treatment: Treatment): number {
  return TREATMENT_RANK.get(treatment) ?? TREATMENTS.length;
}

/** A pattern knows better what it covers than the tagger, which reads words. */
function isName({ ruleId }: Finding): boolean {
  return ruleId.startsWith(NAME_RULES);
}

function lengthOf(finding: Finding): number {
  return finding.end - finding.start;
}

/** By code unit, so that the order is the same in every locale. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
