const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATORS: readonly number[] = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const CHECKSUM_LENGTH = 6;

/** A text in the form of Bech32, taken apart. */
export interface Bech32Text {
  /** The values of all characters behind the separator, 0 to 31 each, those of the checksum included. */
  readonly data: readonly number[];
  /** What the checksum leaves: 1 for Bech32 (BIP 173), 0x2bc830a3 for Bech32m (BIP 350). */
  readonly remainder: number;
}

/** Takes a text of one case apart into a human-readable part, `1`, and data with a checksum of six characters; else undefined. */
export function readBech32(text: string): Bech32Text | undefined {
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) return undefined;
  const separator = lower.lastIndexOf('1');
  const data = valuesOf(lower.slice(separator + 1));
  if (separator < 1 || data.length < CHECKSUM_LENGTH || data.includes(-1)) return undefined;
  return { data, remainder: remainderOf([...expanded(lower.slice(0, separator)), ...data]) };
}

/** The six characters that close a Bech32 text of this part and this data. */
export function bech32Checksum(part: string, data: string): string {
  const zeros = Array<number>(CHECKSUM_LENGTH).fill(0);
  const rest = remainderOf([...expanded(part.toLowerCase()), ...valuesOf(data.toLowerCase()), ...zeros]) ^ 1;
  return [25, 20, 15, 10, 5, 0].map((shift) => ALPHABET.charAt((rest >>> shift) & 31)).join('');
}

function valuesOf(data: string): readonly number[] {
  return Array.from(data, (character) => ALPHABET.indexOf(character));
}

function expanded(part: string): readonly number[] {
  const codes = Array.from(part, (character) => character.charCodeAt(0));
  return [...codes.map((code) => code >>> 5), 0, ...codes.map((code) => code & 31)];
}

function remainderOf(values: readonly number[]): number {
  let checksum = 1;
  for (const value of values) {
    const top = checksum >>> 25;
    checksum = ((checksum & 0x1ffffff) << 5) ^ value;
    for (const [bit, generator] of GENERATORS.entries()) if ((top >>> bit) & 1) checksum ^= generator;
  }
  return checksum >>> 0;
}
