/** Which places two units rule out, by what stands on their left. */
export interface RuledOutPairs {
  /** Whether no pattern begins at a unit of class `unit`, with a unit of class `left` before it and one of `right` behind. */
  isRuledOut(left: number, unit: number, right: number): boolean;
  /** Remembers that none does. `startKind` names what `left` means to the patterns: classes that mean the same share one. */
  ruleOut(place: {
    readonly left: number;
    readonly startKind: number;
    readonly unit: number;
    readonly right: number;
  }): void;
}

/** Classes and kinds beyond these are not remembered. */
const CLASSES_MAX = 256;
const KINDS_MAX = 8;

/**
 * An empty memory of ruled out pairs: one bit each, 64 KiB in all, of which a text of one language touches some four. The states
 * of the automaton lie all over the heap: between two requests the processor forgets them, and fetching them again costs
 * more than everything else that is done at most places.
 */
export function ruledOutPairs(): RuledOutPairs {
  const bits = new Uint32Array((KINDS_MAX * CLASSES_MAX * CLASSES_MAX) / 32);
  /** Kinds by the class on the left, from 1; 0 where none has been seen. */
  const kinds = new Uint8Array(CLASSES_MAX);
  return {
    isRuledOut(left, unit, right) {
      if (left >= CLASSES_MAX || unit >= CLASSES_MAX || right >= CLASSES_MAX) return false;
      const kind = kinds[left] as number;
      if (kind === 0) return false;
      const place = ((kind - 1) * CLASSES_MAX + unit) * CLASSES_MAX + right;
      return ((bits[place >>> 5] as number) & (1 << (place & 31))) !== 0;
    },
    ruleOut({ left, startKind, unit, right }) {
      if (left >= CLASSES_MAX || unit >= CLASSES_MAX || right >= CLASSES_MAX || startKind >= KINDS_MAX) return;
      kinds[left] = startKind + 1;
      const place = (startKind * CLASSES_MAX + unit) * CLASSES_MAX + right;
      bits[place >>> 5] = (bits[place >>> 5] as number) | (1 << (place & 31));
    },
  };
}
