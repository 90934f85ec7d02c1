/**
 * The known word that differs from `word` least, when it is near enough to be meant: by at most a third of its own length,
 * counting inserted, missing and changed characters and swapped neighbours, whatever the case.
 *
 * @param word - Only the first 64 characters are looked at.
 * @returns The first of the nearest; undefined when none is near.
 * @example
 * nearestWord('treshold', ['threshold', 'treatment']);  // 'threshold'
 */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const asked = word.slice(0, WORD_LENGTH_MAX).toLowerCase();
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const distance = editDistance(asked, candidate.toLowerCase());
    if (distance < least && distance <= Math.floor(candidate.length / 3)) {
      nearest = candidate;
      least = distance;
    }
  }
  return nearest;
}

const WORD_LENGTH_MAX = 64;

/** Optimal string alignment distance: Levenshtein's, with swaps of two neighbours. */
function editDistance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const changed = cell(last, j - 1) + (isSame ? 0 : 1);
      const swapped = isSwapped ? cell(beforeLast, j - 2) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(cell(last, j) + 1, cell(row, j - 1) + 1, changed, swapped));
    }
    beforeLast = last;
    last = row;
  }
  return cell(last, b.length);
}

function cell(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
