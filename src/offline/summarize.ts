import { MissingClassError } from './offline-errors.ts';
import { type Estimate, wilsonEstimate } from './proportion.ts';
import { areaUnderCurve, type OperatingPoint, operatingPoints, type Ranking } from './ranking.ts';
import type { Dimension, ScoredRecords } from './scored-records.ts';
import { type SourceCounts, sourceWeights } from './source-weights.ts';

/** How well score and policy tell attacks from honest texts. */
export interface Summary {
  readonly records: number;
  readonly attacks: number;
  readonly benign: number;
  readonly auc: Estimate;
  readonly operatingPoints: readonly OperatingPoint[];
  /** The same where every source of a class counts the same; null where a class has no source with enough records. */
  readonly sourceBalanced: BalancedSummary | null;
  readonly flagged: Flagged;
  readonly by: Readonly<Partial<Record<Dimension, readonly GroupSummary[]>>>;
}

/** What counts every source of a class the same. */
export interface BalancedSummary {
  readonly sources: SourceCounts;
  readonly auc: Estimate;
  readonly operatingPoints: readonly OperatingPoint[];
}

/** What the policy acts on. Null is what cannot be told: recall without attacks, precision where nothing is flagged. */
export interface Flagged {
  /** Of attacks, those that are flagged. */
  readonly recall: Estimate | null;
  /** Of flagged texts, the attacks. It depends on how many attacks the data have, and says nothing where all or none are. */
  readonly precision: Estimate | null;
  /** Of honest texts, those that are flagged. */
  readonly falsePositiveRate: Estimate | null;
}

/** One source, kind or language. */
export interface GroupSummary extends Flagged {
  /** Null for the records that say none. */
  readonly name: string | null;
  readonly attacks: number;
  readonly benign: number;
  /** Null where the group has one class only. */
  readonly auc: Estimate | null;
}

/** The false-positive rates at which recall is told. */
const FALSE_POSITIVE_RATES: readonly number[] = [0.001, 0.005, 0.01];

/**
 * Sums up scored records.
 *
 * @throws {@link MissingClassError}
 */
export function summarize(records: ScoredRecords, by: readonly Dimension[]): Summary {
  const order = highestFirst(records);
  const counts = countsOf(records, order);
  if (counts.attacks === 0) throw new MissingClassError('attack');
  if (counts.benign === 0) throw new MissingClassError('benign');
  const ranking = equalRanking(records, order);
  return {
    records: records.count,
    attacks: counts.attacks,
    benign: counts.benign,
    auc: areaUnderCurve(ranking),
    operatingPoints: operatingPoints(ranking, FALSE_POSITIVE_RATES),
    sourceBalanced: balanced(records, order),
    flagged: flaggedOf(counts),
    by: Object.fromEntries(by.map((dimension) => [dimension, groupsOf(records, order, dimension)])),
  };
}

function balanced(records: ScoredRecords, order: Uint32Array): BalancedSummary | null {
  const { weights, sources } = sourceWeights(records);
  if (sources.attack === 0 || sources.benign === 0) return null;
  const ranking = rankingOf(records, order, (record) => weights[record] as number);
  return {
    sources,
    auc: areaUnderCurve(ranking),
    operatingPoints: operatingPoints(ranking, FALSE_POSITIVE_RATES),
  };
}

function groupsOf(records: ScoredRecords, order: Uint32Array, dimension: Dimension): readonly GroupSummary[] {
  const { names, ids } = records.groups[dimension];
  const members = names.map(() => [] as number[]);
  for (const record of order) members[ids[record] as number]?.push(record);
  const groups = names.map((name, id) => {
    const own = Uint32Array.from(members[id] ?? []);
    const counts = countsOf(records, own);
    const { attacks, benign } = counts;
    const auc = attacks > 0 && benign > 0 ? areaUnderCurve(equalRanking(records, own)) : null;
    return { name, attacks, benign, auc, ...flaggedOf(counts) };
  });
  return groups.sort((a, b) => b.attacks + b.benign - (a.attacks + a.benign) || compareNames(a.name, b.name));
}

function compareNames(a: string | null, b: string | null): number {
  const [first, second] = [a ?? '', b ?? ''];
  return first < second ? -1 : Number(first > second);
}

interface Counts {
  readonly attacks: number;
  readonly benign: number;
  readonly truePositives: number;
  readonly falsePositives: number;
}

function countsOf({ isAttack, isFlagged }: ScoredRecords, among: Uint32Array): Counts {
  let attacks = 0;
  let truePositives = 0;
  let falsePositives = 0;
  for (const record of among) {
    const flag = isFlagged[record] as number;
    if (isAttack[record] === 1) {
      attacks++;
      truePositives += flag;
    } else falsePositives += flag;
  }
  return { attacks, benign: among.length - attacks, truePositives, falsePositives };
}

function flaggedOf({ attacks, benign, truePositives, falsePositives }: Counts): Flagged {
  return {
    recall: share(truePositives, attacks),
    precision: attacks > 0 && benign > 0 ? share(truePositives, truePositives + falsePositives) : null,
    falsePositiveRate: share(falsePositives, benign),
  };
}

function share(part: number, whole: number): Estimate | null {
  return whole === 0 ? null : wilsonEstimate(part / whole, whole);
}

function highestFirst({ count, scores }: ScoredRecords): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, record) => record);
  return order.sort((a, b) => (scores[b] as number) - (scores[a] as number));
}

function equalRanking(records: ScoredRecords, order: Uint32Array): Ranking {
  const { attacks, benign } = countsOf(records, order);
  return rankingOf(records, order, (record) => 1 / (records.isAttack[record] === 1 ? attacks : benign));
}

function rankingOf(records: ScoredRecords, order: Uint32Array, weightOf: (record: number) => number): Ranking {
  return {
    scores: Float64Array.from(order, (record) => records.scores[record] as number),
    isAttack: Uint8Array.from(order, (record) => records.isAttack[record] as number),
    weights: Float64Array.from(order, weightOf),
  };
}
