import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import { isOneDigitRepeated } from '../../one-digit-repeated.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Polish tax numbers (NIP), bare or in one of the two groupings, perhaps behind `PL`. */
export const nip: Recognizer = {
  id: 'pii/pl/nip',
  entity: 'PL_NIP',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])(?:PL ?)?[1-9]\d{2}(?:\d{7}|-\d{3}-\d{2}-\d{2}|-\d{2}-\d{2}-\d{3})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: [
    'nip',
    'nipu',
    'nr nip',
    'numer nip',
    'numer identyfikacji podatkowej',
    'identyfikacji podatkowej',
    'podatnik',
    'podatnika',
    'vat',
    'vat number',
    'tax number',
    'tax id',
  ],
  isValid: (candidate) => isNip(digitsOf(candidate)),
  source: 'Ustawa o zasadach ewidencji i identyfikacji podatników (Dz.U. 1995 nr 142 poz. 702), art. 11',
  cases: {
    match: ['NIP 7443677975', 'NIP: 709-529-28-64', 'NIP 514-11-87-517.', 'VAT PL6438645073'],
    ignore: [
      'NIP 7443677976',
      'NIP 709-529-28-65',
      'NIP 744367797',
      'NIP 1111111111',
      'NIP 74436779751',
      'NIP A7443677975',
      'NIP 744-36779-75',
    ],
  },
};

const WEIGHTS: readonly number[] = [6, 5, 7, 2, 3, 4, 5, 6, 7];

function isNip(digits: string): boolean {
  return !isOneDigitRepeated(digits) && weightedSum(digits, WEIGHTS) % 11 === Number(digits.slice(9));
}
