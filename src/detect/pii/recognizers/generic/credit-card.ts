import { leadingNumber } from '../../digits.ts';
import { isLuhnValid } from '../../luhn.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Payment card numbers of 14 to 19 digits, bare or in groups; see `visa-13` for the shortest ones. */
export const creditCard: Recognizer = {
  id: 'pii/generic/credit-card',
  entity: 'CREDIT_CARD',
  // Bare digits behind a dot are the fraction of a decimal number.
  pattern:
    /(?<![\p{L}\p{N}.])[2-6]\d{13,18}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])[2-6]\d{3}[ .\-\u2010-\u2015\u2212]\d{4,6}[ .\-\u2010-\u2015\u2212]\d{4,5}(?:[ .\-\u2010-\u2015\u2212]\d{3,4}){0,2}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])6\d{5}[ .\-\u2010-\u2015\u2212]\d{10,13}(?![\p{L}\p{N}])/u,
  score: 0.8,
  context: [
    'card',
    'cards',
    'credit',
    'debit',
    'visa',
    'mastercard',
    'amex',
    'american express',
    'discover',
    'maestro',
    'jcb',
    'cc',
    'pan',
    'karte',
    'kreditkarte',
    'carte',
    'tarjeta',
  ],
  accept: (candidate) => leadingNumber(candidate, 14, isCardNumber),
  source: 'ISO/IEC 7812-1:2017, annex B (Luhn); issuer ranges: en.wikipedia.org/wiki/Payment_card_number',
  cases: {
    match: [
      '4012888888881881',
      'card 4012-8888-8888-1881',
      'paid with 4012 8888 8888 1881 12/27',
      '4012 8888 8888 1881 123',
      '4012.8888.8888.1881',
      '4012\u20118888\u20118888\u20111881',
      'card\u20144012\u20138888\u20138888\u20131881\u2014mine',
      'amex 378282246310005',
      '3782 822463 10005',
      '5555555555554444',
      '2223003122003222',
      '6011111111111117',
      '3530111333300000',
      '30569309025904',
      '3056 930902 5904',
      '6759649826438453',
      '6205500000000000004',
      'Visa:4111111111111111.',
    ],
    ignore: [
      '4012-8888-8888-1882',
      '4012888888881880',
      '378282246310004',
      '5555555555554445',
      '2223003122003223',
      'order 1234567890123456',
      '9012888888881881',
      'x4012888888881881',
      '40128888888818810',
      '0.4012888888881881',
      'ISBN 9783161484100',
      'at 1700000000000',
      'trace 40128888-8888-1881-8888-401288888888',
      '4444444444444444',
    ],
  },
};

function isCardNumber(digits: string): boolean {
  return hasIssuer(digits) && isLuhnValid(digits);
}

/** Issuer ranges and the lengths of their numbers. */
function hasIssuer(digits: string): boolean {
  const { length } = digits;
  if (length > 19) return false;
  const four = Number(digits.slice(0, 4));
  if (four >= 4000 && four <= 4999) return length === 16 || length === 19; // Visa
  if ((four >= 5100 && four <= 5599) || (four >= 2200 && four <= 2204) || (four >= 2221 && four <= 2720))
    return length === 16; // Mastercard, Mir
  if ((four >= 3400 && four <= 3499) || (four >= 3700 && four <= 3799)) return length === 15; // American Express
  if (
    (four >= 3000 && four <= 3059) ||
    four === 3095 ||
    (four >= 3600 && four <= 3699) ||
    (four >= 3800 && four <= 3999)
  )
    return true; // Diners Club
  if (four >= 3528 && four <= 3589) return length >= 16; // JCB
  if (four === 6011 || (four >= 6440 && four <= 6599)) return length >= 16; // Discover
  if (four >= 6200 && four <= 6299) return length >= 16; // UnionPay
  return (MAESTRO.has(four) || (four >= 6380 && four <= 6399)) && length >= 15; // Maestro, Elo, RuPay
}

const MAESTRO: ReadonlySet<number> = new Set([
  5018, 5020, 5038, 5081, 5085, 5893, 6304, 6069, 6521, 6522, 6759, 6761, 6762, 6763, 6771,
]);
