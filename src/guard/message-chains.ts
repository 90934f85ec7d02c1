import type { Finding } from '../core/finding.ts';
import type { MessageSegment } from '../core/message.ts';
import type { Trust } from '../core/segment.ts';
import type { Detection } from '../detect/detection.ts';
import { injectionScore } from '../detect/injection/injection-score.ts';
import type { JoinedDetector } from '../detect/joined-detector.ts';
import type { PartDetection } from '../detect/request-detector.ts';

/** A segment of a message and what was found in it. */
export interface InspectedSegment {
  readonly segment: MessageSegment;
  /** Its place among the segments of the message. */
  readonly index: number;
  readonly detection: Detection;
}

/** A segment that is read joined with others. */
export interface ChainedSegment extends InspectedSegment {
  readonly detection: PartDetection;
}

/** The editable segments of one trust in order. Offsets of a chain are those of their texts with one unit between each two. */
export interface MessageChain {
  readonly trust: Trust;
  readonly segments: readonly ChainedSegment[];
  readonly offsets: readonly number[];
  /** The texts with spaces between them. */
  text(): string;
}

/** Findings that cross boundaries which hang together. Offsets are the chain's. */
export interface JointGroup {
  readonly findings: readonly Finding[];
  /** The injection score of these findings alone: what stands inside of a segment counts there. */
  readonly score: number;
  /** The segments that they touch, as places in the chain, both included. */
  readonly parts: { readonly first: number; readonly last: number };
}

/** Chains of the segments that are read joined: ids and keys are no prose, and empty texts hold nothing apart. */
export function chainsOf(inspected: readonly InspectedSegment[]): readonly MessageChain[] {
  const byTrust = new Map<Trust, ChainedSegment[]>();
  for (const one of inspected) {
    const { trust } = one.segment;
    if (!isChained(one)) continue;
    const chain = byTrust.get(trust);
    if (chain === undefined) byTrust.set(trust, [one]);
    else chain.push(one);
  }
  return [...byTrust]
    .filter(([, segments]) => segments.length > 1)
    .map(([trust, segments]) => makeChain(trust, segments));
}

function isChained(one: InspectedSegment): one is ChainedSegment {
  return one.segment.fixed === undefined && 'canonical' in one.detection && one.segment.text !== '';
}

/** What crosses boundaries of a chain and is not in one of its segments already, in groups. */
export function jointGroups(chain: MessageChain, detect: JoinedDetector): readonly JointGroup[] {
  const parts = chain.segments.map(({ segment, detection }) => ({ text: segment.text, detection }));
  const found = detect(parts, chain.offsets, chain.trust).filter((finding) => isNews(finding, chain));
  const groups: { findings: Finding[]; parts: { first: number; last: number } }[] = [];
  for (const finding of found.sort((a, b) => a.start - b.start)) {
    const first = partAt(chain.offsets, finding.start);
    const last = partAt(chain.offsets, finding.end - 1);
    const group = groups.at(-1);
    // Two that share a boundary are one piece of evidence; two that only share a segment are not.
    if (group !== undefined && first < group.parts.last) {
      group.findings.push(finding);
      group.parts.last = Math.max(group.parts.last, last);
    } else groups.push({ findings: [finding], parts: { first, last } });
  }
  return groups.map((group) => ({ ...group, score: injectionScore(group.findings) }));
}

/** The parts of a chain's range: where they stand in each segment that it touches. */
export function rangesOf(
  chain: MessageChain,
  start: number,
  end: number,
): readonly { readonly part: number; readonly start: number; readonly end: number }[] {
  const ranges: { part: number; start: number; end: number }[] = [];
  for (let part = partAt(chain.offsets, start); part < chain.segments.length; part++) {
    const offset = chain.offsets[part] as number;
    if (offset >= end) break;
    const { length } = (chain.segments[part] as ChainedSegment).segment.text;
    const from = Math.min(length, Math.max(0, start - offset));
    const to = Math.min(length, end - offset);
    if (to > from) ranges.push({ part, start: from, end: to });
  }
  return ranges;
}

/** The place in a chain of the segment that holds an offset. */
export function partAt(offsets: readonly number[], offset: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function makeChain(trust: Trust, segments: readonly ChainedSegment[]): MessageChain {
  const offsets: number[] = [];
  let length = 0;
  for (const { segment } of segments) {
    offsets.push(length);
    length += segment.text.length + 1;
  }
  let text: string | undefined;
  return {
    trust,
    segments,
    offsets,
    text() {
      text ??= segments.map(({ segment }) => segment.text).join(' ');
      return text;
    },
  };
}

/**
 * Whether a joined finding says more than the segments do by themselves. A rule that found the same in one of them has
 * been heard; the further text counts only where it may be the rest of a secret or a number rather than the next word.
 */
function isNews(finding: Finding, chain: MessageChain): boolean {
  const { segments, offsets } = chain;
  const first = partAt(offsets, finding.start);
  const last = partAt(offsets, finding.end - 1);
  const start = finding.start - (offsets[first] as number);
  const end = finding.end - (offsets[last] as number);
  const { detection } = segments[first] as InspectedSegment;
  const isProse = finding.category === 'injection';
  if (detection.findings.some((one) => one.start === start && one.ruleId === finding.ruleId)) {
    const from = offsets[first + 1] as number;
    const rest = chain.text().slice(from, Math.min(finding.end, from + WORD_LENGTH_MAX + 1));
    return !isProse && !isWord(rest);
  }
  const { findings } = (segments[last] as ChainedSegment).detection;
  return !(isProse && findings.some((one) => one.end === end && one.ruleId === finding.ruleId));
}

const WORD_LENGTH_MAX = 24;

/** Small letters, a capital before them, capitals only, or letters of a script that has no case. */
function isWord(text: string): boolean {
  return (
    text.length <= WORD_LENGTH_MAX && /^\s{0,24}(?:[\p{Lu}\p{Lt}]?[\p{Ll}\p{Lo}\p{Lm}]{0,24}|\p{Lu}{0,24})$/u.test(text)
  );
}
