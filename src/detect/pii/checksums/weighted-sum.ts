/** Values of characters by their place: digits, then letters. */
export const BASE_36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * The sum of the values of characters, each times the weight of its place. Characters behind the last weight and those
 * that are not in `alphabet` count nothing.
 *
 * @param alphabet - Each character has its place in here as its value.
 */
export function weightedSum(text: string, weights: readonly number[], alphabet: string = BASE_36): number {
  let sum = 0;
  for (const [place, weight] of weights.entries()) {
    const value = place < text.length ? alphabet.indexOf(text.charAt(place)) : -1;
    if (value > 0) sum += value * weight;
  }
  return sum;
}
