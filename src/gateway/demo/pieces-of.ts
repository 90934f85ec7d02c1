/** Lengths of pieces, over and over: so short and so uneven that words, keys, numbers and links come in parts. */
const PIECE_LENGTHS: readonly number[] = [3, 6, 2, 9, 4, 1, 7, 5];

/** A text in the pieces in which it is streamed. Joined they are the text; no surrogate pair is cut. */
export function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const length = PIECE_LENGTHS[pieces.length % PIECE_LENGTHS.length] ?? 1;
    const last = text.charCodeAt(at + length - 1);
    const end = at + length + (last >= 0xd800 && last < 0xdc00 ? 1 : 0);
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
}
