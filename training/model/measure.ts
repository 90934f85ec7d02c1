import { mulberry } from './logistic.ts';

/** A scored text. */
export interface Scored {
  readonly score: number;
  readonly isAttack: boolean;
  readonly source: string;
}

/** How well scores tell attacks from honest texts when every source counts the same. */
export interface Measured {
  readonly auc: number;
  /** Share of attacks found at 0.1, 0.5, 1 and 5 % of honest texts flagged. */
  readonly recall: readonly [number, number, number, number];
}

const RATES = [0.001, 0.005, 0.01, 0.05] as const;
/** Sources with fewer texts of a class tell nothing. */
const TEXTS_MIN = 20;

/** Area under the ROC curve and recall, each source of a class with the same weight. */
export function measure(scored: readonly Scored[]): Measured {
  const weights = weightsOf(scored);
  const sorted = scored.map((each, i) => ({ ...each, weight: weights[i] as number })).sort((a, b) => b.score - a.score);
  let truePart = 0;
  let falsePart = 0;
  let auc = 0;
  const recall: [number, number, number, number] = [0, 0, 0, 0];
  for (let i = 0; i < sorted.length; ) {
    let positives = 0;
    let negatives = 0;
    const { score } = sorted[i] as Scored;
    for (; i < sorted.length && (sorted[i] as Scored).score === score; i++) {
      const { isAttack, weight } = sorted[i] as (typeof sorted)[number];
      if (isAttack) positives += weight;
      else negatives += weight;
    }
    auc += negatives * (truePart + positives / 2);
    truePart += positives;
    falsePart += negatives;
    for (const [rate, limit] of RATES.entries()) if (falsePart <= limit) recall[rate] = truePart;
  }
  return { auc, recall };
}

function weightsOf(scored: readonly Scored[]): readonly number[] {
  const counts = new Map<string, number>();
  const key = ({ source, isAttack }: Scored): string => `${isAttack} ${source}`;
  for (const each of scored) counts.set(key(each), (counts.get(key(each)) ?? 0) + 1);
  const used = [...counts].filter(([, count]) => count >= TEXTS_MIN);
  const sources = (isAttack: boolean): number => used.filter(([name]) => name.startsWith(`${isAttack} `)).length;
  const shares = { true: 1 / sources(true), false: 1 / sources(false) };
  return scored.map((each) => {
    const count = counts.get(key(each)) as number;
    return count < TEXTS_MIN ? 0 : shares[`${each.isAttack}`] / count;
  });
}

const RESAMPLES = 40;

/** The middle 95 % of the area over samples of the sources, drawn with replacement: sources differ more than texts of one do. */
export function aucInterval(scored: readonly Scored[]): readonly [number, number] {
  const groups = new Map<string, Scored[]>();
  for (const each of scored) {
    const group = groups.get(each.source);
    if (group === undefined) groups.set(each.source, [each]);
    else group.push(each);
  }
  const lists = [...groups.values()];
  const random = mulberry(17);
  const areas: number[] = [];
  while (areas.length < RESAMPLES) {
    const drawn = lists.map((_, i) =>
      (lists[Math.floor(random() * lists.length)] as Scored[]).map((each) => ({
        ...each,
        source: `${i} ${each.source}`,
      })),
    );
    const { auc } = measure(drawn.flat());
    if (Number.isFinite(auc)) areas.push(auc);
  }
  areas.sort((a, b) => a - b);
  const at = (share: number): number => Math.round((areas[Math.floor(share * RESAMPLES)] as number) * 1e4) / 1e4;
  return [at(0.025), at(0.975)];
}
