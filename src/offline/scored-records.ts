import { TooMuchDataError } from './offline-errors.ts';

/** What an evaluation can be broken down by. */
export const DIMENSIONS = ['source', 'kind', 'lang'] as const;

/** What an evaluation can be broken down by. */
export type Dimension = (typeof DIMENSIONS)[number];

/** What is kept of a record: never its text. */
export interface ScoredRecord {
  readonly isAttack: boolean;
  readonly score: number;
  readonly flagged: boolean;
  readonly groups: Readonly<Record<Dimension, string | null>>;
}

/** All records in columns, in their order: 16 bytes each. */
export interface ScoredRecords {
  readonly count: number;
  readonly scores: Float64Array;
  readonly isAttack: Uint8Array;
  readonly isFlagged: Uint8Array;
  readonly groups: Readonly<Record<Dimension, GroupColumn>>;
}

/** The group of every record in one dimension. Null is the name where a record says none. */
export interface GroupColumn {
  readonly names: readonly (string | null)[];
  readonly ids: Uint16Array;
}

/** Takes records one by one. */
export interface RecordKeeper {
  /** @throws {@link TooMuchDataError} */
  keep(record: ScoredRecord): void;
  kept(): ScoredRecords;
}

/** Records of one evaluation. */
export const RECORDS_MAX = 5_000_000;
/** Sources, kinds or languages of one evaluation. */
export const GROUPS_MAX = 1_000;

/** Makes an empty {@link RecordKeeper}. */
export function createRecordKeeper(): RecordKeeper {
  let count = 0;
  let scores = new Float64Array(FIRST_SIZE);
  let isAttack = new Uint8Array(FIRST_SIZE);
  let isFlagged = new Uint8Array(FIRST_SIZE);
  const groups = { source: createGroups('sources'), kind: createGroups('kinds'), lang: createGroups('languages') };
  return {
    keep(record) {
      if (count === RECORDS_MAX) throw new TooMuchDataError('records', RECORDS_MAX);
      if (count === scores.length) {
        scores = grown(scores, new Float64Array(2 * count));
        isAttack = grown(isAttack, new Uint8Array(2 * count));
        isFlagged = grown(isFlagged, new Uint8Array(2 * count));
      }
      scores[count] = record.score;
      isAttack[count] = record.isAttack ? 1 : 0;
      isFlagged[count] = record.flagged ? 1 : 0;
      for (const dimension of DIMENSIONS) groups[dimension].add(record.groups[dimension]);
      count++;
    },
    kept: () => ({
      count,
      scores: scores.subarray(0, count),
      isAttack: isAttack.subarray(0, count),
      isFlagged: isFlagged.subarray(0, count),
      groups: { source: groups.source.column(), kind: groups.kind.column(), lang: groups.lang.column() },
    }),
  };
}

const FIRST_SIZE = 1_024;

interface Groups {
  add(name: string | null): void;
  column(): GroupColumn;
}

function createGroups(noun: string): Groups {
  const idOf = new Map<string | null, number>();
  let count = 0;
  let ids = new Uint16Array(FIRST_SIZE);
  return {
    add(name) {
      let id = idOf.get(name);
      if (id === undefined) {
        if (idOf.size === GROUPS_MAX) throw new TooMuchDataError(noun, GROUPS_MAX);
        id = idOf.size;
        idOf.set(name, id);
      }
      if (count === ids.length) ids = grown(ids, new Uint16Array(2 * count));
      ids[count] = id;
      count++;
    },
    column: () => ({ names: [...idOf.keys()], ids: ids.subarray(0, count) }),
  };
}

function grown<Column extends Float64Array | Uint16Array | Uint8Array>(column: Column, into: Column): Column {
  into.set(column);
  return into;
}
