import { ACTED_ON_MIN } from '../detect/injection/combine.ts';
import type { Assessment } from '../detect/injection/injection-model.ts';
import { widenToClusters } from '../rewrite/clusters.ts';
import type { ChainedSegment, JointGroup, MessageChain } from './message-chains.ts';

/** Asks rules and model of one text, of which the rules say `ruleScore`. */
export type AssessText = (text: string, trust: MessageChain['trust'], ruleScore: number) => Assessment;

/** Units on either side of a boundary that the model reads together. */
const REACH_UNITS = 200;
/** Boundaries of a chain that the model reads over: the last ones, which are the newest of a chat. Each costs some 30 µs. */
const BOUNDARIES_MAX = 8;
/** There are more boundaries than texts, and many are looked at: the model must be surer there than of a text. */
const SCORE_MIN = 0.7;

/** Where the model sees an attack over a boundary of a chain and in neither of the segments beside it. */
export function boundaryGroups(chain: MessageChain, assess: AssessText): readonly JointGroup[] {
  const { trust, segments } = chain;
  if (trust !== 'user' && trust !== 'external') return [];
  const groups: JointGroup[] = [];
  for (let part = Math.max(0, segments.length - 1 - BOUNDARIES_MAX); part + 1 < segments.length; part++) {
    if (isHeard(segments[part]) || isHeard(segments[part + 1])) continue;
    const group = groupAt(chain, part, assess);
    if (group !== undefined) groups.push(group);
  }
  return groups;
}

function isHeard(segment: ChainedSegment | undefined): boolean {
  return (segment?.detection.scores.injection ?? 0) >= ACTED_ON_MIN;
}

function groupAt(chain: MessageChain, part: number, assess: AssessText): JointGroup | undefined {
  const { trust, offsets } = chain;
  const left = textOf(chain, part).slice(-REACH_UNITS);
  const right = textOf(chain, part + 1).slice(0, REACH_UNITS);
  const boundary = offsets[part + 1] as number;
  const from = boundary - 1 - left.length;
  const { score, finding } = assess(`${left} ${right}`, trust, 0);
  if (finding === undefined || score < SCORE_MIN) return undefined;
  const { view: _, ...rest } = finding;
  // The stretch that speaks most for an attack may lie on one side; without the other side it said nothing.
  const start = Math.min(boundary - 2, from + finding.start);
  const end = Math.max(boundary + 1, from + finding.end);
  const range = widenToClusters(chain.text(), start, end);
  return { findings: [{ ...rest, ...range }], score, parts: { first: part, last: part + 1 } };
}

function textOf({ segments }: MessageChain, part: number): string {
  return (segments[part] as ChainedSegment).segment.text;
}
