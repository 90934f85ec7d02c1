import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import { isOneDigitRepeated } from '../../one-digit-repeated.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Portuguese tax numbers (NIF), perhaps behind `PT`. */
export const nif: Recognizer = {
  id: 'pii/pt/nif',
  entity: 'PT_NIF',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])(?:PT ?)?[1-35689]\d{2} ?\d{3} ?\d{3}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: [
    'nif',
    'n.i.f',
    'contribuinte',
    'número de contribuinte',
    'numero de contribuinte',
    'nº contribuinte',
    'número fiscal',
    'número de identificação fiscal',
    'identificação fiscal',
    'nipc',
    'finanças',
    'tax number',
    'tax id',
  ],
  isValid: (candidate) => isNif(digitsOf(candidate)),
  source: 'Decreto-Lei 14/2013 (número de identificação fiscal)',
  cases: {
    match: ['NIF 155068253', 'contribuinte: 576 751 758', 'NIF PT291354696.', 'número fiscal 169741397'],
    ignore: [
      'NIF 155068254',
      'NIF 576 751 759',
      'NIF 455068253',
      'NIF 15506825',
      'NIF 1550682530',
      'NIF A155068253',
      'NIF 222222222',
      'NIF 155068253-1',
    ],
  },
};

const WEIGHTS: readonly number[] = [9, 8, 7, 6, 5, 4, 3, 2];

function isNif(digits: string): boolean {
  const rest = weightedSum(digits, WEIGHTS) % 11;
  return !isOneDigitRepeated(digits) && Number(digits.slice(8)) === (rest < 2 ? 0 : 11 - rest);
}
