const LENGTHS: readonly number[] = [3, 5, 1, 8, 2, 7];

/** A text in pieces as a model writes them. Surrogate pairs stay together, as providers keep them. */
export function unevenPieces(text: string): readonly string[] {
  const points = [...text];
  const pieces: string[] = [];
  for (let at = 0; at < points.length; ) {
    const length = LENGTHS[pieces.length % LENGTHS.length] ?? 1;
    pieces.push(points.slice(at, at + length).join(''));
    at += length;
  }
  return pieces;
}
