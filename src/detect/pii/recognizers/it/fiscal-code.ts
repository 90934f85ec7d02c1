import { isFiscalCode } from '../../fiscal-code.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Italian fiscal codes of persons: sixteen letters and digits with a check letter. */
export const fiscalCode: Recognizer = {
  id: 'pii/it/fiscal-code',
  entity: 'IT_FISCAL_CODE',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[A-Z]{3} ?[A-Z]{3} ?[0-9LMNP-V]{2}[ABCDEHLMPR-T][0-9LMNP-V]{2} ?[A-Z][0-9LMNP-V]{3} ?[A-Z](?![\p{L}\p{N}_\-\u2010-\u2013])/iu,
  score: 0.9,
  context: ['codice fiscale', 'cod. fiscale', 'cod.fisc', 'c.f', 'cf', 'fiscale', 'fiscal code', 'tax code'],
  isValid: (candidate) => isFiscalCode(candidate.replaceAll(' ', '').toUpperCase()),
  source: 'Decreto Ministeriale 23 dicembre 1976 (codice fiscale), artt. 1–7',
  cases: {
    match: ['codice fiscale LNPRCP61S10L960W', 'CF: ZGDRGZ31L28H418G.', 'GZL PZD 72S18 H839E', 'nclrbg79l43h664x'],
    ignore: [
      'LNPRCP61S10L960X',
      'ZGDRGZ31L35H418G',
      'GZLPZD72F18H839E',
      'NCLRBG79L43H664',
      'NCLRBG79L43H664XX',
      'ANCLRBG79L43H664X',
      'NCLRBG79L4SH664X',
    ],
  },
};
