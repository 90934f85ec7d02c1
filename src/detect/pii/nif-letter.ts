const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** The check letter of a Spanish identity number (Real Decreto 1553/2005). */
export function nifLetter(digits: string): string {
  return LETTERS.charAt(Number(digits) % LETTERS.length);
}
