import type { Finding } from '../core/finding.ts';
import { compareByPlace } from '../core/finding-order.ts';

/** The findings of one reply, in whatever order they come: the first ones in text order are kept. */
export interface FindingList {
  add(finding: Finding): void;
  /** A region has begun; `opener` is what its finding will be, but for its end. */
  open(opener: Finding): void;
  /** The reply will not stop before this offset any more: regions that end before it stay as they are. */
  settle(offset: number): void;
  /**
   * The reply stops: nothing counts that starts at `offset` or later, and a region that ends there or later counts as
   * its opener, because where it ends is not known on every stream by then.
   */
  cut(offset: number): void;
  sorted(): readonly Finding[];
}

/** What is known of a region: its `end` is Infinity while it is open. */
interface Region {
  readonly opener: Finding;
  end: number;
}

/** A list that keeps at most `countMax` findings. Which ones does not depend on the order in which they were added. */
export function findingList(countMax: number): FindingList {
  let findings: Finding[] = [];
  /** Several of one place only where the view spells one character with several: they end in the order they began in. */
  const regions = new Map<string, Region[]>();
  return {
    add(finding) {
      findings.push(finding);
      const open = regions.get(keyOf(finding))?.find(({ end }) => end === Number.POSITIVE_INFINITY);
      if (open !== undefined) open.end = finding.end;
      if (findings.length > countMax * 2) findings = firstStarts(findings, countMax);
    },
    open(opener) {
      const region = { opener, end: Number.POSITIVE_INFINITY };
      const same = regions.get(keyOf(opener));
      if (same === undefined) regions.set(keyOf(opener), [region]);
      else same.push(region);
    },
    settle(offset) {
      for (const [key, same] of regions) if (same.every(({ end }) => end < offset)) regions.delete(key);
    },
    cut(offset) {
      const isUnfinished = ({ opener, end }: Region): boolean => opener.start < offset && end >= offset;
      const openers = [...regions.values()].flatMap((same) => same.filter(isUnfinished).map(({ opener }) => opener));
      findings = findings.filter((one) => one.start < offset && !(regions.has(keyOf(one)) && one.end >= offset));
      findings.push(...openers);
    },
    sorted: () => [...findings].sort(compareByPlace).slice(0, countMax),
  };
}

/** The first `count` findings and all that start with the last of them: a cut may yet put these into another order. */
function firstStarts(findings: readonly Finding[], count: number): Finding[] {
  const sorted = [...findings].sort(compareByPlace);
  const last = sorted[count - 1]?.start ?? 0;
  return sorted.filter((finding, i) => i < count || finding.start === last);
}

function keyOf(finding: Finding): string {
  return `${finding.start} ${finding.ruleId}`;
}
