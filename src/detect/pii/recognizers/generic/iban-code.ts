import { countrySpecs, ValidationErrorsIBAN, validateIBAN } from 'ibantools';
import type { Recognizer } from '../../recognizer.ts';

/** International bank account numbers, bare or in groups, whose country, length and check digits are right. */
export const ibanCode: Recognizer = {
  id: 'pii/generic/iban-code',
  entity: 'IBAN_CODE',
  pattern:
    /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ .\-\u2010-\u2015\u2212]?[A-Z0-9]{4}){2,7}(?:[ .\-\u2010-\u2015\u2212]?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/iu,
  score: 0.95,
  accept: acceptIban,
  source: 'ISO 13616-1:2020; SWIFT IBAN Registry',
  cases: {
    match: [
      'DE89370400440532013000',
      'DE89 3704 0044 0532 0130 00',
      'GB82WEST12345698765432',
      'GB82 WEST 1234 5698 7654 32',
      'to FR14 2004 1010 0505 0001 3M02 606 please',
      'BE68 5390 0754 7034 from my account',
      'NL91ABNA0417164300',
      'NO9386011117947',
      'MT84MALT011000012345MTLCAST001S',
      'iban de89370400440532013000',
      'ES91-2100-0418-4502-0005-1332',
      'ES91\u20112100\u20110418\u20114502\u20110005\u20111332',
      'BE13 4193 7664 7968',
    ],
    ignore: [
      'DE89370400440532013001',
      'DE88370400440532013000',
      'GB82WEST12345698765433',
      'GB82 WEST 1234 5698 7654',
      'FR14 2004 1010 0505 0001 3M02 607',
      'XX89370400440532013000',
      'aDE89370400440532013000',
      'DE89 DE89 DE89 DE89 DE89 DE',
      'MD5 d41d8cd98f00b204e9800998ecf8427e',
      'BE68 5390 0754 7034from',
    ],
  },
};

/** Takes as many characters as the country's numbers have, when they end where a group ends. */
function acceptIban(candidate: string): number {
  const length = countrySpecs[candidate.slice(0, 2).toUpperCase()]?.chars ?? null;
  if (length === null) return 0;
  let compact = '';
  let end = 0;
  for (; end < candidate.length && compact.length < length; end++) {
    if (!isSeparator(candidate, end)) compact += candidate.charAt(end);
  }
  if (compact.length < length || (end < candidate.length && !isSeparator(candidate, end))) return 0;
  return isIban(compact.toUpperCase()) ? end : 0;
}

/**
 * Whether format and ISO 7064 check digits are right. Some countries have check digits of their own within; numbers made
 * up for tests seldom have them right, and the check digits of the whole are evidence enough.
 */
function isIban(compact: string): boolean {
  return validateIBAN(compact).errorCodes.every((code) => code === ValidationErrorsIBAN.WrongAccountBankBranchChecksum);
}

function isSeparator(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 0x20 || unit === 0x2d || unit === 0x2e || (unit >= 0x2010 && unit <= 0x2015) || unit === 0x2212;
}
