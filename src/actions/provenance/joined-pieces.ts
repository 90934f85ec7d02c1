import type { ValueMaterial } from './trace-value.ts';
import { HASH_BASE, HASH_POWERS } from './word-reading.ts';

/** UTF-16 units of letters and digits of a value that may have been put together. */
const VALUE_UNITS_MIN = 8;
const VALUE_UNITS_MAX = 128;
/** Shorter pieces are in every text. */
const PIECE_UNITS_MIN = 4;
const PIECE_UNITS_MAX = 64;
/** Pieces that a value is put together of. */
const PIECES_MAX = 8;
/** Segments that are tried in pairs: the first ones that hold a piece. */
const SEGMENTS_MAX = 24;

/** The segments, one or two, whose words make up a value together; none where it is no such value. */
export function joinedSources(squeezed: string, material: ValueMaterial): readonly number[] {
  const { length } = squeezed;
  if (length < VALUE_UNITS_MIN || length > VALUE_UNITS_MAX) return [];
  const pieces = piecesOf(squeezed, material);
  const segments = [...new Set(pieces.flatMap(({ segments: held }) => [...held]))]
    .sort((a, b) => a - b)
    .slice(0, SEGMENTS_MAX);
  const found = new Set<number>();
  for (const segment of segments) if (isMadeOf(length, pieces, [segment])) found.add(segment);
  if (found.size > 0) return [...found];
  for (const [i, first] of segments.entries()) {
    for (const second of segments.slice(i + 1)) {
      if (!isMadeOf(length, pieces, [first, second])) continue;
      found.add(first);
      found.add(second);
    }
  }
  return [...found];
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly segments: ReadonlySet<number>;
}

/** All stretches of a value that some segment holds as words. At most as many looks as the bounds above multiply to. */
function piecesOf(squeezed: string, { runs, readings }: ValueMaterial): readonly Piece[] {
  const hashes = prefixHashes(squeezed);
  const pieces: Piece[] = [];
  for (let start = 0; start + PIECE_UNITS_MIN <= squeezed.length; start++) {
    const last = Math.min(squeezed.length, start + PIECE_UNITS_MAX);
    for (let end = start + PIECE_UNITS_MIN; end <= last; end++) {
      const hash =
        ((hashes[end] as number) - Math.imul(hashes[start] as number, HASH_POWERS[end - start] as number)) | 0;
      const segments = new Set<number>();
      runs.findHashed(squeezed.slice(start, end), hash, ({ reading }) => {
        const held = readings[reading];
        if (held !== undefined) segments.add(held.segment);
      });
      if (segments.size > 0) pieces.push({ start, end, segments });
    }
  }
  return pieces;
}

function prefixHashes(text: string): Int32Array {
  const hashes = new Int32Array(text.length + 1);
  for (let i = 0; i < text.length; i++)
    hashes[i + 1] = Math.imul(hashes[i] as number, HASH_BASE) + text.charCodeAt(i) + 1;
  return hashes;
}

/** Whether pieces of these segments, one behind the other, are the whole value. */
function isMadeOf(length: number, pieces: readonly Piece[], segments: readonly number[]): boolean {
  const fewest = new Int32Array(length + 1).fill(PIECES_MAX + 1);
  fewest[0] = 0;
  for (const { start, end, segments: held } of pieces) {
    const before = fewest[start] as number;
    if (before < PIECES_MAX && segments.some((segment) => held.has(segment)))
      fewest[end] = Math.min(fewest[end] as number, before + 1);
  }
  return (fewest[length] as number) <= PIECES_MAX;
}
