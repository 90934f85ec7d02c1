/** Lets the first units of a reply through, and none behind its greatest length. */
export interface LengthGate {
  /** What of the next chunk is let through now. */
  admit(chunk: string): string;
  /** The reply is complete: what was kept back because it might have been the half of a cut pair. */
  finish(): string;
  /** There was more than the greatest length. */
  isOver(): boolean;
}

/**
 * A gate after `lengthMax` UTF-16 units, or after one less where the cut would leave a high surrogate at the end.
 * A reply of exactly `lengthMax` units passes whole.
 */
export function lengthGate(lengthMax: number): LengthGate {
  let admitted = 0;
  let kept = '';
  let isOver = false;
  return {
    admit(chunk) {
      const text = kept + chunk;
      kept = '';
      isOver = admitted + text.length > lengthMax;
      let passing = isOver ? text.slice(0, lengthMax - admitted) : text;
      if (admitted + passing.length === lengthMax && isHighSurrogate(passing.charCodeAt(passing.length - 1))) {
        if (!isOver) kept = passing.slice(-1);
        passing = passing.slice(0, -1);
      }
      admitted += passing.length;
      return passing;
    },
    finish() {
      const rest = kept;
      kept = '';
      return rest;
    },
    isOver: () => isOver,
  };
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
