import type { ByteLane } from './byte-lane.ts';
import type { TakeFound } from './gram-reading.ts';

/** Decodes one encoding of bytes from a stream of characters, at every alignment, and gives the bytes to lanes. */
export interface ByteDecoder {
  /** Takes the unit at view offset `at`; what is not of the alphabet is passed over. */
  take(unit: number, at: number, found: TakeFound): void;
}

/** Bytes of one alignment that a text may hold, in a row, before they are read: ordinary prose hardly ever gives so many. */
const BYTES_UNREAD = 16;
/** Characters that are kept for that: 16 bytes are made of at most 23. A power of two. */
const KEPT = 32;

/**
 * Base64 with either alphabet (RFC 4648, sections 4 and 5) at its four alignments.
 *
 * @param isAscii - Whether bytes of other characters end what was read, so that few bytes of prose have to be read at all.
 */
export function base64Decoder(lanes: readonly ByteLane[], isAscii: boolean): ByteDecoder {
  const sextets = new Array<number>(KEPT).fill(0);
  const ends = new Array<number>(KEPT).fill(0);
  const readable = new Array<number>(lanes.length).fill(0);
  let count = 0;

  const byteAt = (index: number, place: number): number => {
    const before = sextets[(index - 1) & (KEPT - 1)] as number;
    return ((before << (2 * place)) | ((sextets[index & (KEPT - 1)] as number) >> (6 - 2 * place))) & 0xff;
  };

  /** Reads the bytes that were only counted so far. */
  const catchUp = (alignment: number, found: TakeFound): void => {
    let from = count;
    for (let bytes = 0; bytes < BYTES_UNREAD; from--) if (((from - alignment) & 3) !== 0) bytes++;
    for (let index = from + 1; index <= count; index++) {
      const place = (index - alignment) & 3;
      if (place !== 0) lanes[alignment]?.take(byteAt(index, place), ends[index & (KEPT - 1)] as number, found);
    }
  };

  return {
    take(unit, at, found) {
      const sextet = unit < 0x80 ? (SEXTETS[unit] as number) : -1;
      if (sextet < 0) return;
      sextets[count & (KEPT - 1)] = sextet;
      ends[count & (KEPT - 1)] = at + 1;
      for (let alignment = 0; alignment < 4; alignment++) {
        const place = (count - alignment) & 3;
        if (place === 0) continue;
        const byte = byteAt(count, place);
        if (isAscii && byte >= 0x80) {
          if ((readable[alignment] as number) >= BYTES_UNREAD) lanes[alignment]?.restart();
          readable[alignment] = 0;
        } else {
          const row = (readable[alignment] as number) + 1;
          readable[alignment] = row;
          if (row === BYTES_UNREAD) catchUp(alignment, found);
          else if (row > BYTES_UNREAD) lanes[alignment]?.take(byte, at + 1, found);
        }
      }
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
