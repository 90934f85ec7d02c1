import type { JsonValue } from '../../core/json-value.ts';
import type { Trust } from '../../core/segment.ts';
import type { ConversationSegment } from '../tool-action.ts';
import { argumentLeaves } from './argument-leaves.ts';
import { decodedTexts } from './decoded-texts.ts';
import { figureIndex } from './figure-index.ts';
import { type LeafValue, leafValues } from './leaf-values.ts';
import { type ProvenanceBounds, resolveProvenanceBounds } from './provenance-bounds.ts';
import { runIndex } from './run-index.ts';
import { PROVING_UNITS_MIN, type SegmentReading, traceValue, type ValueMaterial } from './trace-value.ts';
import type { Holding, ValueKind } from './value-kind.ts';
import { readWords } from './word-reading.ts';

/** A segment that holds a value. */
export interface TracedSource {
  /** Index in order of `add`. */
  readonly segment: number;
  readonly pointer: string;
  readonly trust: Trust;
  readonly source?: string;
  /**
   * `exact` and `normalized` (case, Unicode form, white space, punctuation, the form of a number, date or amount): the segment
   * says the value itself. `decoded`: it does in Base64, percent, HTML or backwards, or the value is encoded. `joined`: the
   * value is made of pieces that it has, perhaps with another segment. `transformed`: it has a part of the value (host, local
   * part, file name, day without year) or the value is a part of what it has; that taints, but it is no consent.
   */
  readonly how: Holding;
}

/** Where a value of the arguments comes from. */
export interface TracedValue {
  /** JSON pointer (RFC 6901) in the arguments. A leaf comes first, then the typed values within it, under the same pointer. */
  readonly pointer: string;
  readonly kind: ValueKind;
  /** In order of `add`; each segment once. */
  readonly sources: readonly TracedSource[];
  /** Too short to prove anything: less than 4 characters and no typed value, or an amount of less than 4. */
  readonly isShort: boolean;
}

/** Finds where the values of a call stand in the conversation before it. */
export interface Provenance {
  /** Takes the next segment, in time proportional to its length. */
  add(segment: ConversationSegment): void;
  /** Traces each string and number of `args` and each typed value within. Never throws; adds nothing. */
  trace(args: JsonValue): readonly TracedValue[];
  /** Whether something was past a bound in any call until now: what was traced may have sources that are not named. */
  readonly isPartial: boolean;
}

/**
 * Makes an empty index. No text is kept but what was added, and none of it leaves.
 *
 * @throws `InvalidOptionsError` for a bound that is unknown or no positive integer.
 * @example
 * const provenance = provenanceIndex();
 * provenance.add({ pointer: '/messages/1/content', trust: 'external', role: 'tool', source: 'read_mail', text: 'Pay DE89 3704 0044 0532 0130 00' });
 * provenance.trace({ iban: 'DE89370400440532013000' });  // [{ pointer: '/iban', kind: 'iban', sources: [{ trust: 'external', how: 'normalized', … }], … }]
 */
export function provenanceIndex(bounds: Partial<ProvenanceBounds> = {}): Provenance {
  const limits = resolveProvenanceBounds(bounds);
  const segments: ConversationSegment[] = [];
  const readings: SegmentReading[] = [];
  const figures = figureIndex();
  let isPartial = false;
  let unitsLeft = limits.segmentUnitsMax;
  let stepsLeft = 0;
  const runs = runIndex(() => {
    if (stepsLeft > 0) stepsLeft--;
    else isPartial = true;
    return stepsLeft > 0;
  });
  const material: ValueMaterial = { readings, runs, figures };

  return {
    add(segment) {
      segments.push(segment);
      if (segments.length > limits.segmentsMax || segment.text.length > unitsLeft) isPartial = true;
      const text = segments.length > limits.segmentsMax ? '' : segment.text.slice(0, unitsLeft);
      unitsLeft -= text.length;
      read(text, false);
      const decoded = decodedTexts(text, limits.decodedUnitsMax);
      isPartial ||= decoded.isCut;
      for (const each of decoded.texts) read(each, true);
    },
    trace(args) {
      stepsLeft = limits.stepsMax;
      const { leaves, isCut } = argumentLeaves(args, limits);
      const values = leaves.flatMap(leafValues);
      if (isCut || values.length > limits.valuesMax) isPartial = true;
      return values.slice(0, limits.valuesMax).map(traced);
    },
    get isPartial() {
      return isPartial;
    },
  };

  function read(text: string, isDecoded: boolean): void {
    const words = readWords(text);
    if (words.count === 0) return;
    readings.push({ segment: segments.length - 1, isDecoded, words });
    runs.add(words);
    figures.add(words, readings.length - 1);
  }

  function traced(value: LeafValue): TracedValue {
    const holdings = traceValue(value, material);
    const sources = [...holdings].sort(([a], [b]) => a - b).map(([segment, how]) => sourceOf(segment, how));
    return { pointer: value.pointer, kind: value.kind, sources, isShort: isShort(value) };
  }

  function sourceOf(segment: number, how: Holding): TracedSource {
    const { pointer, trust, source } = segments[segment] as ConversationSegment;
    return { segment, pointer, trust, ...(source === undefined ? {} : { source }), how };
  }
}

const SELF_EVIDENT: ReadonlySet<ValueKind> = new Set(['email', 'url', 'host', 'iban', 'card', 'phone', 'date']);

function isShort({ kind, text }: LeafValue): boolean {
  if (SELF_EVIDENT.has(kind)) return false;
  return readWords(text).squeezed.length < PROVING_UNITS_MIN;
}
