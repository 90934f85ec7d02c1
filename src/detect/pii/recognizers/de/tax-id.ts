import { isMod1110Valid } from '../../checksums/iso7064.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** German tax identification numbers (Steuer-IdNr.): eleven digits, bare or in groups. */
export const taxId: Recognizer = {
  id: 'pii/de/tax-id',
  entity: 'DE_TAX_ID',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[1-9]\d(?:\d{9}|[ /]\d{3}[ /]\d{3}[ /]\d{3})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.3,
  context: [
    'steuer-id',
    'steuer id',
    'steuerid',
    'steueridentifikationsnummer',
    'steuer-identifikationsnummer',
    'identifikationsnummer',
    'steuerliche identifikationsnummer',
    'idnr',
    'id-nr',
    'steuer-idnr',
    'steuernummer',
    'steuer',
    'tax id',
    'tax identification',
    'tax number',
    'tin',
  ],
  isValid: (candidate) => isTaxId(digitsOf(candidate)),
  source: '§ 139b AO; StIdV; check digit: ISO/IEC 7064 mod 11,10 (BZSt, Prüfziffernverfahren)',
  cases: {
    match: [
      'Steuer-ID 13570869260',
      'IdNr. 97 041 569 232',
      'Steueridentifikationsnummer: 47062965185.',
      'tax id 71225629435',
    ],
    ignore: [
      'Steuer-ID 13570869261',
      'IdNr. 97 041 569 233',
      'Steuer-ID 1357086926',
      'Steuer-ID 03570869260',
      'Steuer-ID 11111111111',
      'IdNr. 12345678903',
      'A13570869260',
      'Nr. 13570869260-1',
    ],
  },
};

function isTaxId(digits: string): boolean {
  return hasOneRepeatedDigit(digits.slice(0, 10)) && isMod1110Valid(digits);
}

/** Of the first ten digits exactly one is there twice or three times, and never three times in a row. */
function hasOneRepeatedDigit(digits: string): boolean {
  if (/(?:000|111|222|333|444|555|666|777|888|999)/u.test(digits)) return false;
  const counts = new Map<string, number>();
  for (const digit of digits) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1);
  return repeated.length === 1 && (repeated[0] ?? 0) <= 3;
}
