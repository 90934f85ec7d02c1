import type { Recognizer } from '../../recognizer.ts';

/** French social security numbers (NIR, numéro INSEE), as on the carte Vitale: thirteen places and a key of two digits. */
export const nir: Recognizer = {
  id: 'pii/fr/nir',
  entity: 'FR_NIR',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[1-478][ \-\u2010-\u2015\u2212]?\d{2}[ \-\u2010-\u2015\u2212]?\d{2}[ \-\u2010-\u2015\u2212]?(?:\d{2}|2[AB])[ \-\u2010-\u2015\u2212]?\d{3}[ \-\u2010-\u2015\u2212]?\d{3}[ \-\u2010-\u2015\u2212]?\d{2}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.5,
  context: [
    'sécurité sociale',
    'securite sociale',
    'numéro de sécu',
    'numero de secu',
    'n° de sécu',
    'sécu',
    'secu',
    'nir',
    'insee',
    'numéro insee',
    'carte vitale',
    'vitale',
    'assuré',
    'assurée',
    'assuré social',
    'cpam',
    'ameli',
    'immatriculation',
    'social security',
  ],
  isValid: (candidate) => isNir(candidate.replaceAll(/[ \-\u2010-\u2015\u2212]/gu, '')),
  source:
    'Code de la sécurité sociale, art. R115-1; décret 82-103 (RNIPP); INSEE (insee.fr/en/metadonnees/definition/c1409)',
  cases: {
    match: [
      'NIR 171121309723356',
      'sécurité sociale : 1 49 03 2B 295 063 32',
      '2 82 11 13 201 007 49',
      'carte Vitale 1-82-08-75-022-116-49',
      '140072A07531469',
    ],
    ignore: [
      'NIR 171121309723357',
      '1 49 03 2A 295 063 32',
      '171 121 309 723 356 1',
      '571121309723356',
      '171131309723356',
      'IMEI 490154203237518',
      '1711213097233561',
      'A171121309723356',
    ],
  },
};

/** The key is 97 less the remainder; Corsica's 2A counts as 19, 2B as 18. Months over 12 stand for dates that are not known. */
function isNir(compact: string): boolean {
  const month = Number(compact.slice(3, 5));
  if (month < 1 || (month > 12 && month < 20) || (month > 42 && month < 50)) return false;
  const department = compact.slice(5, 7).replace('2A', '19').replace('2B', '18');
  const number = Number(compact.slice(0, 5) + department + compact.slice(7, 13));
  return 97 - (number % 97) === Number(compact.slice(13));
}
