import { weightedSum } from './checksums/weighted-sum.ts';

const WEIGHTS: readonly number[] = [7, 3, 1, 7, 3, 1, 7, 3, 1];

/**
 * Whether nine characters may be the serial number of a German document: some are digits, and a tenth character is the
 * right check digit (ICAO Doc 9303-3). What follows is not looked at.
 */
export function isSerialNumber(candidate: string): boolean {
  const serial = candidate.slice(0, 9);
  const check = candidate.charAt(9);
  return /\d/u.test(serial) && (check === '' || weightedSum(serial, WEIGHTS) % 10 === Number(check));
}
