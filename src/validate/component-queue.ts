import type { Finding, Treatment } from '../core/finding.ts';

/** A finding and what the policy does about it. */
export interface Treated {
  readonly finding: Finding;
  readonly treatment: Treatment;
}

/**
 * A piece of text that is decided as one.
 *
 * - `span`: `start` to `end` are known and replaced
 * - `region`: a region has begun; its replacement leaves now, its text is swallowed until the `region-end`
 * - `region-end`: the region that was swallowed goes from `start` to `end`
 */
export interface Component {
  readonly kind: 'span' | 'region' | 'region-end';
  readonly start: number;
  readonly end: number;
  readonly verdict: Treated;
  /** On a `region-end`: the member inside the region that blocks what would follow it. */
  readonly blocking?: Treated;
  /** All findings that start before this offset are known. */
  readonly known: number;
}

/** Groups overlapping findings that act. Offsets are UTF-16 units of the reply. */
export interface ComponentQueue {
  add(member: Treated): void;
  /** A region has begun: the member's `end` is its opener's. The member that ends it comes through `add`. */
  open(member: Treated): void;
  /** The next component that no later finding can change, in text order; undefined while there is none. */
  next(hold: number): Component | undefined;
  /** Where the first component begins that has not been given yet; text before it may leave. */
  firstStart(): number | undefined;
}

interface Member extends Treated {
  /** Where the member begins to count: later than its finding where a component before it covered its start. */
  start: number;
  /** Infinite while a region is open. */
  end: number;
  readonly isRegion: boolean;
}

interface Swallowed {
  readonly region: Member;
  readonly start: number;
  readonly verdict: Treated;
  readonly endMin: number;
}

/**
 * What a component is. Members are looked at in the order of the places where they begin to count, then of their
 * findings' starts, then of their rules' ids.
 *
 * 1. The first member and all that overlap it, directly or through others, are one component: decided by the strongest
 *    of them, replaced as one from its start to its furthest end. Members that only touch are apart; an empty one that
 *    comes first is a component of its own.
 * 2. A component longer than `lengthMax` is cut there: only members that start before the cut belong to the piece and
 *    decide it. Those that reach beyond the cut begin again at it, in the next component.
 * 3. The first region of a component ends the search: only members that start where the region starts, or before it,
 *    decide the component, which goes from its first start to the furthest end of the region and of the spans among
 *    them. The other members that start before that end, further regions included, are swallowed: those that reach
 *    beyond it begin again at it. If one of them blocks, the reply stops at that end, in the name of the first that does.
 * 4. A component that blocks or truncates stops the reply at its start; nothing is replaced.
 */
export function componentQueue(lengthMax: number, strongest: (members: readonly Treated[]) => Treated): ComponentQueue {
  const waiting = memberList();
  const regions = openRegions();
  let swallowed: Swallowed | undefined;

  return {
    add({ finding, treatment }) {
      if (regions.close(finding)) return;
      waiting.insert({ finding, treatment, start: finding.start, end: finding.end, isRegion: false });
    },
    open({ finding, treatment }) {
      const end = Number.POSITIVE_INFINITY;
      const region = { finding, treatment, start: finding.start, end, isRegion: true };
      waiting.insert(region);
      regions.open(region);
    },
    next: (hold) => (swallowed === undefined ? nextComponent(hold) : endRegion(swallowed, hold)),
    firstStart: () => swallowed?.start ?? waiting.first()?.start,
  };

  function nextComponent(hold: number): Component | undefined {
    const first = waiting.first();
    if (first === undefined || first.start >= hold) return undefined;
    const { start } = first;
    const limit = start + lengthMax;
    const { taken, end, region } = takeOverlapping(waiting.inOrder(), limit);
    if (region !== undefined) return region.start < hold ? beginRegion(region, taken) : undefined;
    const pieceEnd = Math.min(end, limit);
    if (pieceEnd > hold) return undefined;
    if (pieceEnd === start) waiting.dropFirst(taken.length, () => false);
    else waiting.dropCovered(pieceEnd);
    return { kind: 'span', start, end: pieceEnd, verdict: strongest(taken), known: pieceEnd };
  }

  function beginRegion(region: Member, taken: readonly Member[]): Component {
    const start = (taken[0] as Member).start;
    const spans = taken.filter((member) => !member.isRegion);
    const endMin = Math.max(start, ...spans.map((member) => member.end));
    const verdict = strongest(taken);
    waiting.dropFirst(taken.length, (member) => member.isRegion && member !== region);
    swallowed = { region, start, verdict, endMin };
    return { kind: 'region', start, end: region.start, verdict, known: region.start + 1 };
  }

  function endRegion({ region, start, verdict, endMin }: Swallowed, hold: number): Component | undefined {
    const end = Math.max(region.end, endMin);
    // Whether another region reaches beyond this one is known only when that one has ended, too.
    if (end > hold || regions.hasOpen(end)) return undefined;
    const covered = waiting.dropCovered(end);
    const blocking = covered.find((member) => member.treatment === 'block');
    swallowed = undefined;
    return { kind: 'region-end', start, end, verdict, known: end, ...(blocking !== undefined && { blocking }) };
  }
}

/** The first member and all that overlap it, up to the first region and only those that start before `limit`. */
function takeOverlapping(
  members: Iterable<Member>,
  limit: number,
): { readonly taken: readonly Member[]; readonly end: number; readonly region: Member | undefined } {
  const taken: Member[] = [];
  let end = 0;
  let region: Member | undefined;
  for (const member of members) {
    const isApart = taken.length > 0 && member.start >= end;
    if (isApart || member.start >= limit || (region !== undefined && member.start > region.start)) break;
    if (member.isRegion) region ??= member;
    end = Math.max(end, member.end);
    taken.push(member);
  }
  return { taken, end, region };
}

/** Regions whose end is not known yet. */
function openRegions() {
  const open = new Map<string, Member[]>();
  return {
    open(region: Member): void {
      const key = keyOf(region.finding);
      const same = open.get(key);
      if (same === undefined) open.set(key, [region]);
      else same.push(region);
    },
    /** Ends the region that the finding belongs to. Returns whether there is one. */
    close(finding: Finding): boolean {
      const same = open.get(keyOf(finding));
      const region = same?.shift();
      if (region === undefined) return false;
      region.end = finding.end;
      if (same?.length === 0) open.delete(keyOf(finding));
      return true;
    },
    /** Whether a region that starts before `offset` has not ended yet. */
    hasOpen(offset: number): boolean {
      for (const same of open.values()) if (same.some((region) => region.start < offset)) return true;
      return false;
    },
  };
}

/** A rule's regions do not overlap: two of one start are from one character that the view spells with several. */
function keyOf({ start, ruleId }: Finding): string {
  return `${start} ${ruleId}`;
}

/** Members in the order of their starts. Taking from the front costs the same however many wait behind. */
function memberList() {
  let members: Member[] = [];
  let head = 0;
  let isSorted = true;

  function sort(): void {
    if (isSorted) return;
    members = members.slice(head).sort((a, b) => a.start - b.start || compareIds(a, b));
    head = 0;
    isSorted = true;
  }

  /** Drops the first `count` members, but for those that stay. */
  function dropFirst(count: number, stays: (member: Member) => boolean): void {
    const staying = members.slice(head, head + count).filter(stays);
    head += count - staying.length;
    for (const [i, member] of staying.entries()) members[head + i] = member;
  }

  return {
    dropFirst,
    insert(member: Member): void {
      members.push(member);
      isSorted = false;
    },
    first(): Member | undefined {
      sort();
      return members[head];
    },
    *inOrder(): Generator<Member> {
      for (let i = head; i < members.length; i++) yield members[i] as Member;
    },
    /** Members that end before `offset` are done; those that reach beyond it begin again there. Returns both. */
    dropCovered(offset: number): readonly Member[] {
      sort();
      let end = head;
      while (end < members.length && (members[end] as Member).start < offset) end++;
      const covered = members.slice(head, end);
      dropFirst(covered.length, (member) => member.end > offset);
      for (const member of covered) member.start = offset;
      return covered;
    },
  };
}

/** Equal starts need an order of their own that does not depend on the cutting: nothing here may ask for an end. */
function compareIds(a: Member, b: Member): number {
  const [left, right] = [a.finding, b.finding];
  return left.start - right.start || (left.ruleId < right.ruleId ? -1 : left.ruleId > right.ruleId ? 1 : 0);
}
