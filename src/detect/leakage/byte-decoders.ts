import type { ByteLane, TakeFound } from './byte-lane.ts';

/** Decodes one encoding of bytes from a stream of characters, at every alignment, and gives the bytes to lanes. */
export interface ByteDecoder {
  /** Takes the unit at view offset `at`; what is not of the alphabet is passed over. */
  take(unit: number, at: number, found: TakeFound): void;
}

/** Base64 with either alphabet (RFC 4648, sections 4 and 5) at its four alignments. */
export function base64Decoder(lanes: readonly ByteLane[]): ByteDecoder {
  let before = 0;
  let count = 0;
  return {
    take(unit, at, found) {
      const sextet = unit < 0x80 ? (SEXTETS[unit] as number) : -1;
      if (sextet < 0) return;
      for (let alignment = 0; alignment < 4; alignment++) {
        const place = (count - alignment) & 3;
        if (place === 0) continue;
        const byte = ((before << (2 * place)) | (sextet >> (6 - 2 * place))) & 0xff;
        (lanes[alignment] as ByteLane).take(byte, at + 1, found);
      }
      before = sextet;
      count++;
    },
  };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const SEXTETS: Int8Array = new Int8Array(0x80).fill(-1);
for (const [value, character] of [...ALPHABET].entries()) SEXTETS[character.charCodeAt(0)] = value;
for (const character of '+-') SEXTETS[character.charCodeAt(0)] = 62;
for (const character of '/_') SEXTETS[character.charCodeAt(0)] = 63;

/** Hexadecimal at its two alignments; the `0` of `0x` belongs to no byte. */
export function hexDecoder(lanes: readonly ByteLane[]): ByteDecoder {
  const nibbles = [0, 0];
  let count = 0;
  let zeroAt = -1;
  return {
    take(unit, at, found) {
      const nibble = nibbleOf(unit);
      if (nibble < 0) {
        if ((unit | 0x20) === X && zeroAt === at - 1) count--;
        return;
      }
      zeroAt = nibble === 0 ? at : -1;
      const alignment = count & 1;
      const other = 1 - alignment;
      nibbles[alignment] = nibble;
      const byte = ((nibbles[other] as number) << 4) | nibble;
      if (count > 0) (lanes[other] as ByteLane).take(byte, at + 1, found);
      count++;
    },
  };
}

const X = 0x78;

function nibbleOf(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const lower = unit | 0x20;
  return unit < 0x80 && lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
