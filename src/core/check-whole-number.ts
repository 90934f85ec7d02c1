import { InvalidOptionsError } from './errors.ts';

/**
 * Checks a number that a caller gave.
 *
 * @param range - `min` is 1 when it is missing, and `max` the greatest number that is exact.
 * @throws {@link InvalidOptionsError} for what is no whole number in the range.
 */
export function checkWholeNumber(
  option: string,
  value: number,
  { min = 1, max = Number.MAX_SAFE_INTEGER }: { readonly min?: number; readonly max?: number } = {},
): void {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return;
  throw new InvalidOptionsError(option, `must be a whole number from ${min} to ${max}`);
}
