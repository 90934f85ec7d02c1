/** Units that {@link readUnits} takes at a time. */
export const READ_UNITS_MAX = 4_096;

/** From so many units on, the encoder is faster than asking the string for each. */
const ENCODED_UNITS_MIN = 64;

const encoder: TextEncoder = new TextEncoder();
const bytes: Uint8Array<ArrayBuffer> = new Uint8Array(READ_UNITS_MAX);

/**
 * Copies the UTF-16 units of `text` from `from` to `to`, at most {@link READ_UNITS_MAX}, to the beginning of `units`. Loops over an
 * array of numbers take a third of the time that loops over a string do, and a text is looped over several times.
 */
export function readUnits(text: string, from: number, to: number, units: Uint16Array): void {
  const length = to - from;
  if (length >= ENCODED_UNITS_MIN) {
    const part = text.slice(from, to);
    const { read, written } = encoder.encodeInto(part, bytes);
    // As many bytes as units: all of it is ASCII.
    if (read === length && written === length) {
      units.set(written === READ_UNITS_MAX ? bytes : bytes.subarray(0, written));
      return;
    }
  }
  for (let i = 0; i < length; i++) units[i] = text.charCodeAt(from + i);
}

/** Whether every unit of a text is below 128. Linear. */
export function isAscii(text: string): boolean {
  for (let from = 0; from < text.length; from += READ_UNITS_MAX) {
    const part = from === 0 && text.length <= READ_UNITS_MAX ? text : text.slice(from, from + READ_UNITS_MAX);
    const { read, written } = encoder.encodeInto(part, bytes);
    if (read !== part.length || written !== part.length) return false;
  }
  return true;
}
