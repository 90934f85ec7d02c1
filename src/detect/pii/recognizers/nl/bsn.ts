import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import { isOneDigitRepeated } from '../../one-digit-repeated.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Dutch citizen service numbers (BSN, before 2007 sofinummer): nine digits that pass the eleven test. */
export const bsn: Recognizer = {
  id: 'pii/nl/bsn',
  entity: 'NL_BSN',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])(?:\d{9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{2}[ .]\d{3})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: [
    'bsn',
    'bsn-nummer',
    'burgerservicenummer',
    'burger service nummer',
    'sofinummer',
    'sofi-nummer',
    'sofi',
    'persoonsnummer',
    'citizen service number',
  ],
  isValid: (candidate) => isBsn(digitsOf(candidate)),
  source: 'Wet algemene bepalingen burgerservicenummer, art. 1; Besluit BSN; Logisch Ontwerp BSN (elfproef)',
  cases: {
    match: ['BSN 172078507', 'burgerservicenummer: 257.208.495', 'sofinummer 8092.59.424.', 'bsn 556 120 619'],
    ignore: [
      'BSN 172078508',
      'BSN 257.208.496',
      'BSN 000000000',
      'BSN 17207850',
      'BSN 1720785070',
      'BSN A172078507',
      'BSN 172-078-507',
      'BSN 172078507-1',
    ],
  },
};

const WEIGHTS: readonly number[] = [9, 8, 7, 6, 5, 4, 3, 2, -1];

function isBsn(digits: string): boolean {
  return !isOneDigitRepeated(digits) && weightedSum(digits, WEIGHTS) % 11 === 0;
}
