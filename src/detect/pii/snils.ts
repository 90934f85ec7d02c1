import { weightedSum } from './checksums/weighted-sum.ts';
import { isOneDigitRepeated } from './one-digit-repeated.ts';

const WEIGHTS: readonly number[] = [9, 8, 7, 6, 5, 4, 3, 2, 1];

/**
 * Whether the last two digits of a Russian pension insurance number are right (Постановление Правления ПФР № 192п).
 *
 * @param digits - Eleven ASCII digits.
 */
export function isSnils(digits: string): boolean {
  return !isOneDigitRepeated(digits) && (weightedSum(digits, WEIGHTS) % 101) % 100 === Number(digits.slice(9));
}
