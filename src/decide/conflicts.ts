import type { Finding } from '../core/finding.ts';
import { NAME_RULES } from '../core/name-entities.ts';
import { compareFindings, type Treated } from './components.ts';
import { TREATMENTS } from './policy.ts';

/**
 * Leaves out personal data that is another reading of a stretch which something better founded explains: a finding of
 * personal data or a secret that covers it, is treated at least as strongly, and wins by score (which a checksum raises),
 * length and then the order of findings. What is only reported gives way to whatever reaches over its edge and wins; what holds something
 * else stays.
 * Deterministic; what is done about a text does not change by it.
 *
 * @returns The others, in the order given.
 */
export function withoutConflicts(treated: readonly Treated[]): readonly Treated[] {
  const sorted = [...treated].sort((a, b) => compareFindings(a.finding, b.finding));
  const beaten = new Set<Treated>();
  let open: Treated[] = [];
  for (const one of sorted) {
    if (!isData(one.finding)) continue;
    open = open.filter(({ finding }) => finding.end > one.finding.start).slice(-OPEN_MAX);
    for (const other of open) {
      if (explains(other, one)) beaten.add(one);
      else if (explains(one, other)) beaten.add(other);
    }
    open.push(one);
  }
  return beaten.size === 0 ? treated : treated.filter((one) => !beaten.has(one));
}

/** Findings at one place that are compared with each other. */
const OPEN_MAX = 32;

function isData({ category }: Finding): boolean {
  return category === 'pii' || category === 'secret';
}

/** Whether what `better` says makes `other` superfluous. */
function explains(better: Treated, other: Treated): boolean {
  if (other.finding.category === 'secret' && better.finding.category !== 'secret') return false;
  if (rankOf(better) < rankOf(other)) return false;
  const [a, b] = [better.finding, other.finding];
  const covers = a.start <= b.start && a.end >= b.end;
  const isWithin = !covers && b.start <= a.start && b.end >= a.end;
  if (isWithin || (!covers && rankOf(other) > REPORT_RANK)) return false;
  const isSame = covers && a.start === b.start && a.end === b.end;
  if (isTagged(a) && !isTagged(b)) return covers && !isSame && a.score >= SURE && b.severity !== 'HIGH';
  if (isTagged(b) && !isTagged(a)) return isSame || a.score >= SURE;
  if (a.score !== b.score) return a.score > b.score;
  const lengths = a.end - a.start - (b.end - b.start);
  return lengths !== 0 ? lengths > 0 : compareFindings(a, b) < 0;
}

/** From which score on one knows better what the other sees a part of: a postcode is a part of an address. */
const SURE = 0.5;

const REPORT_RANK: number = TREATMENTS.indexOf('report');

function rankOf({ treatment }: Treated): number {
  return TREATMENTS.indexOf(treatment);
}

/** The tagger reads words, and does not know what an address or a number is. */
function isTagged({ ruleId }: Finding): boolean {
  return ruleId.startsWith(NAME_RULES);
}
