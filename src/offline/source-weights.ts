import type { ScoredRecords } from './scored-records.ts';

/** Sources that count, by class. */
export interface SourceCounts {
  readonly attack: number;
  readonly benign: number;
  /** Sources of a class, attack or benign, that have too few records to count. */
  readonly leftOut: number;
}

/** Records of one class that a source must have; with fewer it tells next to nothing. */
export const SOURCE_RECORDS_MIN = 20;

/** A weight for each record by which every source of a class counts the same, and all of a class sum up to one. */
export function sourceWeights({ count, isAttack, groups }: ScoredRecords): {
  readonly weights: Float64Array;
  readonly sources: SourceCounts;
} {
  const { names, ids } = groups.source;
  const sizes = { attack: new Float64Array(names.length), benign: new Float64Array(names.length) };
  const classOf = (record: number): 'attack' | 'benign' => (isAttack[record] === 1 ? 'attack' : 'benign');
  for (let record = 0; record < count; record++) {
    const own = sizes[classOf(record)];
    const id = ids[record] as number;
    own[id] = (own[id] as number) + 1;
  }
  const used = (size: number): boolean => size >= SOURCE_RECORDS_MIN;
  const tooSmall = (size: number): boolean => size > 0 && !used(size);
  const sources: SourceCounts = {
    attack: sizes.attack.filter(used).length,
    benign: sizes.benign.filter(used).length,
    leftOut: sizes.attack.filter(tooSmall).length + sizes.benign.filter(tooSmall).length,
  };
  const weights = Float64Array.from({ length: count }, (_, record) => {
    const size = sizes[classOf(record)][ids[record] as number] as number;
    return used(size) ? 1 / (size * sources[classOf(record)]) : 0;
  });
  return { weights, sources };
}
