import { InvalidOptionsError } from '../../core/errors.ts';

/** What one index takes and does. What is past a bound is left out and makes `Provenance.isPartial` true. */
export interface ProvenanceBounds {
  /** Segments that are indexed; later ones are not. */
  readonly segmentsMax: number;
  /** UTF-16 units of all segments together; the one that goes beyond is indexed up to there. */
  readonly segmentUnitsMax: number;
  /** UTF-16 units of text that is decoded from one segment. */
  readonly decodedUnitsMax: number;
  /** Strings and numbers of one call's arguments, keys that hold a typed value included. */
  readonly leavesMax: number;
  /** UTF-16 units of one call's arguments. */
  readonly argumentUnitsMax: number;
  /** Levels of lists and objects in each other. */
  readonly depthMax: number;
  /** Values that one call's trace gives. */
  readonly valuesMax: number;
  /** Postings that one trace looks at. */
  readonly stepsMax: number;
}

/** The defaults: a long conversation of a user, and arguments as large as a file that a tool writes. */
export const PROVENANCE_BOUNDS_DEFAULT: ProvenanceBounds = {
  segmentsMax: 2_000,
  segmentUnitsMax: 2_000_000,
  decodedUnitsMax: 100_000,
  leavesMax: 2_000,
  argumentUnitsMax: 200_000,
  depthMax: 64,
  valuesMax: 4_000,
  stepsMax: 2_000_000,
};

/**
 * Fills missing bounds with the defaults.
 *
 * @throws `InvalidOptionsError` for an unknown name, or a value that is not a positive safe integer.
 */
export function resolveProvenanceBounds(overrides: Partial<ProvenanceBounds>): ProvenanceBounds {
  for (const [name, value] of Object.entries(overrides)) {
    if (!Object.hasOwn(PROVENANCE_BOUNDS_DEFAULT, name))
      throw new InvalidOptionsError(`bounds.${name}`, 'is not a known bound');
    if (!Number.isSafeInteger(value) || value < 1)
      throw new InvalidOptionsError(`bounds.${name}`, 'must be a positive integer');
  }
  return { ...PROVENANCE_BOUNDS_DEFAULT, ...overrides };
}
