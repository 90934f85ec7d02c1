import { ROLES, type Role, TRUSTS, type Trust } from '../core/segment.ts';
import { DIMENSIONS, type Dimension } from './scored-records.ts';

/** One line of a file of records, with its place. `text` is null where the line is too long to be kept. */
export interface RecordLine {
  readonly file: string;
  /** From 1. */
  readonly number: number;
  readonly text: string | null;
}

/** A text that is labelled as an attack or as honest, or not labelled. */
export interface LabelledRecord {
  readonly text: string;
  readonly isAttack?: boolean;
  readonly trust?: Trust;
  readonly role?: Role;
  readonly groups: Readonly<Record<Dimension, string | null>>;
}

/** Why a line is no record. The message holds nothing of the line. */
export interface LineProblem {
  readonly code: string;
  readonly message: string;
}

/** A {@link LineProblem} with its place. */
export interface BadLine extends LineProblem {
  readonly file: string;
  readonly line: number;
}

/** UTF-16 code units of the name of a source, kind or language. */
const NAME_LENGTH_MAX = 128;

/**
 * Reads `{"text", "label"?, "source"?, "kind"?, "lang"?, "trust"?, "role"?}`. A label is 1, true or "attack", or 0, false
 * or "benign"; null is as good as missing, and keys that are not known are passed over.
 *
 * @returns What is wrong where something is.
 */
export function readLabelledRecord(line: RecordLine): LabelledRecord | LineProblem {
  if (line.text === null) return { code: 'LINE_TOO_LONG', message: 'the line is too long' };
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch {
    return { code: 'INVALID_JSON', message: 'the line is not JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return invalid('the line must be an object with "text"');
  const { text, label, trust, role, ...rest } = value as Readonly<Record<string, unknown>>;
  if (typeof text !== 'string') return invalid('"text" must be a string');
  const isAttack = readLabel(label);
  if (isAttack === undefined) return invalid('"label" must be 1 or 0, true or false, "attack" or "benign"');
  if (!isMissingOrOneOf(trust, TRUSTS)) return invalid(`"trust" must be one of ${TRUSTS.join(', ')}`);
  if (!isMissingOrOneOf(role, ROLES)) return invalid(`"role" must be one of ${ROLES.join(', ')}`);
  const wrong = DIMENSIONS.find((dimension) => !isName(rest[dimension]));
  if (wrong !== undefined) return invalid(`"${wrong}" must be a string of at most ${NAME_LENGTH_MAX} characters`);
  const nameOf = (dimension: Dimension): string | null => (rest[dimension] as string | null | undefined) ?? null;
  return {
    text,
    ...(isAttack !== null && { isAttack }),
    ...(trust !== undefined && trust !== null && { trust }),
    ...(role !== undefined && role !== null && { role }),
    groups: { source: nameOf('source'), kind: nameOf('kind'), lang: nameOf('lang') },
  };
}

const LABELS: ReadonlyMap<unknown, boolean | null> = new Map<unknown, boolean | null>([
  [undefined, null],
  [null, null],
  [1, true],
  [true, true],
  ['attack', true],
  [0, false],
  [false, false],
  ['benign', false],
]);

/** Null where there is none, undefined where it is not known. */
function readLabel(label: unknown): boolean | null | undefined {
  return LABELS.get(label);
}

function isMissingOrOneOf<Word>(value: unknown, words: readonly Word[]): value is Word | null | undefined {
  return value === undefined || value === null || words.some((word) => word === value);
}

function isName(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.length <= NAME_LENGTH_MAX);
}

function invalid(message: string): LineProblem {
  return { code: 'INVALID_RECORD', message };
}
