import { isMod1110Valid } from '../../checksums/iso7064.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** German VAT numbers (USt-IdNr.): `DE` and nine digits. Those of sole traders are personal. */
export const vatId: Recognizer = {
  id: 'pii/de/vat-id',
  entity: 'DE_VAT_ID',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])DE[ -]?[1-9]\d{2} ?\d{3} ?\d{3}(?![\p{L}\p{N}_\-\u2010-\u2013])/iu,
  score: 0.6,
  context: [
    'ust-id',
    'ust-idnr',
    'ustid',
    'ustidnr',
    'ust-id-nr',
    'umsatzsteuer-id',
    'umsatzsteuer',
    'umsatzsteuer-identifikationsnummer',
    'umsatzsteueridentifikationsnummer',
    'vat',
    'vat id',
    'vat number',
    'vat no',
  ],
  isValid: (candidate) => isMod1110Valid(digitsOf(candidate)),
  source: '§ 27a UStG; BZSt, Aufbau der USt-IdNr.; check digit: ISO/IEC 7064 mod 11,10',
  cases: {
    match: ['USt-IdNr. DE652985602', 'VAT DE 969 761 150', 'DE506746819.', 'ust-id de253689052'],
    ignore: [
      'USt-IdNr. DE652985603',
      'VAT DE 969 761 151',
      'DE012345678',
      'DE65298560',
      'DE6529856021',
      'AT652985602',
      'CODE652985602',
    ],
  },
};
