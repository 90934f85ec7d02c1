import { weightedSum } from '../../checksums/weighted-sum.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Hungarian tax numbers of persons (adóazonosító jel): ten digits that begin with 8. */
export const taxId: Recognizer = {
  id: 'pii/hu/tax-id',
  entity: 'HU_TAX_ID',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])8[1-6]\d{8}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: [
    'adóazonosító',
    'adóazonosító jel',
    'adóazonosító jelem',
    'adókártya',
    'adószám',
    'adó azonosító',
    'tax id',
    'tax number',
  ],
  isValid: (candidate) => weightedSum(candidate, WEIGHTS) % 11 === Number(candidate.slice(9)),
  source: '1996. évi XX. törvény, melléklet (adóazonosító jel képzése)',
  cases: {
    match: ['adóazonosító jel 8444330396', 'adóazonosító: 8406714174.', 'adószám 8366054314'],
    ignore: [
      'adóazonosító 8444330397',
      'adóazonosító 7444330396',
      'adóazonosító 844433039',
      'adóazonosító 84443303961',
      'adóazonosító A8444330396',
      'adóazonosító 8444-330396',
    ],
  },
};

const WEIGHTS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];
