/**
 * The sum of the digits, each times the weight of its place; of products with two digits the digits are added, so that
 * 12 counts as 3. Weights begin again when they are used up.
 *
 * @param digits - ASCII digits only.
 */
export function weightedDigitSum(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const product = Number(digits.charAt(i)) * (weights[i % weights.length] ?? 0);
    sum += Math.floor(product / 10) + (product % 10);
  }
  return sum;
}
