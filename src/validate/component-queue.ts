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
  readonly firstStart: number | undefined;
}

interface Member extends Treated {
  /** Where the member begins to count: later than its finding where a component before it covered its start. */
  readonly start: number;
  readonly end: number;
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
  let swallowed: Swallowed | undefined;

  return {
    add(member) {
      if (!closeRegion(member)) {
        waiting.insert({ ...member, start: member.finding.start, end: member.finding.end, isRegion: false });
      }
    },
    open(member) {
      waiting.insert({ ...member, start: member.finding.start, end: Number.POSITIVE_INFINITY, isRegion: true });
    },
    next: (hold) => (swallowed === undefined ? nextComponent(hold) : endRegion(swallowed, hold)),
    get firstStart() {
      return swallowed?.start ?? waiting.first()?.start;
    },
  };

  /** The finding of a region that is open here ends it; any other finding is a member of its own. */
  function closeRegion({ finding }: Treated): boolean {
    if (swallowed !== undefined && isOpenerOf(swallowed.region, finding)) {
      swallowed = { ...swallowed, region: { ...swallowed.region, end: finding.end } };
      return true;
    }
    return waiting.closeRegion(finding);
  }

  function nextComponent(hold: number): Component | undefined {
    const first = waiting.first();
    if (first === undefined || first.start >= hold) return undefined;
    const limit = first.start + lengthMax;
    const { taken, end, region } = takeOverlapping(waiting.inOrder(), limit);
    if (region !== undefined) return region.start < hold ? beginRegion(region, taken) : undefined;
    const pieceEnd = Math.min(end, limit);
    if (pieceEnd > hold) return undefined;
    waiting.dropCovered(pieceEnd);
    if (pieceEnd === first.start) waiting.remove(new Set(taken));
    return { kind: 'span', start: first.start, end: pieceEnd, verdict: strongest(taken), known: pieceEnd };
  }

  function beginRegion(region: Member, taken: readonly Member[]): Component {
    const start = (taken[0] as Member).start;
    const spans = taken.filter((member) => !member.isRegion);
    const endMin = Math.max(start, ...spans.map((member) => member.end));
    const verdict = strongest(taken);
    waiting.remove(new Set([region, ...spans]));
    swallowed = { region, start, verdict, endMin };
    return { kind: 'region', start, end: region.start, verdict, known: region.start + 1 };
  }

  function endRegion({ region, start, verdict, endMin }: Swallowed, hold: number): Component | undefined {
    const end = Math.max(region.end, endMin);
    // Whether another region reaches beyond this one is known only when that one has ended, too.
    if (end > hold || waiting.hasOpenRegion(end)) return undefined;
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

/** Members in the order of their starts. Taking from the front costs the same however many wait behind. */
function memberList() {
  let members: Member[] = [];
  let head = 0;
  let openCount = 0;
  let isSorted = true;

  function sort(): void {
    if (isSorted) return;
    members = members.slice(head).sort((a, b) => a.start - b.start || compareIds(a, b));
    head = 0;
    isSorted = true;
  }

  return {
    insert(member: Member): void {
      members.push(member);
      if (member.isRegion) openCount++;
      isSorted = false;
    },
    first(): Member | undefined {
      sort();
      return members[head];
    },
    *inOrder(): Generator<Member> {
      for (let i = head; i < members.length; i++) yield members[i] as Member;
    },
    closeRegion(finding: Finding): boolean {
      if (openCount === 0) return false;
      const index = members.findIndex((member, i) => i >= head && isOpenerOf(member, finding));
      const opener = members[index];
      if (opener === undefined) return false;
      members[index] = { ...opener, end: finding.end };
      openCount--;
      return true;
    },
    /** Whether a region that starts before `offset` has not ended yet. */
    hasOpenRegion: (offset: number): boolean =>
      openCount > 0 &&
      members.some((member, i) => i >= head && member.start < offset && member.end === Number.POSITIVE_INFINITY),
    remove(gone: ReadonlySet<Member>): void {
      members = members.slice(head).filter((member) => !gone.has(member));
      head = 0;
      openCount = members.filter((member) => member.end === Number.POSITIVE_INFINITY).length;
    },
    /** Members that end before `offset` are done; those that reach beyond it begin again there. Returns both. */
    dropCovered(offset: number): readonly Member[] {
      sort();
      let count = head;
      while (count < members.length && (members[count] as Member).start < offset) count++;
      const covered = members.slice(head, count);
      const reaching = covered.filter((member) => member.end > offset);
      head = count - reaching.length;
      for (const [i, member] of reaching.entries()) members[head + i] = { ...member, start: offset };
      return covered;
    },
  };
}

function isOpenerOf(member: Member, finding: Finding): boolean {
  const isOpen = member.isRegion && member.end === Number.POSITIVE_INFINITY;
  return isOpen && member.finding.ruleId === finding.ruleId && member.finding.start === finding.start;
}

/** Equal starts need an order of their own that does not depend on the cutting: nothing here may ask for an end. */
function compareIds(a: Member, b: Member): number {
  const [left, right] = [a.finding, b.finding];
  return left.start - right.start || (left.ruleId < right.ruleId ? -1 : left.ruleId > right.ruleId ? 1 : 0);
}
